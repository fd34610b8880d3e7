"""The invented town's beats as GeoJSON: what an agency's GIS would export."""

import json
from collections.abc import Iterable

import shapely
from shapely.geometry import MultiPoint, Polygon, mapping

from sandbox.roster import BEATS

# Where each beat lies about, in minutes of arc east and north of the south-western corner.
_MIDDLES = {
    "N1": (2.6, 6.6), "N2": (5.0, 7.1), "N3": (7.6, 6.5),
    "W1": (1.2, 4.9), "W2": (1.5, 3.0), "W3": (2.3, 1.3),
    "C1": (3.7, 4.9), "C2": (5.4, 5.0), "C3": (3.9, 3.2), "C4": (5.6, 3.4),
    "R1": (7.6, 4.1), "R2": (6.4, 1.6),
}  # fmt: skip
NAMES = tuple(_MIDDLES)
_LIMITS = [
    *((0.6, 2.1), (0.3, 4.2), (0.8, 6.1), (2.2, 7.7), (4.4, 8.1), (6.5, 7.9), (8.6, 7.2)),
    *((8.9, 5.5), (8.3, 4.2), (8.7, 2.9), (7.6, 1.2), (5.6, 0.4), (3.2, 0.3), (1.5, 0.8)),
]
_WEST, _SOUTH, _MINUTES = -92.5, 42.45, 60


def beats() -> bytes:
    """Every beat as a polygon with its name and its district, in longitude and latitude."""
    town = Polygon(_placed(_LIMITS))
    middles = MultiPoint(_placed(_MIDDLES.values()))
    cells = shapely.voronoi_polygons(middles, extend_to=town, ordered=True)
    district = {beat: name for name, its in BEATS.items() for beat in its}
    features = [
        {
            "type": "Feature",
            "properties": {"beat": beat, "district": district[beat]},
            "geometry": mapping(cell.intersection(town)),
        }
        for beat, cell in zip(_MIDDLES, cells.geoms, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _placed(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(_WEST + east / _MINUTES, _SOUTH + north / _MINUTES) for east, north in points]
