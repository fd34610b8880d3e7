"""Areas out of a GeoJSON file: whatever a GIS exports is drawn, or refused with what to do."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import box, mapping

from agencies.geojson import MOST_AREAS, WIDTH, NoMap, draw, key_of

WEST, SOUTH = -92.5, 42.4


def written(*features: tuple[dict[str, Any], Any]) -> bytes:
    """A file of features, each with its properties and its geometry."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": properties, "geometry": geometry}
                for properties, geometry in features
            ],
        }
    ).encode()


def square(east: float, north: float, size: float = 0.1) -> dict[str, Any]:
    """A square so many degrees from the corner of the town."""
    west, south = WEST + east, SOUTH + north
    return dict(mapping(box(west, south, west + size, south + size)))


TWO = written(
    ({"OBJECTID": 1, "BEAT_NO": "03", "NAME": "Old town"}, square(0, 0)),
    ({"OBJECTID": 2, "BEAT_NO": "4", "NAME": "Harbor"}, square(0.1, 0)),
)


def test_the_property_that_fits_the_incidents_names_the_areas() -> None:
    drawing = draw(TWO, known=["3", "4", "5"])
    assert drawing.named_by == "BEAT_NO"
    assert [each.name for each in drawing.shapes] == ["03", "4"]
    assert draw(TWO, known=[], named_by="NAME").named_by == "NAME"


def test_north_is_up_and_degrees_of_longitude_are_narrower() -> None:
    drawing = draw(TWO, known=["3", "4"])
    first, second = drawing.shapes
    assert (first.x, second.x) == (WIDTH // 4, 3 * WIDTH // 4)
    assert drawing.height == pytest.approx(WIDTH / 2 / 0.7379, abs=1)  # cosine of 42.45°
    up = draw(
        written(({"b": "north"}, square(0, 0.1)), ({"b": "south"}, square(0, 0))),
        known=["north", "south"],
    )
    north, south = up.shapes
    assert north.y < south.y


def test_polygons_of_one_name_are_one_area_and_holes_stay_holes() -> None:
    outside = box(WEST, SOUTH, WEST + 0.3, SOUTH + 0.3)
    ring = outside.difference(box(WEST + 0.1, SOUTH + 0.1, WEST + 0.2, SOUTH + 0.2))
    drawing = draw(
        written(({"b": "A"}, dict(mapping(ring))), ({"b": "A"}, square(0.5, 0))), known=["a"]
    )
    [area] = drawing.shapes
    assert area.path.count("M") == area.path.count("Z") == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not GeoJSON"),
        (b"\xff\xfe", "not GeoJSON"),
        (b"[1, 2]", "no polygons"),
        (written(), "no polygons"),
        (written(({"b": "A"}, {"type": "Point", "coordinates": [1, 2]})), "no polygons"),
        (written(({"b": "A"}, None)), "no polygons"),
        (written(({"b": "A"}, {"type": "Polygon", "coordinates": [[[1, "x"]]]})), "Polygon 1"),
        (written(({"b": "A"}, {"type": "Polygon", "coordinates": 7})), "Polygon 1"),
        (written(({"b": "A"}, dict(mapping(box(5e5, 4e6, 6e5, 5e6))))), "WGS 84"),
        (written(({"b": "B"}, square(0, 0))), "Write below which property"),
        (written(({}, square(0, 0))), "Write below which property"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(NoMap, match=says):
        draw(data, known=["A"])


def test_a_property_that_no_area_has_and_too_many_areas_are_refused() -> None:
    with pytest.raises(NoMap, match="“sector”"):
        draw(TWO, known=[], named_by="sector")
    many = [({"b": str(at)}, square(at * 0.1, 0)) for at in range(MOST_AREAS + 1)]
    with pytest.raises(NoMap, match="501 areas"):
        draw(written(*many), known=["1"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists)))
)
def test_nothing_but_a_sentence_comes_of_a_broken_file(parts: list[tuple[str, object]]) -> None:
    features = [
        {"properties": {"b": name}, "geometry": {"type": "Polygon", "coordinates": coordinates}}
        for name, coordinates in parts
    ]
    with pytest.raises(NoMap):
        draw(json.dumps({"features": features}).encode(), known=[name for name, _ in parts])


@pytest.mark.parametrize(("one", "other"), [("03", "3"), ("North ", "NORTH"), ("C 1", "c1")])
def test_spellings_of_one_area(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)
