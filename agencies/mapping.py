"""The map of an agency: taken from a file, kept as shapes, removed."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from agencies.geojson import draw, key_of
from agencies.models import Agency, Area, AreaMap, User

Names = Mapping[str, Collection[str]]
"""The names that incidents have, by what they name: "district", "beat"."""


@transaction.atomic
def take_map(
    *,
    agency: Agency,
    data: bytes,
    file_name: str,
    names: Names,
    named_by: str,
    by: User | None,
    now: datetime,
) -> AreaMap:
    """Draw the areas of a GeoJSON file and keep them in place of those there were. Raises NoMap.

    They are districts or beats, whichever of the two `names` more of them are among.
    """
    drawing = draw(
        data, known={name for every in names.values() for name in every}, named_by=named_by
    )
    of = _of(names, [shape.name for shape in drawing.shapes])
    AreaMap.objects.filter(agency=agency).delete()
    made = AreaMap.objects.create(
        agency=agency,
        of=of,
        named_by=drawing.named_by[:100],
        width=drawing.width,
        height=drawing.height,
        file_name=file_name[:200],
        taken_at=now,
        taken_by=by,
    )
    Area.objects.bulk_create(
        Area(agency=agency, map=made, name=each.name, path=each.path, x=each.x, y=each.y)
        for each in drawing.shapes
    )
    return made


def _of(names: Names, drawn: Collection[str]) -> str:
    keys = {key_of(name) for name in drawn}
    return max(
        AreaMap.Of.values, key=lambda of: len(keys & {key_of(name) for name in names.get(of, ())})
    )
