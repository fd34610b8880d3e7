"""The gate is asked again while a conversation goes on: much may be learnt after the decision."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from engage.statements import Statement
from messaging.citizens import has_written_since
from messaging.models import Citizen, Message
from messaging.objections import Objection
from surveys.closing import close
from surveys.eligibility import GateVerdict, decide
from surveys.eligibility.rules import VICTIM
from surveys.gathering import Circumstances, gather
from surveys.models import Conversation

OPENING = Message.Purpose.OPENING

# A report that was being written while the gate was asked may bear an earlier time than the gate's.
OVERLAP = timedelta(minutes=1)

# One statement for all texts instead of the ten that gather all facts of each. It names only what is plain: another
# conversation of the citizen, a victim, an incident reported lately or a code decided lately make the gate look at
# everything again.
NOTHING_NEW = Statement(
    """
    SELECT c.thread, c.citizen_id FROM surveys_conversation c
    JOIN surveys_survey s ON s.id = c.survey_id
    JOIN incidents_incident own ON own.id = c.incident_id
    JOIN messaging_citizen citizen ON citizen.id = c.citizen_id
    WHERE c.thread = ANY(%(threads)s) AND c.agency_id = %(agency)s AND c.state = 'open' AND s.active
        AND own.caller_role <> %(victim)s AND own.caller_hash = citizen.phone_hash
        AND own.closed_at + s.too_late_after > %(now)s
        AND own.changed_at < c.checked_at - %(overlap)s::interval
        AND NOT EXISTS (
            SELECT FROM surveys_conversation other
            WHERE other.citizen_id = c.citizen_id AND other.id <> c.id
        )
        AND NOT EXISTS (
            SELECT FROM incidents_incident i
            WHERE i.agency_id = %(agency)s AND i.caller_hash = citizen.phone_hash AND i.caller_hash <> ''
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
# What holds a text until somebody has looked says nothing against an answer to a question that was asked before.
ONLY_HELD: set[str] = {"unread", "linked_unread", "number_unread"}
LOOK_AGAIN = timedelta(minutes=15)  # after so long a text that is held is asked about again
HELD = "Held: a later row about its incident, a linked one or the same number could not be read."


def forbids(*, messages: Iterable[Message], now: datetime) -> dict[int, Objection]:
    """What speaks against first texts of conversations, and reminders, after all, by the texts' keys.

    A refusal ends the conversation; what only waits until somebody has looked waits. The texts are of one agency; the
    caller holds the locks on their citizens. One of the send gates.
    """
    unasked = [each for each in messages if each.purpose in Message.UNASKED]
    first = [each for each in unasked if each.purpose == OPENING and each.thread]
    plain = _with_nothing_new(first, now)
    found = {each.pk: _objection(each, now) for each in unasked if each not in plain}
    return {pk: objection for pk, objection in found.items() if objection}


def _objection(message: Message, now: datetime) -> Objection | None:
    """What speaks against the text, by all facts of this moment."""
    is_reminder = message.purpose == Message.Purpose.REMINDER
    if message.thread is None:
        return None
    found = Conversation.objects.filter(thread=message.thread, agency=message.agency_id)
    conversation = found.select_related("incident__agency", "survey").first()
    if conversation is None:
        return Objection("Its conversation no longer exists.")
    if conversation.state != Conversation.State.OPEN:
        return Objection("The conversation had ended.")
    if is_reminder and has_written_since(
        citizen_id=message.citizen_id, since=conversation.opened_at
    ):
        return Objection("The citizen has answered meanwhile.")
    verdict = _verdict(conversation, message.citizen, now)
    against = set(verdict.reasons) - (ONLY_AT_FIRST if is_reminder else set())
    if not against:
        return None
    if against <= ONLY_HELD:
        return Objection(HELD, until=now + LOOK_AGAIN)
    close(conversation=conversation, state=Conversation.State.STOPPED, now=now)
    return Objection(verdict.sentence)


def _with_nothing_new(messages: Sequence[Message], now: datetime) -> set[Message]:
    """Those first texts for which nothing that any rule looks at can have changed since the gate said yes.

    The citizen's consent and the line are looked at by whoever claims the text.
    """
    if not messages:
        return set()
    found = NOTHING_NEW.all(
        threads=[message.thread for message in messages],
        agency=messages[0].agency_id,
        victim=VICTIM,
        now=now,
        overlap=OVERLAP,
    )
    known = {(thread, citizen) for thread, citizen in found}
    return {each for each in messages if (each.thread, each.citizen_id) in known}


def forbidden(conversation: Conversation, citizen: Citizen, now: datetime) -> set[str]:
    """The rules by which the conversation may not go on; none where it may, noting when that was asked."""
    against = set(_verdict(conversation, citizen, now).reasons) - ONLY_AT_FIRST
    if not against:
        conversation.checked_at = now
    return against


def _verdict(conversation: Conversation, citizen: Citizen, now: datetime) -> GateVerdict:
    """The gate's verdict on the facts of this moment."""
    incident = conversation.texted.incident
    here = Circumstances.of(incident.agency)
    survey = conversation.survey
    return decide(gather(incident=incident, citizen=citizen, here=here, survey=survey, now=now))
