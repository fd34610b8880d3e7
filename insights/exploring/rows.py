"""The rows behind a view: each answer or each text that was counted, without names, numbers and words of citizens."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from agencies.models import Agency
from agencies.tenancy import acting_for
from insights.exploring.dimensions import DIMENSIONS, shift_of
from insights.exploring.facts import Rows, counted
from insights.exploring.measures import Measure
from insights.period import Period

PORTION = 2000
PLAIN = ("district", "beat", "call_type", "disposition")


def headings(measure: Measure, *, officers: bool) -> list[str]:
    """The columns of `rows`."""
    titles = [DIMENSIONS[key].title for key in PLAIN]
    badge = ["Unit", "Officer's badge"] if officers else []
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

    It may be read after the view's transaction: each portion opens its own. With `officers`, their units and badges.
    """
    with acting_for(agency), transaction.atomic():
        found, _ = counted(agency=agency, measure=measure, period=period, where=where)
        keys = list(found.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), PORTION):
        with acting_for(agency), transaction.atomic():
            portion = _portion(agency, measure, keys[first : first + PORTION])
        for row in portion:
            yield _cells(row, measure, period, officers)


def _portion(agency: Agency, measure: Measure, keys: Sequence[int]) -> list[dict[str, Any]]:
    found: Rows = agency.answerfacts.filter(pk__in=keys)
    if measure.is_answering:
        found, talk = agency.conversationfacts.filter(pk__in=keys), "conversation__"
        columns = {"at": F("conversation__opened_at"), "said": F("came")}
    else:
        talk = "answer__conversation__"
        columns = {
            "at": F("answer__answered_at"),
            "said": F("answer__number"),
            "label": F("answer__question__label"),
        }
    portion = found.order_by("pk").values(
        *PLAIN,
        "unit",
        "language",
        **columns,
        reference=F(f"{talk}incident__reference"),
        called=F(f"{talk}incident__opened_at"),
        badge=Coalesce(F(f"{talk}door__officer__badge"), F(f"{talk}incident__officer__badge")),
    )
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
        *(row[key] for key in PLAIN),
        *([row["unit"], row["badge"] or ""] if officers else []),
        row["language"],
        f"{at:%Y-%m-%d %H:%M}",
        *said,
    ]
