"""An agency with everything that its past needs: a line, a survey, officers, decided codes."""

from dataclasses import dataclass
from datetime import datetime

from agencies.models import Agency, Line, Officer
from incidents.models import Code
from incidents.presets import PRESETS
from surveys.default import create_default_survey
from surveys.models import Question, Survey

INCIDENTS_AN_OFFICER = 1_500
FEWEST_OFFICERS, MOST_OFFICERS = 5, 2_000
LARGEST = "agency-0"
"""The slug of the agency that holds most."""


@dataclass(frozen=True, slots=True)
class Founded:
    """What the rows of its past point at."""

    agency: Agency
    line: Line
    survey: Survey
    questions: list[Question]
    officers: list[Officer]


def found(*, place: int, incidents: int, now: datetime) -> Founded:
    """Make the agency at this place of the list, the largest first; whoever calls acts across agencies."""
    agency = Agency.objects.create(
        name=f"Agency {place}", slug=f"agency-{place}", voice=f"Agency {place} Police"
    )
    line = Line.objects.create(
        agency=agency,
        number=f"+1319{2_900_000 + place}",
        account=f"AC{place:032x}",
        auth_token="a" * 32,
        per_second=10,
    )
    Code.objects.bulk_create(
        Code(
            agency=agency,
            kind=preset.kind,
            code=preset.code,
            description=preset.words,
            use=preset.use,
            first_seen_at=now,
            decided_at=now,
        )
        for preset in PRESETS.values()
    )
    survey = create_default_survey(agency=agency, now=now)
    return Founded(agency, line, survey, list(survey.questions.all()), _officers(agency, incidents))


def _officers(agency: Agency, incidents: int) -> list[Officer]:
    wanted = min(max(incidents // INCIDENTS_AN_OFFICER, FEWEST_OFFICERS), MOST_OFFICERS)
    return Officer.objects.bulk_create(
        Officer(agency=agency, badge=str(100 + number), name=f"Officer {number}", rank="Ofc.")
        for number in range(wanted)
    )
