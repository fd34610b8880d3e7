"""A real browser on the real pages of an agency with three months of the past: one for all tests that drive one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sandbox.browser import chromium, running_browser
from sandbox.stack import Stack, running_stack

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep them in one process, where several share the work: each would found the agency anew."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def stack() -> Iterator[Stack]:
    if chromium() is None:
        pytest.skip("Chromium is not installed.")
    with running_stack(history=True) as stack:
        yield stack


@pytest.fixture(scope="package")
def browser(stack: Stack) -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser
