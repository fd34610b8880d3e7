"""Themes are the agency's: named, taught and put out of use by its admins; every comment is then read again."""

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from feedback.models import ReadingPlace, Theme
from tests.console.conftest import Page

pytestmark = pytest.mark.django_db
THREE = "They park on the sidewalk\nA truck blocks my driveway\nCars in the fire lane"


def theme(agency: Agency, name: str) -> Theme:
    with acting_for(agency), transaction.atomic():
        return agency.themes.get(name=name)


def test_themes_that_come_with_engage_are_listed_with_what_was_measured(page: Page) -> None:
    html = page("settings/themes/")
    assert html.count("In use") == 11
    assert "It agrees with a person about how" in html


def test_a_theme_is_added_and_everything_is_read_again(page: Page, agency: Agency) -> None:
    with acting_for(agency), transaction.atomic():
        ReadingPlace.objects.create(agency=agency, transaction=7, answer=9)
    answer = page.post("settings/themes/add/", name=" Parking ", active="on", in_en=THREE, in_es="")
    assert answer.status_code == 302
    assert theme(agency, "Parking").examples == {"en": THREE.splitlines()}
    with acting_for(agency), transaction.atomic():
        assert ReadingPlace.objects.get().transaction == 0
        assert agency.audit_entries.filter(action="theme.added", subject="Parking").exists()


def test_a_theme_is_renamed_and_put_out_of_use(page: Page, agency: Agency) -> None:
    page("settings/themes/")
    key = theme(agency, "Safety").pk
    page.post(f"settings/themes/{key}/", name="Feeling safe", in_en="I feel safe")
    changed = theme(agency, "Feeling safe")
    assert (changed.key, changed.active) == ("safety", False)
    page("settings/themes/")  # where it is said that it is saved
    assert "Feeling safe" not in page("comments/")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "", "in_en": THREE}, "Write what people speak of"),
        ({"name": "courtesy", "in_en": THREE}, "Another theme has this name."),
        ({"name": "Parking", "in_en": "one"}, "Write 3 sentences or more"),
        ({"name": "Parking", "in_en": THREE, "in_es": "x" * 201}, "200 characters"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(page: Page, fields: dict[str, str], said: str) -> None:
    page("settings/themes/")
    answer = page.post("settings/themes/add/", active="on", **fields)
    assert answer.status_code == 200
    assert said in answer.content.decode()
