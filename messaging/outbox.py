"""Texts on their way out: a row first; Celery is woken after the commit."""

import uuid
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.transaction import on_commit

from agencies.models import Line
from engage.made import made
from messaging import segments, tasks
from messaging.models import Citizen, Message, Reply
from messaging.statements import WRITE

STALE_AFTER = timedelta(hours=24)
REASON_AT_MOST = 200  # characters


def queue(
    *,
    line: Line,
    citizen: Citizen,
    body: str,
    purpose: str,
    now: datetime,
    thread: uuid.UUID | None = None,
    expires_at: datetime | None = None,
    priority: int = Message.Priority.SURVEY,
) -> Message:
    """Write a text that is to be sent as soon as hours, caps, consent, gates and the line's pace allow.

    Among those that wait for one line, those of a live incident go before surveys, and surveys before campaigns.
    It is cancelled when that is not before `expires_at` (24 hours from now unless given).
    """
    message = _text(
        line=line,
        citizen=citizen,
        body=body,
        purpose=purpose,
        thread=thread,
        priority=priority,
        queued_at=now,
        not_before=now,
        expires_at=expires_at or now + STALE_AFTER,
    )
    WRITE.write(message)
    on_commit(partial(tasks.wake_line, message.agency_id, message.line_id), robust=True)
    return message


def withdraw(*, agency_id: int, thread: uuid.UUID, reason: str, now: datetime) -> int:
    """Cancel the texts of a thread that have not begun to leave; return how many. The reason is in words."""
    waiting = Message.objects.filter(agency=agency_id, thread=thread, status=Message.Status.QUEUED)
    return waiting.update(
        status=Message.Status.CANCELLED, reason=reason[:REASON_AT_MOST], settled_at=now
    )


def answer(
    *, reply: Reply, body: str, purpose: str, now: datetime, thread: uuid.UUID | None = None
) -> Message | None:
    """A text that leaves in the answer to the webhook that brought `reply`; it is written once all handlers were asked.

    It needs no second request and no waiting; quiet hours don't apply, since the citizen has just texted. None where
    the agency or the line does not send, or the number has had its texts for the day (which holds back nothing urgent).
    Where the webhook no longer
    waits, the text is queued like any other. The caller holds the lock on the citizen.
    """
    citizen, agency = reply.citizen, reply.citizen.agency
    if not (agency.may_send and reply.line.active):
        return None
    if purpose not in Message.URGENT and reply.texts_today >= agency.daily_cap:
        return None
    reply.texts_today += 1
    if not reply.is_waited_for:
        return queue(
            line=reply.line, citizen=citizen, body=body, purpose=purpose, now=now, thread=thread
        )
    message = _text(
        line=reply.line,
        citizen=citizen,
        body=body,
        purpose=purpose,
        thread=thread,
        in_reply_to=reply,
        status=Message.Status.SENDING,
        attempts=1,
        queued_at=now,
        claimed_at=now,
        not_before=now,
        expires_at=now + STALE_AFTER,
    )
    reply.answers_given.append(message)
    return message


def _text(*, body: str, citizen: Citizen, **fields: Any) -> Message:
    text = segments.plain(body)
    return made(
        Message,
        agency_id=citizen.agency_id,
        citizen=citizen,
        body=text,
        segments=segments.count(text).segments,
        **fields,
    )
