"""What each page counts, as plain SQL over the rows: no roll-up, no template, none of our code."""

ANSWERS = """
    SELECT a.question_id, (a.answered_at AT TIME ZONE %(zone)s)::date AS day, count(*),
        count(*) FILTER (WHERE q.kind = 'rating' AND a.number >= 4 OR q.kind = 'yes_no' AND a.number = 1)
    FROM surveys_answer a JOIN surveys_question q ON q.id = a.question_id
    WHERE a.agency_id = %(agency)s AND a.number IS NOT NULL
        AND a.answered_at >= %(now)s - interval '{days} days'
    GROUP BY 1, 2
"""
TEXTED = """
    SELECT (c.opened_at AT TIME ZONE %(zone)s)::date AS day, count(*),
        count(*) FILTER (WHERE EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = c.id))
    FROM surveys_conversation c
    JOIN messaging_message m ON m.agency_id = c.agency_id AND m.thread = c.thread
        AND m.purpose = 'opening' AND m.sent_at IS NOT NULL
    WHERE c.agency_id = %(agency)s AND c.opened_at >= %(now)s - interval '{days} days'
    GROUP BY 1
"""
GROUPS = """
    SELECT i.district, i.call_type, count(*), count(*) FILTER (WHERE a.number >= 4)
    FROM surveys_answer a
    JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating' AND q.about = 'officer'
    JOIN surveys_conversation c ON c.id = a.conversation_id
    JOIN incidents_incident i ON i.id = c.incident_id
    WHERE a.agency_id = %(agency)s AND a.number IS NOT NULL
        AND a.answered_at >= %(now)s - interval '{days} days'
    GROUP BY 1, 2
"""
EXPLORED = """
    SELECT {by}, count(*), count(*) FILTER (WHERE a.number >= 4) FROM surveys_answer a
    JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating' AND q.about = 'officer'
    JOIN surveys_conversation c ON c.id = a.conversation_id JOIN incidents_incident i ON i.id = c.incident_id
    WHERE a.agency_id = %(agency)s AND a.number IS NOT NULL {only}
        AND a.answered_at >= %(now)s - interval '{since} days' AND a.answered_at < %(now)s - interval '{until} days'
    GROUP BY 1
"""
AT_NIGHT = "AND extract(hour FROM i.opened_at AT TIME ZONE %(zone)s) IN (23, 0, 1, 2, 3, 4, 5, 6)"
WHO_ANSWERED = """
    SELECT {by}, count(*), count(*) FILTER (WHERE m.status = 'delivered'),
        count(*) FILTER (WHERE EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = c.id)),
        count(*) FILTER (WHERE EXISTS (SELECT FROM surveys_answer a JOIN surveys_question q ON q.id = a.question_id
            WHERE a.conversation_id = c.id AND q.kind = 'rating' AND q.about = 'officer' AND a.number >= 4))
    FROM surveys_conversation c JOIN incidents_incident i ON i.id = c.incident_id
    JOIN messaging_message m ON m.agency_id = c.agency_id AND m.thread = c.thread
        AND m.purpose = 'opening' AND m.sent_at IS NOT NULL
    WHERE c.agency_id = %(agency)s AND c.opened_at >= %(now)s - interval '{since} days'
        AND c.opened_at < %(now)s - interval '{until} days'
    GROUP BY {groups}
"""
HAPPENED = """
    SELECT district, call_type, extract(hour FROM opened_at AT TIME ZONE %(zone)s), caller_language, count(*)
    FROM incidents_incident WHERE agency_id = %(agency)s AND opened_at >= %(now)s - interval '365 days'
    GROUP BY 1, 2, 3, 4
"""
CELLS = "i.district, i.call_type, extract(hour FROM i.opened_at AT TIME ZONE %(zone)s), c.language"
LATEST = """
    SELECT a.*, i.reference FROM surveys_answer a
    JOIN surveys_conversation c ON c.id = a.conversation_id JOIN incidents_incident i ON i.id = c.incident_id
    WHERE a.agency_id = %(agency)s ORDER BY a.answered_at DESC LIMIT 70
"""
WAITING = """
    SELECT count(*), count(*) FILTER (WHERE due_at < %(now)s) FROM feedback_followup
    WHERE agency_id = %(agency)s AND state IN ('new', 'assigned')
"""
LIST = """
    SELECT i.*, d.ask, c.state FROM incidents_incident i
    LEFT JOIN surveys_decision d ON d.incident_id = i.id
    LEFT JOIN surveys_conversation c ON c.incident_id = i.id
    WHERE i.agency_id = %(agency)s {only} ORDER BY i.opened_at {order} LIMIT 51
"""
ANSWERED = """AND EXISTS (
    SELECT FROM surveys_conversation t WHERE t.incident_id = i.id AND t.agency_id = i.agency_id
        AND t.opened_at >= %(now)s - interval '365 days'
        AND EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = t.id))"""
