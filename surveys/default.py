"""The survey that every agency has from its first minute."""

from datetime import datetime

from agencies.models import Agency
from surveys.drafting import start_from
from surveys.library import DEFAULT
from surveys.models import Survey
from surveys.publishing import publish


def create_default_survey(*, agency: Agency, now: datetime) -> Survey:
    """Give `agency` the survey that every agency starts with, published and active."""
    survey = start_from(agency=agency, ready=DEFAULT, now=now)
    publish(survey=survey, by=None, now=now)
    survey.active = True
    survey.save(update_fields=["active"])
    return survey
