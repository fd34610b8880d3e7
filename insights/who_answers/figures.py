"""All that the page of who answers shows."""

from dataclasses import dataclass

from agencies.models import Agency
from insights.exploring.dimensions import names
from insights.period import Period
from insights.who_answers.asked import BY, Counts, asked, incidents
from insights.who_answers.phones import Phones, phones
from insights.who_answers.tables import Table, tables
from insights.who_answers.weighting import Weighting, weighting


@dataclass(frozen=True, slots=True)
class WhoAnswers:
    """Incidents, people asked and what became of it, by dimension and by what is known of their phones."""

    incidents: int
    counts: Counts
    tables: tuple[Table, ...]
    phones: tuple[Phones, ...]
    weighting: Weighting | None  # None under five ratings


def who_answers(*, agency: Agency, period: Period) -> WhoAnswers:
    """Count the people asked in the period and the incidents opened in it: two queries, and one for names."""
    people = asked(agency=agency, period=period)
    happened = incidents(agency=agency, period=period)
    known = [names(agency, dimension) for dimension in BY]
    return WhoAnswers(
        incidents=happened[0].total(),
        counts=people.everyone,
        tables=tables(people.cells, happened, known),
        phones=phones(people.phones),
        weighting=weighting(people.cells),
    )