POOR = """AND EXISTS (
    SELECT FROM surveys_conversation t JOIN surveys_answer a ON a.conversation_id = t.id
    JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating'
    WHERE t.incident_id = i.id AND t.agency_id = i.agency_id AND a.number <= 2
        AND a.answered_at >= %(now)s - interval '90 days')"""
COMMENTS = (
    """
    SELECT a.*, i.reference, i.district, i.call_type, f.state FROM surveys_answer a
    JOIN surveys_conversation c ON c.id = a.conversation_id LEFT JOIN incidents_incident i ON i.id = c.incident_id
    LEFT JOIN feedback_followup f ON f.conversation_id = c.id
    WHERE a.agency_id = %(agency)s AND a.comment <> '' AND a.answered_at >= %(now)s - interval '{days} days'
    ORDER BY a.answered_at DESC LIMIT 25
    """,
    """
    SELECT t.theme_id, (a.answered_at AT TIME ZONE %(zone)s)::date, count(DISTINCT a.id),
        count(DISTINCT a.conversation_id)
    FROM surveys_answer a LEFT JOIN feedback_reading r ON r.answer_id = a.id
    LEFT JOIN feedback_thememark t ON t.reading_id = r.id AND t.holds
    WHERE a.agency_id = %(agency)s AND a.comment <> '' AND a.answered_at >= %(now)s - interval '{since} days'
    GROUP BY 1, 2
    """,
)
MESSAGES = """
    SELECT m.*, i.reference FROM messaging_message m
    LEFT JOIN surveys_conversation c ON c.agency_id = m.agency_id AND c.thread = m.thread
    LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE m.agency_id = %(agency)s {only} ORDER BY m.queued_at DESC LIMIT 51
"""
CONVERSATIONS = """
    SELECT c.*, i.reference FROM surveys_conversation c LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE c.agency_id = %(agency)s {only} ORDER BY c.opened_at DESC LIMIT 51
"""
POORLY_RATED = """AND EXISTS (
    SELECT FROM surveys_answer a JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating'
    WHERE a.conversation_id = c.id AND a.number <= 2 AND a.answered_at >= %(now)s - interval '90 days')"""
USAGE = (
    """
    SELECT date_trunc('month', claimed_at AT TIME ZONE %(zone)s), count(*), sum(segments) FROM messaging_message
    WHERE agency_id = %(agency)s AND claimed_at >= %(now)s - interval '365 days' AND sent_at IS NOT NULL GROUP BY 1
    """,
    """
    SELECT date_trunc('month', closed_at AT TIME ZONE %(zone)s), count(*) FROM surveys_conversation
    WHERE agency_id = %(agency)s AND closed_at >= %(now)s - interval '365 days' AND state = 'completed' GROUP BY 1
    """,
    """
    SELECT date_trunc('month', received_at AT TIME ZONE %(zone)s), count(*) FROM messaging_reply
    WHERE agency_id = %(agency)s AND received_at >= %(now)s - interval '365 days' GROUP BY 1
    """,
)
CASES = """
    SELECT f.*, i.reference FROM feedback_followup f JOIN surveys_conversation c ON c.id = f.conversation_id
    LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE f.agency_id = %(agency)s AND {which} LIMIT 100
"""
RESPONSES = """
    SELECT a.*, q.label, c.thread, i.reference FROM surveys_answer a JOIN surveys_question q ON q.id = a.question_id
    JOIN surveys_conversation c ON c.id = a.conversation_id LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE a.agency_id = %(agency)s ORDER BY a.changed_in, a.id LIMIT 100
"""
WORD = """
    SELECT a.*, i.reference FROM surveys_answer a JOIN surveys_conversation c ON c.id = a.conversation_id
    LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE a.agency_id = %(agency)s AND a.comment ILIKE '%%neighbor%%'
        AND a.answered_at >= %(now)s - interval '365 days' ORDER BY a.answered_at DESC LIMIT 25
"""
HEALTH = """
    SELECT {by}, count(*), count(*) FILTER (WHERE status = 'delivered'), count(*) FILTER (WHERE status = 'failed'),
        count(DISTINCT citizen_id), percentile_cont(0.5) WITHIN GROUP (ORDER BY settled_at - sent_at)
    FROM messaging_message
    WHERE agency_id = %(agency)s AND queued_at >= %(now)s - interval '30 days' GROUP BY 1
"""


