"""What the gate is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from incidents.policy import LinkedIncident, PolicyVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about an incident, its caller and the agency at the moment of deciding.

    Times carry a zone. When asking again before sending, leave the conversation and the decision
    that are about to be sent out of `open_conversation` and `last_survey`.
    """

    codes: PolicyVerdict
    role: str  # as in EIDO: "Caller", "ReportingParty", "Victim" …; "" where nobody told
    victims_allowed: bool
    phone_given: bool
    phone_usable: bool  # a number that can receive texts
    number_changed: bool = False  # corrected since the person was found by it
    self_initiated: bool
    cancelled: bool
    duplicate: bool
    arrest: bool
    reopened: bool  # closed once, not closed now
    unread: str = ""  # where a later report of it stood that could not be read
    linked: tuple[LinkedIncident, ...] = ()  # by links and mergers, also through others
    merged_into: str = ""  # the reference of the incident that it became part of
    sensitive_on_number: int  # other incidents of 30 days on this number, sensitive or undecided
    unread_on_number: int = (
        0  # other incidents of 30 days on it of which a later report could not be read
    )
    incidents_on_number: int = 1  # of 30 days, this one among them
    frequent_after: int = 5  # more incidents of one number in 30 days, and a person decides
    frequent_may_text: bool = False  # a person has decided that it may be texted
    own_phone: bool = False  # one of the agency's lines
    opted_out: bool
    never_text: str  # why the number is on the never-text list, "" if it is not
    last_survey: datetime | None  # when this number was last asked
    survey_interval: timedelta
    open_conversation: bool
    closed_at: datetime
    decided_at: datetime  # now
    too_late_after: timedelta
    survey_active: bool
    survey: str = "A survey"  # the name of the one that fits, "" where none does
    share: int = 100  # of a hundred incidents that fit, it asks about so many
    sampled: bool = True  # whether this incident is one of them
    agency_active: bool
    line_ready: bool
