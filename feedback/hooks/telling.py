"""What a call says: enough to know what happened and to fetch the rest; never anybody's own words."""

import json
from typing import Any

from agencies.models import Agency
from feedback.models import Hook, HookCall
from surveys.models import Conversation

Event = Hook.Event


def body_of(call: HookCall) -> bytes | None:
    """The JSON of a call; None where what it was about is gone."""
    about = _ABOUT[Event(call.event)](call.agency, call.subject)
    if about is None:
        return None
    told = {"id": call.pk, "event": call.event, "at": call.happened_at.isoformat(), "data": about}
    return json.dumps(told).encode()


def _answer(agency: Agency, key: int) -> dict[str, Any] | None:
    found = agency.answers.select_related(
        "question", "conversation__incident", "conversation__door"
    ).filter(pk=key)
    answer = found.first()
    if answer is None:
        return None
    return {
        "id": answer.pk,
        **_about(answer.conversation),
        "conversation": str(answer.conversation.thread),
        "question": answer.question.label,
        "kind": answer.question.kind,
        "about": answer.question.about,
        "value": answer.number,
        "has_comment": bool(answer.comment),
    }


def _follow_up(agency: Agency, key: int) -> dict[str, Any] | None:
    found = agency.follow_ups.select_related("conversation__incident", "conversation__door").filter(
        pk=key
    )
    follow_up = found.first()
    if follow_up is None:
        return None
    return {
        "id": follow_up.pk,
        **_about(follow_up.conversation),
        "because": follow_up.rule,
        "due_at": follow_up.due_at.isoformat(),
    }


def _about(conversation: Conversation) -> dict[str, str | None]:
    """What the person spoke of: an incident, or a door on the web; the other one is null."""
    incident, door = conversation.incident, conversation.door
    return {
        "incident": incident.reference if incident else None,
        "door": door.name if door else None,
        "channel": conversation.channel,
    }


_ABOUT = {Event.ANSWERED: _answer, Event.FOLLOW_UP: _follow_up}
