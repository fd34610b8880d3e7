"""The list of texts: narrowed down, each with the incident it is about; and one text with its history."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from agencies.models import Agency
from insights.by_number import begins_with
from insights.period import Period
from messaging.models import Citizen, Message
from surveys.models import Conversation

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFilters:
    """What the list is narrowed to; an empty one narrows nothing. `q` is an incident's reference, or its start."""

    q: str = ""
    status: str = ""
    purpose: str = ""
    line: int | None = None
    period: Period | None = None
    citizen: Citizen | None = None

    @property
    def any(self) -> bool:
        return replace(self) != TextFilters()


@dataclass(frozen=True, slots=True)
class TextPage:
    """One page of it, newest first, and whether there are more."""

    rows: list[tuple[Message, Conversation | None]]
    number: int
    more: bool


def text_page(*, agency: Agency, filters: TextFilters, number: int) -> TextPage:
    """Three queries, none of which counts all texts.

    The keys of the page first, along an index: joined at once, Postgres takes a line's texts for few and sorts all.
    """
    start = (number - 1) * PAGE
    found = _matching(agency, filters).order_by("-queued_at", "-pk").values_list("pk", flat=True)
    keys = list(found[start : start + PAGE + 1])
    shown = agency.messages.filter(pk__in=keys).select_related("line", "citizen")
    texts = list(shown.order_by("-queued_at", "-pk"))
    talks = conversations_of(agency=agency, texts=texts[:PAGE])
    rows = [(text, talks.get(text.thread)) for text in texts[:PAGE]]
    return TextPage(rows, number, len(texts) > PAGE)


def conversations_of(
    *, agency: Agency, texts: Iterable[Message]
) -> dict[uuid.UUID | None, Conversation]:
    """The conversation of each of these texts that belongs to one, with its incident, by thread."""
    threads = {text.thread for text in texts if text.thread}
    talks = agency.conversations.filter(thread__in=threads).select_related("incident")
    return {talk.thread: talk for talk in talks}


def _matching(agency: Agency, filters: TextFilters) -> QuerySet[Message]:
    found: QuerySet[Message] = agency.messages.all()
    if filters.q:
        about = begins_with(agency=agency, words=filters.q, path="incident__")
        talks = agency.conversations.filter(about)
        found = found.filter(thread__in=talks.values("thread"))
    if filters.period:
        found = found.filter(queued_at__gte=filters.period.start, queued_at__lt=filters.period.end)
    for name in ("status", "purpose", "line", "citizen"):
        if value := getattr(filters, name):
            found = found.filter(**{name: value})
    return found
