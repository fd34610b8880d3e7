"""Dates that can't be shown stay in their fields, with what is wrong beside them."""

import re

import pytest

from tests.console.conftest import Page


@pytest.mark.parametrize("path", ["explore/", "comments/", "incidents/", "texts/conversations/"])
def test_wrong_dates_stay_as_they_were_written(page: Page, path: str) -> None:
    html = page(f"{path}?from=2026-11-10&to=2026-11-01")
    assert "The last day is before the first." in html
    assert re.search(r'name="from" value="2026-11-10"', html)
    assert re.search(r'name="to" value="2026-11-01"', html)
