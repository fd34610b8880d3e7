"""The gate is asked again while a conversation goes on: much may be learnt after the decision."""

from datetime import datetime, timedelta

from engage.statements import Statement
from messaging.citizens import has_written_since
from messaging.models import Citizen, Message
from surveys.closing import close
from surveys.eligibility import decide
from surveys.eligibility.rules import VICTIM
from surveys.gathering import Circumstances, gather
from surveys.models import Conversation

# A report that was being written while the gate was asked may bear an earlier time than the gate's.
OVERLAP = timedelta(minutes=1)

# One statement instead of the ten that gather all facts. It says yes only to what is plain: another conversation of the
# citizen, a victim, an incident reported lately or a code decided lately make the gate look at everything again.
NOTHING_NEW = Statement(
    """
    SELECT FROM surveys_conversation c
    JOIN surveys_survey s ON s.id = c.survey_id
    JOIN incidents_incident own ON own.id = c.incident_id
    WHERE c.thread = %(thread)s AND c.agency_id = %(agency)s AND c.citizen_id = %(citizen)s
        AND c.state = 'open' AND s.active
        AND own.caller_role <> %(victim)s AND own.caller_hash = %(hash)s
        AND own.closed_at + s.too_late_after > %(now)s
        AND own.changed_at < c.checked_at - %(overlap)s::interval
        AND NOT EXISTS (
            SELECT FROM surveys_conversation other
            WHERE other.citizen_id = c.citizen_id AND other.id <> c.id
        )
        AND NOT EXISTS (
            SELECT FROM incidents_incident i
            WHERE i.agency_id = %(agency)s AND i.caller_hash = %(hash)s AND i.caller_hash <> ''
                AND i.changed_at >= c.checked_at - %(overlap)s::interval
        )
        AND NOT EXISTS (
            SELECT FROM incidents_code k
            WHERE k.agency_id = %(agency)s AND k.decided_at >= c.checked_at - %(overlap)s::interval
        )
    """
)

# Whoever is answering has not been forgotten.
ONLY_AT_FIRST: set[str] = {"too_late", "not_sampled"}


def forbids(*, message: Message, now: datetime) -> str:
    """Why the first text of a conversation, or its reminder, may not go after all, in words; "" where it may.

    A refusal ends the conversation. The caller holds the lock on the citizen. One of the send gates.
    """
    if message.purpose not in Message.UNASKED or message.thread is None:
        return ""
    is_reminder = message.purpose == Message.Purpose.REMINDER
    if not is_reminder and _nothing_new(message, now):
        return ""
    found = Conversation.objects.filter(thread=message.thread, agency=message.agency_id)
    conversation = found.select_related("incident__agency", "survey").first()
    if conversation is None:
        return "Its conversation no longer exists."
    if conversation.state != Conversation.State.OPEN:
        return "The conversation had ended."
    if is_reminder and has_written_since(
        citizen_id=message.citizen_id, since=conversation.opened_at
    ):
        return "The citizen has answered meanwhile."
    waived = ONLY_AT_FIRST if is_reminder else set()
    sentence = _refusal(conversation, message.citizen, now, waived=waived)
    if sentence:
        close(conversation=conversation, state=Conversation.State.STOPPED, now=now)
    return sentence


def _nothing_new(message: Message, now: datetime) -> bool:
    """Whether nothing that any rule looks at can have changed since the gate said yes.

    The citizen's consent and the line are looked at by whoever claims the text.
    """
    found = NOTHING_NEW.first(
        thread=message.thread,
        agency=message.agency_id,
        citizen=message.citizen_id,
        hash=message.citizen.phone_hash,
        victim=VICTIM,
        now=now,
        overlap=OVERLAP,
    )
    return found is not None


def forbidden(conversation: Conversation, citizen: Citizen, now: datetime) -> str:
    """Why the conversation may not go on, in words; an empty string where it may, noting when that was asked."""
    sentence = _refusal(conversation, citizen, now, waived=ONLY_AT_FIRST)
    if not sentence:
        conversation.checked_at = now
    return sentence


def _refusal(conversation: Conversation, citizen: Citizen, now: datetime, waived: set[str]) -> str:
    """The gate's verdict on the facts of this moment; a rule in `waived` does not count."""
    incident = conversation.texted.incident
    here = Circumstances.of(incident.agency)
    survey = conversation.survey
    verdict = decide(gather(incident=incident, citizen=citizen, here=here, survey=survey, now=now))
    return verdict.sentence if set(verdict.reasons) - waived else ""
