"""The rows behind a view: each answer or each text that was counted, without names, numbers and words of citizens."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Expression, F
from django.db.models.functions import Coalesce

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.exploring.dimensions import DIMENSIONS, narrowed, shift_of
from insights.exploring.measures import Measure, counted_rows
from insights.period import Period

PORTION = 2000
PLAIN = ("district", "beat", "call_type", "disposition", "unit")


def headings(measure: Measure, *, officers: bool) -> list[str]:
    """The columns of `rows`."""
    titles = [DIMENSIONS[key].title for key in PLAIN]
    badge = ["Officer's badge"] if officers else []
    last = ["Answered"] if measure.is_answering else ["Question", "Answer"]
    return ["Incident", "Called", "Shift", *titles, *badge, "Language", "When", *last]


def rows(
    *,
    agency: Agency,
    measure: Measure,
    period: Period,
    where: Mapping[str, str],
    officers: bool,
) -> Iterator[list[object]]:
    """Row by row in the order of their making; times are the agency's.

    It may be read after the view's transaction: each portion opens its own. With `officers`, their badges.
    """
    last = 0
    while True:
        with acting_for(agency), transaction.atomic():
            portion = _portion(agency, measure, period, where, last)
        for row in portion:
            yield _cells(row, measure, period, officers)
        if len(portion) < PORTION:
            return
        last = portion[-1]["pk"]


def _portion(
    agency: Agency, measure: Measure, period: Period, where: Mapping[str, str], after: int
) -> list[dict[str, Any]]:
    found, _, path = counted_rows(agency=agency, measure=measure, period=period)
    columns: dict[str, Expression | F] = {
        f"its_{key}": F(path.to(DIMENSIONS[key])) for key in (*PLAIN, "language")
    }
    columns |= {
        "reference": F(f"{path.incident}reference"),
        "called": F(f"{path.incident}opened_at"),
        "badge": Coalesce(F(f"{path.door_officer}__badge"), F(f"{path.incident}officer__badge")),
    }
    if measure.is_answering:
        columns |= {"at": F("opened_at"), "said": F("answered")}
    else:
        columns |= {"at": F("answered_at"), "said": F("number"), "label": F("question__label")}
    narrow = narrowed(found, where=where, path=path, zone=period.zone)
    portion = narrow.filter(pk__gt=after).order_by("pk").values("pk", **columns)[:PORTION]
    return [dict(row) for row in portion]


def _cells(
    row: Mapping[str, Any], measure: Measure, period: Period, officers: bool
) -> list[object]:
    at = row["at"].astimezone(period.zone)
    # Who came through a door speaks of no call: their cells of it stay empty.
    called = row["called"] and row["called"].astimezone(period.zone)
    said = ["yes" if row["said"] else "no"] if measure.is_answering else [row["label"], row["said"]]
    return [
        row["reference"] or "",
        f"{called:%Y-%m-%d %H:%M}" if called else "",
        shift_of(called.hour) if called else "",
        *(row[f"its_{key}"] or "" for key in PLAIN),
        *([row["badge"] or ""] if officers else []),
        row["its_language"],
        f"{at:%Y-%m-%d %H:%M}",
        *said,
    ]
