"""A survey sent by a person, about one call, to somebody who agreed to it: through the same gate as any other."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agencies.models import User
from incidents.models import Incident
from surveys import wording
from surveys.deciding import findings_of, write_decision
from surveys.eligibility import GateVerdict, decide
from surveys.gathering import Circumstances, citizen_for, gather
from surveys.models import Conversation, Decision, SentByHand, Survey
from surveys.opening import begun, open_conversation

LONGEST_AGREED = 200
AGREED_MISSING = "Write how the person agreed, and with whom: it is kept with the survey."


class NotAsked(ValueError):
    """Nobody is asked; `reasons` are sentences."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be sent about a call, and whether it may be: sentences against it, none where it may."""

    text: str
    language: str
    verdict: GateVerdict
    against: tuple[str, ...]


def propose(*, incident: Incident, survey: Survey, now: datetime) -> Proposal:
    """What would be sent now, and what speaks against it. It changes nothing."""
    here = Circumstances.of(incident.agency)
    citizen = incident.agency.citizens.filter(phone_hash=incident.caller_hash).first()
    language = citizen.language if citizen else incident.caller_language
    talk = begun(incident=incident, survey=survey, language=language, now=now)
    verdict = decide(gather(incident=incident, citizen=citizen, here=here, survey=survey, now=now))
    text = wording.ask(talk, talk.question)
    return Proposal(text, talk.language, verdict, tuple(_against(incident, verdict)))


@transaction.atomic
def ask_by_hand(
    *, incident: Incident, survey: Survey, agreed: str, by: User, now: datetime
) -> Conversation:
    """Begin a conversation on a person's word, and keep whose it was and how the citizen had agreed.

    The gate is asked as for any other survey, now and once more when the text is to leave; hours and caps hold. A call
    that nobody has decided about is decided by this. Raises NotAsked with every reason that forbids it.
    """
    if not agreed.strip():
        raise NotAsked(AGREED_MISSING)
    held = Incident.objects.select_for_update().get(pk=incident.pk, agency=incident.agency_id)
    held.agency = incident.agency
    here = Circumstances.of(held.agency)
    citizen = citizen_for(incident=held)
    verdict = decide(gather(incident=held, citizen=citizen, here=here, survey=survey, now=now))
    against = _against(held, verdict)
    if against or citizen is None or here.line is None:
        raise NotAsked(*against)
    if not Decision.objects.filter(incident=held).exists():
        write_decision(incident=held, here=here, survey=survey, verdict=verdict, now=now)
        Incident.objects.filter(pk=held.pk).update(undecided=False)
    conversation = open_conversation(
        incident=held, citizen=citizen, survey=survey, line=here.line, now=now
    )
    SentByHand.objects.create(
        agency=held.agency,
        conversation=conversation,
        by=by,
        at=now,
        agreed=agreed.strip()[:LONGEST_AGREED],
        findings=findings_of(verdict),
    )
    return conversation


def _against(incident: Incident, verdict: GateVerdict) -> list[str]:
    """Why nobody may be asked about this call, each reason a sentence."""
    if Conversation.objects.filter(incident=incident).exists():
        return ["Somebody was asked about this call already, and nobody is asked twice about one."]
    if incident.closed_at is None:
        return ["The call is still open: a survey is sent once it has closed."]
    if Decision.objects.filter(incident=incident, ask=True).exists():
        return ["It was decided already to ask about this call."]
    return [f"{finding.saw}." for finding in verdict.findings if not finding.allows]
