"""Agencies with everything that their past needs: a line, a survey, officers, decided codes, themes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import numpy as np
from numpy.typing import NDArray

from agencies.models import Agency, Line, Officer
from bench.filling.sizes import Size
from feedback.comments.taxonomy import themes_of
from incidents.models import Code
from incidents.presets import PRESETS
from surveys.default import create_default_survey

INCIDENTS_AN_OFFICER = 1_500
FEWEST_OFFICERS, MOST_OFFICERS = 5, 2_000
FIRST_BADGE = 100
SLUG = "agency-"
LARGEST = f"{SLUG}0"
"""The slug of the agency that holds most."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Founded:
    """One agency, and what the rows of its past point at, by their keys."""

    agency: Agency
    line: int
    survey: int
    questions: list[int]
    kinds: list[str]  # of the questions
    officers: list[int]  # one after the other
    themes: dict[str, int]

    @property
    def officer_keys(self) -> tuple[int, int]:
        """The first one, and how many follow one another from there."""
        return self.officers[0], len(self.officers)


@dataclass(frozen=True, slots=True)
class Ground:
    """The same of all agencies, each an array by the place of the agency; what they share once."""

    agency: Ints
    line: Ints
    survey: Ints
    questions: Ints  # by agency and position
    themes: Ints  # by agency and place in `theme_keys`
    first_officer: Ints
    officers: Ints
    kinds: list[str]
    theme_keys: list[str]

    @classmethod
    def of(cls, founded: Sequence[Founded]) -> Self:
        first_officers, officers = zip(*(each.officer_keys for each in founded), strict=True)
        return cls(
            agency=np.array([each.agency.pk for each in founded]),
            line=np.array([each.line for each in founded]),
            survey=np.array([each.survey for each in founded]),
            questions=np.array([each.questions for each in founded]),
            themes=np.array([list(each.themes.values()) for each in founded]),
            first_officer=np.array(first_officers),
            officers=np.array(officers),
            kinds=founded[0].kinds,
            theme_keys=list(founded[0].themes),
        )


def found(*, place: int, size: Size, now: datetime) -> Founded:
    """Make the agency at this place of the list, the largest first; whoever calls acts across agencies."""
    agency = Agency.objects.create(
        name=f"Agency {place}", slug=f"{SLUG}{place}", voice=f"Agency {place} Police"
    )
    line = Line.objects.create(
        agency=agency,
        number=f"+1319{2_900_000 + place}",
        account=f"AC{place:032x}",
        auth_token="a" * 32,
        per_second=10,
    )
    Code.objects.bulk_create(_codes(agency, now))
    survey = create_default_survey(agency=agency, now=now)
    questions = list(survey.questions.all())
    return Founded(
        agency=agency,
        line=line.pk,
        survey=survey.pk,
        questions=[question.pk for question in questions],
        kinds=[question.kind for question in questions],
        officers=[officer.pk for officer in _officers(agency, size.incidents)],
        themes={theme.key: theme.pk for theme in themes_of(agency=agency)},
    )


def _codes(agency: Agency, now: datetime) -> list[Code]:
    return [
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
    ]


def _officers(agency: Agency, incidents: int) -> list[Officer]:
    wanted = min(max(incidents // INCIDENTS_AN_OFFICER, FEWEST_OFFICERS), MOST_OFFICERS)
    return Officer.objects.bulk_create(
        Officer(
            agency=agency, badge=str(FIRST_BADGE + number), name=f"Officer {number}", rank="Ofc."
        )
        for number in range(wanted)
    )
