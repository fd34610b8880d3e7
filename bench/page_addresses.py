"""The pages that are measured, each with its address. Names in braces stand for values of the agency: see `chosen`."""

from datetime import date, timedelta

from django.db.models import Count

from agencies.models import Agency
from insights.exploring.choices import FREE
from insights.exploring.dimensions import DIMENSIONS

YEAR = "days=365"
FILTERS = {
    **{key: f"{{{key}}}" for key in DIMENSIONS},
    "shift": "night",
    "weekday": "6",
    "channel": "text",
}
"""A value of each dimension: the most frequent one, so that most is left to count."""

OVERVIEW = {
    "overview, 30 days": "",
    "overview, 12 months": f"?{YEAR}",
    "overview, where and when, 30 days": "where-and-when/?days=30",
    "overview, where and when, 12 months": f"where-and-when/?{YEAR}",
    "overview, what changed": "live/?days=30",
    "overview, latest answers": "latest/",
}
EXPLORE = {
    "explore, 30 days": "explore/",
    **{f"explore, by {key}, 12 months": f"explore/?by={key}&{YEAR}" for key in DIMENSIONS},
    **{
        f"explore, one {key}, 12 months": f"explore/?{key}={value}&{YEAR}"
        for key, value in FILTERS.items()
    },
    "explore, call types at night, 12 months": f"explore/?by=call_type&shift=night&{YEAR}",
    "explore, officers at night, 12 months": f"explore/?by=officer&shift=night&{YEAR}",
    "explore, who answered, 12 months": f"explore/?ask=answered&{YEAR}",
    "explore, who answered at night, 12 months": f"explore/?ask=answered&shift=night&{YEAR}",
    "explore, side by side, 12 months": f"explore/?first=Hills&second=River&shift=night&{YEAR}",
}
OTHER_FIGURES = {
    "who answers, 12 months": f"who-answers/?{YEAR}",
    "officers, 12 months": f"officers/?{YEAR}",
    "texts, health of 30 days": "texts/?days=30",
    "texts, health of 12 months": f"texts/?{YEAR}",
    "texts, usage of 12 months": "texts/usage/",
    "API, measures of 30 days by district": "/api/v1/measures?by=district",
    "API, measures of a year by call type": "/api/v1/measures?by=call_type&first_day={year_ago}",
    "API, the next 100 responses": "/api/v1/responses?limit=100",
    "follow-ups": "follow-ups/",
    "follow-ups, closed": "follow-ups/?show=closed",
}
COMMENTS = {
    "all": "",
    "rated 1 or 2": "rating=poor",
    "rated 4 or 5": "rating=good",
    "not rated": "rating=none",
    "sounding poor": "sounds=poor",
    "unlike the rating": "sounds=unlike",
    "of a theme": "theme={theme}",
    "unread": "seen=unread",
    "read": "seen=read",
    "written in Spanish": "language=es",
    "of a district": "district={district}",
    "of a call type": "call_type={call_type}",
    "of a survey": "survey={survey}",
}
INCIDENTS = {
    "all": "",
    "page 20": "page=20",
    "asked": "decision=asked",
    "not asked": "decision=not-asked&sort=oldest",
    "not decided yet": "decision=undecided",
    "not asked because of a frequent reason": "decision=call_type_never",
    "not asked because of a rare reason": "decision=never_text",
    "not asked because of a reason that nobody had": "decision=linked_too_many",
    "were texted": f"answer=texted&{YEAR}",
    "answered": f"answer=answered&{YEAR}",
    "did not answer": f"answer=silent&{YEAR}",
    "rated": f"answer=rated&{YEAR}",
    "rated 4 or 5": f"answer=good&{YEAR}",
    "rated 1 or 2": "answer=poor&days=90",
    "open": "status=open",
    "closed": "status=closed",
    "cancelled": "status=cancelled",
    **{f"of one {key}": f"{key}={value}" for key, value in FILTERS.items()},
    "a district and a call type": "district=Hills&call_type=SOL",
    "by number": "sort=reference",
    "the start of a number": "q=25-00001",
    "a number that nobody has": "q=99-",
}
CONVERSATIONS = {
    "all": "",
    "page 20": "page=20",
    "completed": "state=completed",
    "open": "state=open",
    "stopped": "state=stopped",
    "in Spanish": "language=es",
    "of a survey": "survey={survey}",
    "with an answer": "answers=some",
    "without an answer": "answers=none",
    "corrected": "answers=corrected",
    "rated": f"answers=rated&{YEAR}",
    "rated 4 or 5": f"answers=good&{YEAR}",
    "rated 1 or 2": "answers=poor&days=90",
    **{
        f"rated, of one {key}": f"answers=rated&{YEAR}&{key}={value}"
        for key, value in FILTERS.items()
    },
    "by incident": "sort=incident",
    "of an incident": "q=25-0000123",
}
MESSAGES = {
    "messages": "texts/messages/",
    "messages that failed": "texts/messages/?status=failed",
    "messages of an incident": "texts/messages/?q=25-0000123",
}
PAGES = {
    **OVERVIEW,
    **EXPLORE,
    **OTHER_FIGURES,
    **{f"comments, {name}": f"comments/?{YEAR}&{query}" for name, query in COMMENTS.items()},
    "comments, a word": f"comments/?q=neighbor&{YEAR}",
    **{
        f"comments counted, {name}": f"comments/themes/?{YEAR}&{query}"
        for name, query in COMMENTS.items()
    },
    **{f"incidents, {name}": f"incidents/?{query}" for name, query in INCIDENTS.items()},
    **{
        f"conversations, {name}": f"texts/conversations/?{query}"
        for name, query in CONVERSATIONS.items()
    },
    **MESSAGES,
}


def chosen(agency: Agency, *, today: date) -> dict[str, str]:
    """The values that stand in addresses and floors: those that most people have. The caller acts for the agency."""
    people = agency.conversationfacts.order_by()
    values = {
        each.key: people.values_list(each.key).annotate(n=Count("day")).order_by("-n")[0][0]
        for each in FREE
    }
    marks = agency.theme_marks.filter(holds=True).order_by()
    theme = marks.values_list("theme").annotate(n=Count("pk")).order_by("-n").first()
    others = {"theme": theme[0] if theme else 0, "year_ago": today - timedelta(days=364)}
    return {key: str(value) for key, value in (values | others).items()}
