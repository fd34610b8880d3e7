"""Where a page of Explore is not what its address asks for.

Said above the figures: whoever got the address from a colleague would take them for the colleague's.
"""

from agencies.access import AgencyRequest, sees_officers
from agencies.models import Agency
from console.explore.address import SORTS, View, dimensions_for
from console.templatetags.words import lower_first
from insights.exploring.dimensions import OF_OFFICERS


def notices(request: AgencyRequest, view: View) -> list[str]:
    """A sentence of the days and one of all else; none where the page shows what the address says."""
    return [each for each in (_of_days(request, view), _of_the_rest(request, view)) if each]


def _of_days(request: AgencyRequest, view: View) -> str:
    instead = f"Here are the {lower_first(view.period.words)} instead, {view.period.dates}."
    if view.wrong:
        why = lower_first(" ".join(view.wrong.values()))
        return f"The days asked for can’t be shown: {why} {instead}"
    length = request.GET.get("days", "")
    if length and "from" not in view.days and view.days["days"] != length:
        return f"There is no such length of days to choose. {instead}"
    return ""


def _of_the_rest(request: AgencyRequest, view: View) -> str:
    given, parts = request.GET, []
    if given.get("ask") and given["ask"] != view.measure.key:
        parts.append(f"there is no such question, so this is “{view.measure.title}”")
    if given.get("by") and given["by"] not in {*dimensions_for(request), *OF_OFFICERS}:
        parts.append(f"there is no such breakdown, so this is by {view.by.title.lower()}")
    if given.get("sort") and given["sort"] not in SORTS:
        parts.append("there is no such order, so this is in the usual one")
    if not sees_officers(request.membership):
        parts += _of_officers(request, view)
    return f"This is not quite what the address asks for: {'; '.join(parts)}." if parts else ""


def _of_officers(request: AgencyRequest, view: View) -> list[str]:
    """What an address asks of officers, or of units, for a reader to whom the agency does not show them."""
    given, instead = request.GET, []
    if given.get("by") in OF_OFFICERS:
        instead.append(f"this is by {view.by.title.lower()}")
    if any(given.get(key, "").strip() for key in OF_OFFICERS):
        instead.append("people count whichever officer came")
    shown_to_none = request.agency.officers_shown == Agency.OfficersShown.NOBODY
    whom = "nobody" if shown_to_none else "others only"
    return [f"your agency shows officers to {whom}, so {' and '.join(instead)}"] if instead else []
