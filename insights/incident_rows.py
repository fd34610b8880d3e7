"""The incidents of a page, each with what was decided, the first text and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agencies.models import Officer
from engage.statements import Statement, attach
from incidents.models import Incident
from insights.voices import answers_of, rating_of
from messaging.models import Message
from surveys.models import Answer, Conversation, Decision

INCIDENTS = Statement(
    """
    SELECT {incident: agency reference number call_type district officer officer_badge opened_at closed_at unread_at},
        {officer}, {decision: agency incident ask reasons}, {talk: agency incident state}, {text: agency status}
    FROM incidents_incident incident
    LEFT JOIN agencies_officer officer ON officer.id = incident.officer_id
    LEFT JOIN surveys_decision decision ON decision.incident_id = incident.id
    LEFT JOIN surveys_conversation talk ON talk.incident_id = incident.id
    LEFT JOIN messaging_message text ON text.thread = talk.thread AND text.agency_id = talk.agency_id
        AND text.purpose = 'opening'
    WHERE incident.id = ANY(%(incidents)s)
    """,
    incident=Incident,
    officer=Officer,
    decision=Decision,
    talk=Conversation,
    text=Message,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One incident of the list, with its conversation's rating and the first text of it."""

    incident: Incident
    conversation: Conversation | None
    answered: bool
    rating: int | None
    text: Message | None


def rows(incidents: Sequence[int]) -> list[Row]:
    """The incidents with these keys, in their order: two queries."""
    found = {row[0].pk: row for row in INCIDENTS.all(incidents=list(incidents))}
    answers = answers_of([talk.pk for *_, talk, _ in found.values() if talk])
    return [_row(found[key], answers) for key in incidents if key in found]


def _row(found: Sequence[Any], answers: dict[int, list[Answer]]) -> Row:
    incident, officer, decision, talk, text = found
    attach(incident, officer=officer, decision=decision, conversation=talk)
    given = answers.get(talk.pk, []) if talk else []
    return Row(incident, talk, bool(given), rating_of(given), text)
