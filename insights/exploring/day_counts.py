"""What a view without filters need not count again: the counts of days that Postgres keeps (insights/counting.py)."""

from collections.abc import Mapping

from agencies.models import Agency
from insights.counting import What, by_question, by_value, texted
from insights.exploring.dimensions import NOTHING, Dimension
from insights.exploring.measures import RATED, Measure
from insights.period import Period
from insights.tallies import Tally, added

PLACES = {"district": What.DISTRICT, "call_type": What.CALL_TYPE}


def total_of_days(*, agency: Agency, measure: Measure, period: Period) -> Tally:
    """How many of how many, all together: one query."""
    if measure.is_answering:
        return added(texted(agency=agency, since=period.first, last=period.last).values())
    counted = by_question(
        agency=agency, questions=measure.questions, since=period.first, last=period.last
    )
    return added(counted.values())


def groups_of_days(
    *, agency: Agency, measure: Measure, period: Period, by: Dimension
) -> Mapping[str, Tally] | None:
    """How many of how many by group: two queries; None where counts of days don't tell this measure's groups.

    They tell district and call type of calls; who came through a door spoke of no call, and is what is left.
    """
    if measure.key != RATED or by.key not in PLACES:
        return None
    counted = by_value(
        agency=agency, what=PLACES[by.key], questions=measure.questions, period=period
    )
    doors = total_of_days(agency=agency, measure=measure, period=period) - added(counted.values())
    groups = {value or NOTHING: tally for value, tally in counted.items()}
    return {**groups, NOTHING: groups.get(NOTHING, Tally()) + doors}
