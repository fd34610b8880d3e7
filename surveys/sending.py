"""The gate is asked again while a conversation goes on: much may be learnt after the decision."""

from datetime import datetime

from messaging.models import Citizen, Message
from surveys.closing import close
from surveys.eligibility import decide
from surveys.gathering import Circumstances, gather
from surveys.models import Conversation

# Whoever is answering has not been forgotten.
ONLY_AT_FIRST = {"too_late"}


def forbids(*, message: Message, now: datetime) -> str:
    """Why the first text of a conversation may not go after all, in words; an empty string where it may.

    A refusal ends the conversation. The caller holds the lock on the citizen. One of the send gates.
    """
    if message.purpose != Message.Purpose.OPENING or message.thread is None:
        return ""
    found = Conversation.objects.filter(thread=message.thread, agency=message.agency_id)
    conversation = found.select_related("incident__agency").first()
    if conversation is None:
        return "Its conversation no longer exists."
    if conversation.state != Conversation.State.OPEN:
        return "The conversation had ended."
    sentence = _refusal(conversation, message.citizen, now, waived=set())
    if sentence:
        close(conversation=conversation, state=Conversation.State.STOPPED, now=now)
    return sentence


def forbidden(conversation: Conversation, citizen: Citizen, now: datetime) -> str:
    """Why the conversation may not go on, in words; an empty string where it may, noting when that was asked."""
    sentence = _refusal(conversation, citizen, now, waived=ONLY_AT_FIRST)
    if not sentence:
        conversation.checked_at = now
    return sentence


def _refusal(conversation: Conversation, citizen: Citizen, now: datetime, waived: set[str]) -> str:
    """The gate's verdict on the facts of this moment; a rule in `waived` does not count."""
    incident = conversation.incident
    here = Circumstances.of(incident.agency)
    verdict = decide(gather(incident=incident, citizen=citizen, here=here, now=now))
    return verdict.sentence if set(verdict.reasons) - waived else ""
