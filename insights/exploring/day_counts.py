"""What a view without filters need not count again: the counts of days that Postgres keeps (insights/counted.py)."""

from collections.abc import Mapping

from agencies.models import Agency
from insights.counted import What, by_value, total
from insights.exploring.dimensions import NOTHING, Dimension
from insights.exploring.measures import RATED, Measure
from insights.period import Period
from insights.tallies import Tally, added

PLACES = {"district": What.DISTRICT, "call_type": What.CALL_TYPE}


def total_of_days(*, agency: Agency, measure: Measure, period: Period) -> Tally:
    """How many of how many, all together: one query."""
    what = What.TEXTED if measure.is_answering else What.QUESTION
    return total(agency=agency, what=what, questions=measure.questions, period=period)


def groups_of_days(
    *, agency: Agency, measure: Measure, period: Period, by: Dimension
) -> Mapping[str, Tally] | None:
    """How many of how many by group: one query; None where counts of days don't tell this measure's groups.

    They tell district and call type of calls; who came through a door spoke of no call, and is what is left.
    """
    if measure.key != RATED or by.key not in PLACES:
        return None
    what = PLACES[by.key]
    whats = (what, What.QUESTION)
    found = by_value(agency=agency, whats=whats, questions=measure.questions, period=period)
    doors = added(found[What.QUESTION].values()) - added(found[what].values())
    groups = {value or NOTHING: tally for value, tally in found[what].items()}
    return {**groups, NOTHING: groups.get(NOTHING, Tally()) + doors}
