"""The officer's rating on the agency's own map: each area with its share, and what lies in none."""

from collections.abc import Sequence
from dataclasses import dataclass

from agencies.geojson import key_of
from agencies.models import Agency, Area, AreaMap
from insights.exploring.breakdown import tallied
from insights.exploring.dimensions import DIMENSIONS
from insights.exploring.measures import rated_officer
from insights.groups import Group, Groups, grouped
from insights.headlines import Headlines
from insights.period import Period

STEPS = (0.6, 0.7, 0.8, 0.9)
"""Where one shade ends and the next begins: the same on every map, so that maps can be compared."""


@dataclass(frozen=True, slots=True)
class Place:
    """An area and the people who answered about it; None where nobody did."""

    area: Area
    group: Group | None

    @property
    def shade(self) -> int | None:
        """From 0, the lowest share, to 4; None where there are too few people to show one."""
        share = self.group.tally.share if self.group and self.group.tally else None
        return None if share is None else sum(share.share >= step for step in STEPS)

    @property
    def lower(self) -> bool:
        return bool(self.group and self.group.lower)


@dataclass(frozen=True, slots=True)
class Shown:
    """The map. `elsewhere` are the groups that have no area on it."""

    map: AreaMap
    places: Sequence[Place]
    elsewhere: Sequence[Group]


def area_map(
    *, agency: Agency, period: Period, asked: Headlines, districts: Groups
) -> Shown | None:
    """The map of the period: two queries, and one more where it is of beats. None where the agency has no map."""
    found = AreaMap.objects.filter(agency=agency).prefetch_related("areas").first()
    if found is None:
        return None
    groups = districts if found.of == AreaMap.Of.DISTRICT else _beats(agency, period, asked)
    by_key = {key_of(group.value): group for group in groups.every if group.value}
    areas = list(found.areas.all())
    drawn = {key_of(area.name) for area in areas}
    return Shown(
        map=found,
        places=[Place(area, by_key.get(key_of(area.name))) for area in areas],
        elsewhere=[group for key, group in by_key.items() if key not in drawn],
    )


def _beats(agency: Agency, period: Period, asked: Headlines) -> Groups:
    beats = tallied(
        agency=agency,
        measure=rated_officer(asked),
        period=period,
        where={},
        by=DIMENSIONS["beat"],
    )
    return grouped(beats, lambda value: value)
