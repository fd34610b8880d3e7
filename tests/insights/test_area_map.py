"""The officer's rating on the agency's own map, against people counted by hand."""

from datetime import datetime

import pytest

from agencies.mapping import take_map
from agencies.models import Agency, AreaMap
from agencies.tenancy import acting_for
from incidents.models import Incident
from insights.area_map import Place, Shown, area_map
from insights.groups import groups
from insights.overview import overview
from insights.period import period
from insights.tallies import Tally
from tests.agencies.test_geojson import square, written
from tests.insights.callers import Callers

NORTH_AND_SOUTH = written(({"d": "NORTH"}, square(0, 0.1)), ({"d": "South"}, square(0, 0)))


def _taken(agency: Agency, now: datetime, data: bytes, **names: list[str]) -> AreaMap:
    with acting_for(agency):
        return take_map(
            agency=agency,
            data=data,
            file_name="areas.geojson",
            names=names,
            named_by="",
            by=None,
            now=now,
        )


def _shown(agency: Agency, now: datetime) -> Shown | None:
    with acting_for(agency):
        chosen = period(days=30, zone=agency.zone, now=now)
        asked = overview(agency=agency, period=chosen).headlines
        districts, _ = groups(agency=agency, period=chosen, asked=asked, names={})
        return area_map(agency=agency, period=chosen, asked=asked, districts=districts)


def _place(shown: Shown | None, name: str) -> Place:
    assert shown
    return next(place for place in shown.places if place.area.name == name)


@pytest.mark.django_db
def test_each_area_has_the_share_of_its_district(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    _taken(agency, now, NORTH_AND_SOUTH, district=["North", "Harbor"])
    for officer in (5, 5, 5, 4, 1):
        callers.answered(officer=officer, district="North")
        callers.answered(officer=officer, district="Harbor")
    shown = _shown(agency, now)
    north, south = _place(shown, "NORTH"), _place(shown, "South")
    assert north.group
    assert (north.group.tally, north.shade) == (Tally(4, 5), 3)
    assert (south.group, south.shade) == (None, None)
    assert shown
    assert [group.value for group in shown.elsewhere] == ["Harbor"]


@pytest.mark.django_db
def test_a_map_of_beats_counts_beats_and_hides_the_few(
    callers: Callers, agency: Agency, now: datetime
) -> None:
    made = _taken(agency, now, NORTH_AND_SOUTH, district=["East"], beat=["north", "south"])
    assert made.of == AreaMap.Of.BEAT
    for _ in range(4):
        callers.answered(officer=5)
    with acting_for(agency):
        Incident.objects.update(beat="south")
    south = _place(_shown(agency, now), "South")
    assert south.group
    assert (south.group.tally, south.shade) == (None, None)


@pytest.mark.django_db
def test_an_agency_without_a_map_shows_none_and_a_new_map_takes_the_place_of_the_old(
    agency: Agency, other_agency: Agency, now: datetime
) -> None:
    _taken(other_agency, now, NORTH_AND_SOUTH, district=["North"])
    assert _shown(agency, now) is None
    _taken(agency, now, NORTH_AND_SOUTH, district=["North"])
    _taken(agency, now, written(({"d": "Only"}, square(0, 0))), district=["only"])
    shown = _shown(agency, now)
    assert shown
    assert [place.area.name for place in shown.places] == ["Only"]
    with acting_for(other_agency):
        assert AreaMap.objects.get().areas.count() == 2
