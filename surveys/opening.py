"""How a conversation begins: in which words, and with its first text queued."""

from datetime import datetime

from agencies.models import Line
from incidents.models import Incident
from messaging import outbox
from messaging.models import Citizen, Message
from surveys import wording
from surveys.codes import CONVERSATION, new_code
from surveys.languages import spoken
from surveys.models import Conversation, Survey
from surveys.scripts import script_of


def begun(*, incident: Incident, survey: Survey, language: str, now: datetime) -> Conversation:
    """The conversation as it would begin, in `language` where the survey speaks it: not saved, with nobody yet."""
    script = script_of(survey.in_force_id or 0)
    agency = incident.agency
    return Conversation(
        agency=agency,
        survey=survey,
        incident=incident,
        code=new_code(CONVERSATION) if survey.links else None,
        language=spoken(wanted=language, agency=agency.languages, ready=script.version.languages),
        question=script.questions[0],
        opened_at=now,
        checked_at=now,
        expires_at=now + survey.open_for,
    )


def open_conversation(
    *, incident: Incident, citizen: Citizen, survey: Survey, line: Line, now: datetime
) -> Conversation:
    """Begin it and queue its first text. The caller holds the citizen's lock, and has asked the gate."""
    conversation = begun(incident=incident, survey=survey, language=citizen.language, now=now)
    conversation.citizen, conversation.line = citizen, line
    conversation.save()
    outbox.queue(
        line=line,
        citizen=citizen,
        body=wording.ask(conversation, conversation.question),
        purpose=Message.Purpose.OPENING,
        thread=conversation.thread,
        now=now,
    )
    return conversation
