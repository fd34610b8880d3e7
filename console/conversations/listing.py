"""The list of conversations: narrowed down, sorted, found by number on the record, taken away as a file."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, staff_only
from agencies.models.agency import LANGUAGES
from console.dates import Days, days_of
from console.explore.address import asks_of_officers_in_vain, dimensions_for, where_of
from console.frame import LEADERS
from console.spreadsheets import spreadsheet
from console.texts.by_number import NumberSearch, citizen_shown, search, whole_number
from console.texts.tabs import tabs
from insights.conversation_list import (
    ANSWERS,
    SORTS,
    ConversationFilters,
    ConversationRow,
    conversation_page,
    every_conversation,
)
from insights.period import LENGTHS
from surveys.models import Conversation

LARGEST_PAGE = 10_000
HEADINGS = (
    "About",
    "Survey",
    "Version",
    "Way of answering",
    "State",
    "Why it was closed",
    "Language",
    "Began",
    "Ended",
    "Questions answered",
    "Questions",
    "Rating",
    "Answers",
    "Corrected by hand",
)


@staff_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The latest conversations, or those that the filters leave."""
    days = _days(request)
    return _render(request, _filters(request, days), days)


@leaders_only
@never_cache
@require_POST
def by_number(request: AgencyRequest, slug: str) -> HttpResponse:
    """The conversations with one number."""
    found = search(request)
    return _render(request, ConversationFilters(citizen=found.citizen), Days(), found)


@staff_only
@never_cache
def export(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """What the filters leave as a CSV file, without numbers and words of citizens; taking it away is recorded."""
    filters = _filters(request, _days(request))
    audit.record(
        request=request,
        agency=request.agency,
        action="conversations.exported",
        subject="conversations",
        detail={"Address": request.GET.urlencode()},
    )
    return spreadsheet(name=f"{slug}-conversations.csv", rows=_table(request, filters))


def _render(
    request: AgencyRequest,
    filters: ConversationFilters,
    days: Days,
    found: NumberSearch | None = None,
) -> HttpResponse:
    given = {name: value for name, value in request.GET.items() if value and name != "page"}
    if filters.citizen:
        given["citizen"] = str(filters.citizen.pk)
    number = min(max(whole_number(request.GET.get("page", "")), 1), LARGEST_PAGE)
    context = {
        "tabs": tabs(request, "conversations"),
        "filters": filters,
        "search": found,
        "page": conversation_page(agency=request.agency, filters=filters, number=number),
        "states": Conversation.State.choices,
        "surveys": request.agency.surveys.order_by("rank", "pk"),
        "languages": [(code, LANGUAGES.get(code, code)) for code in request.agency.languages],
        "answers": ANSWERS,
        "lengths": LENGTHS,
        "days": days,
        "asks_of_officers_in_vain": asks_of_officers_in_vain(request),
        "query": urlencode(given),
        "query_unsorted": urlencode({n: v for n, v in given.items() if n != "sort"}),
        "leads": request.membership.role in LEADERS,
    }
    return render(request, "console/conversations/listing.html", context)


def _days(request: AgencyRequest) -> Days:
    return days_of(request.GET.dict(), zone=request.agency.zone, now=timezone.now())


def _filters(request: AgencyRequest, days: Days) -> ConversationFilters:
    given = request.GET
    return ConversationFilters(
        q=given.get("q", "").strip(),
        state=_one_of(given.get("state", ""), dict(Conversation.State.choices)),
        survey=whole_number(given.get("survey", "")) or None,
        language=_one_of(given.get("language", ""), LANGUAGES),
        answers=_one_of(given.get("answers", ""), ANSWERS),
        ask=given.get("ask", ""),
        where=_where(request),
        period=days.period,
        citizen=citizen_shown(request, given.get("citizen", "")),
        sort=_one_of(given.get("sort", ""), SORTS) or "newest",
    )


def _where(request: AgencyRequest) -> dict[str, str]:
    """What an address narrows down to beyond survey and language, which have a field of their own."""
    allowed = dimensions_for(request)
    own = {"survey", "language"}
    return where_of(
        request.GET.dict(), {key: each for key, each in allowed.items() if key not in own}
    )


def _one_of(value: str, known: dict[str, Any]) -> str:
    return value if value in known else ""


def _table(request: AgencyRequest, filters: ConversationFilters) -> Iterator[list[object]]:
    yield list(HEADINGS)
    zone = request.agency.zone
    for row in every_conversation(agency=request.agency, filters=filters):
        talk = row.talk
        ended = f"{talk.closed_at.astimezone(zone):%Y-%m-%d %H:%M}" if talk.closed_at else ""
        yield [
            talk.about,
            talk.survey.name,
            talk.question.version.number,
            talk.get_channel_display(),
            talk.get_state_display(),
            talk.closed_because,
            talk.language,
            f"{talk.opened_at.astimezone(zone):%Y-%m-%d %H:%M}",
            ended,
            row.answered,
            row.questions,
            "" if row.rating is None else row.rating,
            _answers(row),
            row.corrected,
        ]


def _answers(row: ConversationRow) -> str:
    """The numbers of the answers, by question: "Officer's service: 4 of 5; Kept informed: yes"."""
    said = ((answer.question.label, answer.said) for answer in row.answers)
    return "; ".join(f"{label}: {words}" for label, words in said if words)
