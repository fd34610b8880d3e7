"""All the real processes together: nothing in them knows of a test."""

from collections.abc import Iterator

import pytest

from sandbox.stack import Stack, running_stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with running_stack() as stack:
        yield stack
