"""Who answers: asked, delivered, answered, against all incidents; and whether it changes what the figures say."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.dates import days_of
from console.templatetags.words import percent, thousands
from insights.period import LENGTHS, period
from insights.who_answers.figures import WhoAnswers, who_answers
from insights.who_answers.tables import farthest
from insights.who_answers.weighting import Weighting

USUAL_DAYS = 90


@staff_only
def page(request: AgencyRequest, slug: str) -> HttpResponse:
    """The whole page."""
    agency, now = request.agency, timezone.now()
    days = days_of(request.GET.dict(), zone=agency.zone, now=now)
    chosen = days.period or period(days=USUAL_DAYS, zone=agency.zone, now=now)
    shown = who_answers(agency=agency, period=chosen)
    context = {
        "period": chosen,
        "days": urlencode(days.given or {"days": USUAL_DAYS}),
        "lengths": LENGTHS,
        "shown": shown,
        "words": _in_words(shown.weighting) if shown.weighting else "",
        "how": _how(shown.weighting) if shown.weighting else "",
        "out_of_step": _out_of_step(shown),
    }
    return render(request, "console/who_answers.html", context)


def _in_words(weighting: Weighting) -> str:
    """Whether it matters that those who answered are not like those who were asked."""
    plain, weighted = weighting.plain.share, weighting.weighted
    if plain is None:
        return ""
    if weighting.matters:
        return (
            f"It matters who answers: if those who rated us were like those asked, it would be "
            f"{percent(weighted.share)} %, not {percent(plain.share)} %."
        )
    if percent(weighted.share) == percent(plain.share):
        return (
            f"It makes no difference who answers: if those who rated us were like those asked, it would be "
            f"{percent(plain.share)} % as well."
        )
    return (
        f"It matters little who answers: if those who rated us were like those asked, it would go from "
        f"{percent(plain.share)} % to {percent(weighted.share)} %."
    )


def _how(weighting: Weighting) -> str:
    """What weighting does, and how well it could be done here."""
    raked = weighting.raked
    points = max(1, round(100 * raked.off))
    fit = "" if raked.converged else f" Here they are so to within {points} in a hundred people."
    held = " Some were held to that here." if raked.trimmed else ""
    return (
        "Weighting lets a rating count more where few of those asked rated us, until those who rated us are like those "
        f"asked by district, call type, shift and language.{fit} Groups with fewer than five ratings are put together. "
        f"No rating counts more than five times the average, or less than a fifth of it.{held}"
    )


def _out_of_step(shown: WhoAnswers) -> str:
    """Where those who answered are least like all incidents; empty where that is not by much, or may be chance."""
    group = farthest(shown.tables)
    if group is None or group.of_answers is None:
        return ""
    return (
        f"They are least like all incidents here: {group.name} is {thousands(group.incidents)} of "
        f"{thousands(shown.incidents)} incidents ({percent(group.of_incidents)} %) and "
        f"{thousands(group.answers.good)} of the {thousands(shown.counts.answered)} people who answered "
        f"({percent(group.of_answers)} %)."
    )
