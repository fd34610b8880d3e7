"""An agency's areas out of a GeoJSON file: bytes to shapes that can be drawn. Pure."""

import json
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.affinity import affine_transform
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

WIDTH = 680  # of the box, in the units of its paths
HIGHEST = 900
MOST_AREAS = 500
LONGEST_NAME = 60
FINENESS = 0.8  # units: what is smaller is left out when borders are simplified
FARTHEST_EAST, FARTHEST_NORTH = 180, 90
HOLDS_POLYGONS = {"Polygon", "MultiPolygon"}


class NoMap(ValueError):
    """The file can't be drawn; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One area: its path in the box, and where its name stands."""

    name: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """All areas of a file, named by the property `named_by`, in a box of `width` by `height`."""

    named_by: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


def draw(data: bytes, *, known: Collection[str], named_by: str = "") -> Drawing:
    """Draw the polygons of a GeoJSON file (RFC 7946: longitude and latitude) into a box 680 wide.

    The names are those of the property `named_by`; without it, of the one whose values are most often among `known`.
    Polygons of one name are one area. Borders are simplified together, so that neighbours still touch. Raises NoMap.
    """
    features = _features(data)
    named_by = named_by or _best_property(features, known)
    shapes = _named(features, named_by)
    if len(shapes) > MOST_AREAS:
        raise NoMap(f"“{named_by}” gives {len(shapes):,} areas; a map shows {MOST_AREAS} at most.")
    boxed, height = _boxed(list(shapes.values()))
    simple = shapely.coverage_simplify(boxed, FINENESS)
    return Drawing(
        named_by=named_by,
        width=WIDTH,
        height=height,
        shapes=tuple(
            _shape(name, geometry)
            for name, geometry in sorted(zip(shapes, simple, strict=True), key=lambda each: each[0])
        ),
    )


def key_of(name: str) -> str:
    """What two spellings of an area have in common: case, spaces and leading zeros say nothing."""
    return "".join(name.split()).casefold().lstrip("0")


def properties_of(data: bytes) -> list[str]:
    """The properties that could name the areas, those that differ from each to each first. Raises NoMap."""
    features = _features(data)
    values: dict[str, set[str]] = defaultdict(set)
    for feature in features:
        for key, value in _properties(feature):
            values[key].add(value)
    return sorted(values, key=lambda key: -len(values[key]))


def _features(data: bytes) -> list[Mapping[str, Any]]:
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise NoMap("This is not GeoJSON. Export the areas as GeoJSON from your GIS.") from error
    found = read.get("features") if isinstance(read, dict) else None
    features = [each for each in found or () if _has_polygon(each)]
    if not features:
        raise NoMap("There are no polygons in this file. Export the areas themselves, as polygons.")
    return features


def _has_polygon(feature: object) -> bool:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return isinstance(geometry, dict) and geometry.get("type") in HOLDS_POLYGONS


def _properties(feature: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The properties that can be names, as text."""
    properties = feature.get("properties")
    for key, value in properties.items() if isinstance(properties, dict) else ():
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = f"{value:g}" if isinstance(value, float) else str(value).strip()
            if text:
                yield str(key), text[:LONGEST_NAME]


def _best_property(features: Sequence[Mapping[str, Any]], known: Collection[str]) -> str:
    wanted = {key_of(name) for name in known}
    hits: dict[str, set[str]] = defaultdict(set)
    for feature in features:
        for key, value in _properties(feature):
            if key_of(value) in wanted:
                hits[key].add(key_of(value))
    if not hits:
        raise NoMap(
            "None of the names in this file is a district or a beat of your incidents. "
            "Write below which property of the file names them."
        )
    return max(hits, key=lambda key: len(hits[key]))


def _named(features: Sequence[Mapping[str, Any]], named_by: str) -> dict[str, BaseGeometry]:
    """One geometry for each name."""
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for number, feature in enumerate(features, start=1):
        if name := dict(_properties(feature)).get(named_by):
            parts[name].append(_geometry(feature, number))
    if not parts:
        raise NoMap(f"No area of this file has a property “{named_by}”.")
    return {name: shapely.union_all(geometries) for name, geometries in parts.items()}


def _geometry(feature: Mapping[str, Any], number: int) -> BaseGeometry:
    try:
        geometry = shapely.make_valid(shape(feature["geometry"]))
    except (shapely.errors.ShapelyError, ValueError, TypeError, IndexError, KeyError) as error:
        raise NoMap(f"Polygon {number} of the file has coordinates that make no shape.") from error
    west, south, east, north = geometry.bounds
    if not (
        -FARTHEST_EAST <= west <= east <= FARTHEST_EAST
        and -FARTHEST_NORTH <= south <= north <= FARTHEST_NORTH
    ):
        raise NoMap(
            "The coordinates of this file are no longitudes and latitudes. "
            "Export it again in WGS 84 (EPSG:4326)."
        )
    return geometry


def _boxed(geometries: Sequence[BaseGeometry]) -> tuple[list[BaseGeometry], int]:
    """All of them in the box, north up, as flat as they look from above the middle; and the box's height."""
    west, south, east, north = shapely.total_bounds(geometries)
    narrowing = math.cos(math.radians((south + north) / 2))
    wide, tall = (east - west) * narrowing, north - south
    if not wide or not tall:
        raise NoMap("The areas of this file have no extent.")
    scale = min(WIDTH / wide, HIGHEST / tall)
    left = (WIDTH - wide * scale) / 2
    matrix = [narrowing * scale, 0, 0, -scale, left - west * narrowing * scale, north * scale]
    return [affine_transform(each, matrix) for each in geometries], math.ceil(tall * scale)


def _shape(name: str, geometry: BaseGeometry) -> Shape:
    inside = geometry.representative_point()
    return Shape(name, _path(geometry), round(inside.x), round(inside.y))


def _path(geometry: BaseGeometry) -> str:
    """An SVG path: each ring of each polygon, in tenths of a unit."""
    polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in list(ring.coords)[:-1]) + "Z"
        for ring in rings
    )
