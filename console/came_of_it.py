"""What was decided about an incident and what came of it, in a few words each: for lists."""

from dataclasses import dataclass

from console.templatetags.words import rating_state
from incidents.models import Incident
from insights.incident_rows import Row
from messaging.models import Message
from surveys.eligibility import REASON_WORDS
from surveys.models import Conversation, Decision

State = Conversation.State
Status = Message.Status

_TEXT_WORDS = {
    Status.QUEUED: ("wait", "Text waits"),
    Status.SENDING: ("wait", "Being sent"),
    Status.UNKNOWN: ("neutral", "No receipt came"),
    Status.FAILED: ("poor", "Text failed"),
    Status.CANCELLED: ("neutral", "Text not sent"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list as it reads. `state` is the shape before `came`, "" for none; `officer` None where the reader
    may not see what people say of officers.
    """

    incident: Incident
    type_name: str
    officer: str | None
    decided: str
    state: str
    came: str


def listed(row: Row, type_names: dict[str, str], *, officers: bool) -> Listed:
    """Say what the row shows. No officer is named beside an answer, unless with `officers`."""
    state, came = _came(row)
    incident = row.incident
    named = str(incident.officer or incident.officer_badge or "–")
    return Listed(
        incident=incident,
        type_name=type_names.get(incident.call_type, ""),
        officer=named if officers or not row.answered else None,
        decided=_decided(incident),
        state=state,
        came=came,
    )


def _decided(incident: Incident) -> str:
    decision: Decision | None = getattr(incident, "decision", None)
    if decision is None and incident.unread_at:
        return "Held: a row could not be read"
    if decision is None:
        return "Not decided yet" if incident.closed_at else "Not closed yet"
    if decision.ask:
        return "Asked"
    if getattr(incident, "conversation", None):
        return "Asked by hand"
    reasons = [REASON_WORDS.get(reason, reason) for reason in decision.reasons]
    others = f" and {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return f"Not asked: {reasons[0] if reasons else 'no reason kept'}{others}"


def _came(row: Row) -> tuple[str, str]:
    if row.conversation is None:
        return "", "–"
    if row.rating is not None:
        return rating_state(row.rating), f"{row.rating} of 5"
    if row.answered:
        return "neutral", "Answered, no rating"
    if row.text is not None and row.text.status in _TEXT_WORDS:
        return _TEXT_WORDS[Status(row.text.status)]
    if row.conversation.state == State.OPEN:
        return "wait", "Waits for an answer"
    return "neutral", "No answer" if row.conversation.state == State.EXPIRED else "Stopped"
