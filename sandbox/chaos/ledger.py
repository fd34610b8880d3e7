"""Both sides' books after a run, copied so that an audit needs nothing else."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.stack import Stack

_OUR_TEXT = re.compile(r"/receipts/(\d+)/$")
_DECIDED = """
    SELECT reference FROM surveys_decision d JOIN incidents_incident i ON i.id = d.incident_id
"""
_STORED = "SELECT provider_id FROM messaging_reply"
_TEXTS = """
    SELECT m.id, m.citizen_id, m.status, m.purpose, m.claimed_at,
        m.segments, least(c.opted_out_at, c.never_text_at), m.not_before > %s
    FROM messaging_message m JOIN messaging_citizen c ON c.id = m.citizen_id
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in our own books. `unwanted_from` is when its citizen asked for no more, if they did.

    `waits` says that it is to be tried again at a later moment.
    """

    pk: int
    citizen: int
    status: str
    purpose: str
    claimed_at: datetime | None
    segments: int
    unwanted_from: datetime | None
    waits: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """A text in the look-alike's books.

    `text` is the key of ours that it carries, None for one that came in. `asked_for` marks an answer to somebody who
    had just texted, which left in the answer to that webhook: quiet hours don't apply.
    """

    sid: str
    to: str
    body: str
    status: str
    text: int | None
    at: datetime
    incoming: bool
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that the audits look at.

    `accepted` are the references of the closings that the API took; `decided` and `stored` name each row once;
    `cap` is the most texts for one number within 24 hours, `segments_a_day` the agency's own cap.
    """

    accepted: frozenset[str]
    decided: tuple[str, ...]
    stored: tuple[str, ...]
    texts: tuple[Text, ...]
    carried: tuple[Carried, ...]
    forgeries_taken: int
    cap: int
    segments_a_day: int


def copy_books(
    *, stack: Stack, accepted: Iterable[str], cap: int, segments_a_day: int, now: datetime
) -> Ledger:
    """Copy our own books, across agencies, and those of the look-alike."""
    alerts: Mapping[str, int] = stack.sandbox.books()["alerts"]
    return Ledger(
        accepted=frozenset(accepted),
        decided=tuple(reference for (reference,) in stack.query(_DECIDED)),
        stored=tuple(sid for (sid,) in stack.query(_STORED)),
        texts=tuple(Text(*row) for row in stack.query(_TEXTS, now)),
        carried=tuple(_carried(m) for m in stack.sandbox.messages() if not m["by_twilio"]),
        forgeries_taken=alerts.get("wrong_signature_accepted", 0),
        cap=cap,
        segments_a_day=segments_a_day,
    )


def _carried(message: Mapping[str, Any]) -> Carried:
    ours = _OUR_TEXT.search(message["status_callback"])
    return Carried(
        sid=message["sid"],
        to=message["to"],
        body=message["body"],
        status=message["status"],
        text=int(ours[1]) if ours else None,
        at=datetime.fromisoformat(message["created"]),
        incoming=message["direction"] == "inbound",
        asked_for=message["direction"] == "outbound-reply",
    )