def _overview(days: int) -> tuple[str, ...]:
    """The period, the one before, and never less than thirteen weeks."""
    back = max(2 * days, 91)
    return (
        ANSWERS.format(days=back),
        TEXTED.format(days=back),
        GROUPS.format(days=days),
        WAITING,
    )


def _list(only: str = "", order: str = "DESC") -> tuple[str, ...]:
    return (LIST.format(only=only, order=order),)


def _periods(statement: str, by: str, only: str = "") -> tuple[str, ...]:
    """The groups of twelve months, and the totals of the twelve before and of the same days a year before."""
    return tuple(
        statement.format(by=each, groups=1, only=only, since=since, until=until)
        for each, since, until in ((by, 365, 0), ("true", 730, 365), ("true", 729, 364))
    )


def _comments(days: int) -> tuple[str, ...]:
    """The list, and the themes of the period and of the one before, at least thirteen weeks."""
    return tuple(each.format(days=days, since=max(2 * days, 91)) for each in COMMENTS)


FLOORS: dict[str, tuple[str, ...]] = {
    "overview, 30 days": (*_overview(30), LATEST),
    "overview, 12 months": (*_overview(365), LATEST),
    "overview, what changed": _overview(30),
    "overview, latest answers": (LATEST,),
    "incidents": _list(),
    "incidents, who answered in 12 months": _list(ANSWERED),
    "incidents, rated 1 or 2": _list(POOR),
    "incidents, a district and a call type": _list(
        "AND i.district = 'Hills' AND i.call_type = 'SOL'"
    ),
    "incidents, not asked because of call type": _list("AND NOT d.ask", "ASC"),
    "texts, health of 30 days": tuple(
        HEALTH.format(by=by)
        for by in ("true", "(queued_at AT TIME ZONE %(zone)s)::date", "line_id", "error_code")
    ),
    "explore, districts of 12 months": _periods(EXPLORED, "i.district"),
    "explore, call types at night, 12 months": _periods(EXPLORED, "i.call_type", AT_NIGHT),
    "explore, who answered in 12 months": _periods(WHO_ANSWERED, "i.district"),
    "who answers, 12 months": (
        WHO_ANSWERED.format(by=CELLS, groups="1, 2, 3, 4", since=365, until=0),
        HAPPENED,
    ),
    "incidents, the start of a number": _list("AND i.reference LIKE '25-00001%%'"),
    "incidents, a number that nobody has": _list("AND i.reference LIKE '99-%%'"),
    "texts, usage of 12 months": USAGE,
    "messages": (MESSAGES.format(only=""),),
    "messages that failed": (MESSAGES.format(only="AND m.status = 'failed'"),),
    "messages of an incident": (MESSAGES.format(only="AND i.reference LIKE '25-0000123%%'"),),
    "conversations": (CONVERSATIONS.format(only=""),),
    "conversations, rated 1 or 2": (CONVERSATIONS.format(only=POORLY_RATED),),
    "conversations of an incident": (
        CONVERSATIONS.format(only="AND i.reference LIKE '25-0000123%%'"),
    ),
    "follow-ups": (CASES.format(which="f.state IN ('new', 'assigned') ORDER BY f.due_at"),),
    "follow-ups, closed": (CASES.format(which="f.state = 'resolved' ORDER BY f.closed_at DESC"),),
    "officers, 12 months": _periods(EXPLORED, "i.officer_id"),
    "API, measures of 30 days by district": _overview(30),
    "API, the next 100 responses": (RESPONSES,),
    "comments, a word in 12 months": (*_comments(365), WORD),
    "comments, 30 days": _comments(30),
    "comments, 12 months": _comments(365),
}
