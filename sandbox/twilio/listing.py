"""Twilio's list of messages: filters, newest first, page by page."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from sandbox.twilio.messages import Message
from sandbox.twilio.refusals import Refusal, Refused

_FILTERS = ("To", "From", "DateSent", "DateSent>", "DateSent<")
_DEFAULT_PAGE, _LARGEST_PAGE = 50, 1000


@dataclass(frozen=True, slots=True)
class _Span:
    """Times of sending, both ends included; None is open."""

    first: datetime | None
    last: datetime | None

    def holds(self, message: Message) -> bool:
        moment = (message.sent or message.created).replace(microsecond=0)
        return (self.first is None or moment >= self.first) and (
            self.last is None or moment <= self.last
        )


def page_of_messages(
    messages: Sequence[Message], *, account_sid: str, query: Mapping[str, str], path: str
) -> dict[str, object]:
    """Return one page of the account's messages, newest first, with the addresses around it.

    `messages` are oldest first. A page begins where the page token says, so that texts which come
    meanwhile shift nothing. Dates are days or moments in UTC and are themselves included; a text
    that has not been sent yet counts by its creation. Raises Refused for a date or size that
    cannot be read.
    """
    span, size, page = _span(query), _page_size(query), _whole(query, "Page", 0)
    before = _position(query.get("PageToken", ""))
    found: list[Message] = []
    more = False
    for message in _matching(messages, account_sid, query, span, before):
        if len(found) == size:
            more = True
            break
        found.append(message)
    kept = {name: query[name] for name in _FILTERS if query.get(name)} | {"PageSize": str(size)}
    following = kept | {"Page": str(page + 1)}
    if found:
        following["PageToken"] = f"PA{found[-1].position}"
    return {
        "messages": [message.as_json() for message in found],
        "page": page,
        "page_size": size,
        "start": page * size,
        "end": page * size + max(len(found) - 1, 0),
        "uri": f"{path}?{urlencode(dict(query))}" if query else path,
        "first_page_uri": f"{path}?{urlencode(kept | {'Page': '0'})}",
        "next_page_uri": f"{path}?{urlencode(following)}" if more else None,
        "previous_page_uri": None,
    }


def _matching(
    messages: Sequence[Message],
    account_sid: str,
    query: Mapping[str, str],
    span: _Span,
    before: int,
) -> Iterator[Message]:
    to, sender = query.get("To"), query.get("From")
    return (
        message
        for message in reversed(messages)
        if message.position < before
        and message.account_sid == account_sid
        and (not to or message.to == to)
        and (not sender or message.sender == sender)
        and span.holds(message)
    )


def _span(query: Mapping[str, str]) -> _Span:
    if query.get("DateSent"):
        first, last = _bounds(query["DateSent"])
        return _Span(first, last)
    return _Span(
        _bounds(query["DateSent>"])[0] if query.get("DateSent>") else None,
        _bounds(query["DateSent<"])[1] if query.get("DateSent<") else None,
    )


def _bounds(text: str) -> tuple[datetime, datetime]:
    """The first and the last second that a day, or a moment, stands for."""
    try:
        if len(text) <= len("2026-01-31"):
            start = datetime.combine(date.fromisoformat(text), time(), UTC)
            return start, start + timedelta(days=1, seconds=-1)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(Refusal(20001, 400, f"'{text}' is not a date")) from error
    moment = moment.replace(tzinfo=moment.tzinfo or UTC, microsecond=0)
    return moment, moment


def _page_size(query: Mapping[str, str]) -> int:
    return min(max(_whole(query, "PageSize", _DEFAULT_PAGE), 1), _LARGEST_PAGE)


def _whole(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name) or str(default)
    if not text.isdecimal():
        raise Refused(Refusal(20001, 400, f"'{text}' is not a valid {name}"))
    return int(text)


def _position(token: str) -> int:
    """The position before which a page begins."""
    digits = token.removeprefix("PA")
    if not token:
        return sys.maxsize
    if not digits.isdecimal():
        raise Refused(Refusal(20001, 400, f"'{token}' is not a valid PageToken"))
    return int(digits)
