"""An agency whose callers can be made to answer."""

from datetime import datetime

import pytest

from agencies.models import Agency, Line
from surveys.models import Survey
from tests.insights.callers import Callers


@pytest.fixture
def callers(agency: Agency, line: Line, survey: Survey, now: datetime) -> Callers:
    return Callers(agency, line, survey, now)
