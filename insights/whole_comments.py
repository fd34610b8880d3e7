"""Comments with all that is shown of each: by four prepared statements, whatever their number."""

from collections import defaultdict
from collections.abc import Sequence

from agencies.models import User
from engage.statements import Statement, attach
from feedback.models import FollowUp, Reading, Recognition, Theme, ThemeMark
from insights.voices import talks
from surveys.models import Answer, Question

# The rating is the person's of the officer, else their first one; the name is what the agency calls the type of call.
COMMENTS = Statement(
    """
    SELECT {answer}, {question: agency kind about position label}, {reading}, {reader: name email},
        {corrector: name email},
        (SELECT given.number FROM surveys_answer given JOIN surveys_question asked ON asked.id = given.question_id
            WHERE given.conversation_id = answer.conversation_id AND given.number IS NOT NULL AND asked.kind = 'rating'
            ORDER BY asked.about = 'officer' DESC, asked.position LIMIT 1),
        (SELECT code.description FROM surveys_conversation talk
            JOIN incidents_incident incident ON incident.id = talk.incident_id
            JOIN incidents_code code ON code.agency_id = incident.agency_id AND code.kind = 'call_type'
                AND code.code = incident.call_type
            WHERE talk.id = answer.conversation_id)
    FROM surveys_answer answer JOIN surveys_question question ON question.id = answer.question_id
    LEFT JOIN feedback_reading reading ON reading.answer_id = answer.id
    LEFT JOIN agencies_user reader ON reader.id = reading.seen_by_id
    LEFT JOIN agencies_user corrector ON corrector.id = reading.corrected_by_id
    WHERE answer.id = ANY(%(answers)s) ORDER BY answer.answered_at DESC, answer.id DESC
    """,
    answer=Answer,
    question=Question,
    reading=Reading,
    reader=User,
    corrector=User,
)
MARKS = Statement(
    """
    SELECT {mark}, {theme} FROM feedback_thememark mark JOIN feedback_theme theme ON theme.id = mark.theme_id
    WHERE mark.reading_id = ANY(%(readings)s) AND mark.holds ORDER BY theme.position
    """,
    mark=ThemeMark,
    theme=Theme,
)
OUTCOMES = Statement(
    """
    SELECT {follow_up}, {owner: name email}, {recognition}, talk.id FROM surveys_conversation talk
    LEFT JOIN feedback_followup follow_up ON follow_up.conversation_id = talk.id
    LEFT JOIN agencies_user owner ON owner.id = follow_up.owner_id
    LEFT JOIN feedback_recognition recognition ON recognition.conversation_id = talk.id
    WHERE talk.id = ANY(%(talks)s)
    """,
    follow_up=FollowUp,
    owner=User,
    recognition=Recognition,
)


def complete(keys: Sequence[int]) -> list[Answer]:
    """The answers with these keys, newest first, with all that is shown of their comments.

    Each has `rating` and `type_name`, and its reading (if there is one) `themes`: the marks that hold.
    """
    found = [_answer(*row) for row in COMMENTS.all(answers=list(keys))]
    conversations = talks([answer.conversation_id for answer in found])
    for follow_up, owner, recognition, talk in OUTCOMES.all(talks=list(conversations)):
        if follow_up:
            attach(follow_up, owner=owner)
        attach(conversations[talk], follow_up=follow_up, recognition=recognition)
    there = [answer for answer in found if answer.conversation_id in conversations]
    for answer in there:
        attach(answer, conversation=conversations[answer.conversation_id])
    _add_themes([answer.reading for answer in there if hasattr(answer, "reading")])
    return there


def _answer(
    answer: Answer,
    question: Question,
    reading: Reading | None,
    reader: User | None,
    corrector: User | None,
    rating: int | None,
    type_name: str | None,
) -> Answer:
    if reading:
        attach(reading, seen_by=reader, corrected_by=corrector)
    attach(answer, question=question, reading=reading)
    answer.rating, answer.type_name = rating, type_name  # type: ignore[attr-defined]
    return answer


def _add_themes(readings: Sequence[Reading]) -> None:
    held: defaultdict[int, list[ThemeMark]] = defaultdict(list)
    for mark, theme in MARKS.all(readings=[reading.pk for reading in readings]):
        attach(mark, theme=theme)
        held[mark.reading_id].append(mark)
    for reading in readings:
        reading.themes = held[reading.pk]
