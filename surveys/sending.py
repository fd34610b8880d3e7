"""Asked again when the first text is about to leave: much may have been learnt since the decision."""

from datetime import datetime

from messaging.models import Message
from surveys.conversation import close
from surveys.eligibility import decide
from surveys.gathering import Circumstances, gather
from surveys.models import Conversation


def may_send(*, message: Message, now: datetime) -> str:
    """Why the first text of a conversation may not go after all, in words; an empty string where it may.

    The same gate as at the decision, on the facts of this moment. A refusal ends the conversation. The caller holds
    the lock on the citizen.
    """
    if message.purpose != Message.Purpose.QUESTION or message.thread is None:
        return ""
    found = Conversation.objects.filter(thread=message.thread, agency=message.agency_id)
    conversation = found.select_related("incident").first()
    if conversation is None:
        return ""
    if conversation.state != Conversation.State.OPEN:
        return "The conversation had ended."
    verdict = decide(
        gather(
            incident=conversation.incident,
            citizen=message.citizen,
            here=Circumstances.of(message.agency),
            now=now,
        )
    )
    if verdict.ask:
        return ""
    close(conversation=conversation, state=Conversation.State.STOPPED, now=now)
    return verdict.sentence
