"""Which incidents a survey is for."""

import hashlib
from datetime import time
from zoneinfo import ZoneInfo

from incidents.models import Incident
from surveys.models import Survey


def fits(survey: Survey, incident: Incident, zone: ZoneInfo) -> bool:
    """Whether the survey is for such an incident: its present call type, its district, the hour of the call."""
    if survey.call_types and incident.call_type not in survey.call_types:
        return False
    if survey.districts and incident.district not in survey.districts:
        return False
    return _within(survey, incident.opened_at.astimezone(zone).time())


def is_sampled(survey: Survey, incident: Incident) -> bool:
    """Whether the incident is in the survey's sample: always the same answer for the same survey and incident.

    What a person sends by hand is not drawn.
    """
    if survey.trigger == Survey.Trigger.BY_HAND:
        return True
    mark = f"{survey.pk}/{incident.reference}".encode()
    drawn = int.from_bytes(hashlib.blake2b(mark, digest_size=8).digest()) % 100
    return drawn < survey.share


def _within(survey: Survey, called: time) -> bool:
    """Hours may go past midnight: a night shift is from 22:00 until 06:00."""
    begins, ends = survey.called_from, survey.called_until
    if begins is None or ends is None:
        return True
    if begins <= ends:
        return begins <= called < ends
    return called >= begins or called < ends
