"""A real browser on the real pages of an agency with three months of the past."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from sandbox.browser import chromium, running_browser
from sandbox.stack import Stack, running_stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    if chromium() is None:
        pytest.skip("Chromium is not installed.")
    with running_stack(history=True) as stack:
        yield stack


@pytest.fixture(scope="module")
def browser(stack: Stack) -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser
