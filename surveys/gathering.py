"""The facts on which the gate decides about one incident."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from agencies.models import Agency, Line
from incidents.models import Incident
from incidents.seen import (
    Policy,
    linked_with,
    may_text_though_frequent,
    merged_into,
    on_number,
    policy_of,
    statuses_of,
    verdict_on,
)
from messaging.citizens import citizen_of
from messaging.models import Citizen
from surveys.eligibility import Facts
from surveys.eligibility.rules import MOST_LINKED
from surveys.fitting import fits, is_sampled
from surveys.models import Conversation, Survey


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is the same for every incident of an agency in one run."""

    agency: Agency
    surveys: tuple[Survey, ...]  # that ask now, the first to be tried first
    line: Line | None
    own_phones: frozenset[str]
    policy: Policy

    @classmethod
    def of(cls, agency: Agency) -> Self:
        lines = list(agency.lines.order_by("pk"))
        return cls(
            agency=agency,
            surveys=tuple(agency.surveys.asking()),
            line=next((line for line in lines if line.active), None),
            own_phones=frozenset(line.number for line in lines if line.number),
            policy=policy_of(agency),
        )

    def survey_for(self, incident: Incident) -> Survey | None:
        """The first survey that the incident fits; None where there is none."""
        zone = self.agency.zone
        return next((each for each in self.surveys if fits(each, incident, zone)), None)

    @property
    def shortest_delay(self) -> timedelta:
        """How long after it closed an incident is decided at the earliest."""
        return min((survey.delay for survey in self.surveys), default=Survey().delay)

    def due_at(self, incident: Incident) -> datetime | None:
        """When a closed incident is decided; None while it is open."""
        survey = self.survey_for(incident)
        delay = survey.delay if survey else self.shortest_delay
        return incident.closed_at + delay if incident.closed_at else None


def citizen_for(*, incident: Incident) -> Citizen | None:
    """The caller, locked; None where the incident has no number."""
    if not incident.caller_phone:
        return None
    return citizen_of(
        agency=incident.agency, phone=incident.caller_phone, language=incident.caller_language
    )


def gather(
    *,
    incident: Incident,
    citizen: Citizen | None,
    here: Circumstances,
    survey: Survey | None,
    now: datetime,
) -> Facts:
    """The facts about one incident as they stand `now`, where it is asked about by `survey`.

    Its own conversation does not count against it.
    """
    asking = survey or Survey()
    statuses = statuses_of(incident) | {incident.status}
    others = _other_conversations(incident, citizen)
    linked = linked_with(incident=incident, policy=here.policy, most=MOST_LINKED + 1)
    number = on_number(incident=incident, policy=here.policy, now=now)
    is_frequent = number.incidents > here.agency.frequent_after
    return Facts(
        codes=verdict_on(incident=incident, policy=here.policy),
        role=incident.caller_role,
        victims_allowed=here.agency.victims_allowed,
        phone_given=bool(incident.caller_phone),
        phone_usable=not (citizen and citizen.dead_at),
        number_changed=bool(citizen and citizen.phone_hash != incident.caller_hash),
        self_initiated=incident.self_initiated,
        cancelled=Incident.Status.CANCELLED in statuses,
        duplicate=Incident.Status.DUPLICATE in statuses,
        arrest=incident.arrest,
        reopened=incident.closed_at is None,
        unread=incident.unread_from if incident.unread_at else "",
        linked=linked,
        merged_into=merged_into(incident) if linked else "",
        sensitive_on_number=number.sensitive,
        unread_on_number=number.unread,
        incidents_on_number=number.incidents,
        frequent_after=here.agency.frequent_after,
        frequent_may_text=is_frequent and may_text_though_frequent(incident),
        own_phone=incident.caller_phone in here.own_phones,
        opted_out=bool(citizen and citizen.opted_out_at),
        never_text=_never_text(citizen),
        last_survey=max((each.opened_at for each in others if each.was_asked), default=None),
        survey_interval=asking.interval,
        open_conversation=any(each.state == Conversation.State.OPEN for each in others),
        closed_at=incident.closed_at or now,
        decided_at=now,
        too_late_after=asking.too_late_after,
        survey_active=survey.active if survey else bool(here.surveys),
        survey=survey.name if survey else "",
        share=asking.share,
        sampled=is_sampled(asking, incident),
        agency_active=here.agency.suspended_at is None,
        line_ready=here.line is not None,
    )


def _never_text(citizen: Citizen | None) -> str:
    if citizen is None or citizen.never_text_at is None:
        return ""
    return citizen.never_text_reason or "no reason given"


def _other_conversations(incident: Incident, citizen: Citizen | None) -> list[Conversation]:
    """Those with the same citizen about other incidents."""
    if citizen is None:
        return []
    others = citizen.conversations.exclude(incident=incident)
    return list(others.knowing_who_was_asked().order_by())
