"""Plain SQL over the rows, of which the floors of pages are made (page_floors.py): no roll-up, none of our code."""

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
WHO_ANSWERED = """
    SELECT {by}, count(*), count(*) FILTER (WHERE m.status = 'delivered'),
        count(*) FILTER (WHERE EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = c.id)),
        count(*) FILTER (WHERE EXISTS (SELECT FROM surveys_answer a JOIN surveys_question q ON q.id = a.question_id
            WHERE a.conversation_id = c.id AND q.kind = 'rating' AND q.about = 'officer' AND a.number >= 4))
    FROM surveys_conversation c JOIN incidents_incident i ON i.id = c.incident_id
    JOIN messaging_message m ON m.agency_id = c.agency_id AND m.thread = c.thread
        AND m.purpose = 'opening' AND m.sent_at IS NOT NULL
    WHERE c.agency_id = %(agency)s {only} AND c.opened_at >= %(now)s - interval '{since} days'
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
    WHERE i.agency_id = %(agency)s {only} ORDER BY {order} LIMIT 51 OFFSET {offset}
"""
ASKED = """AND {there} (
    SELECT FROM surveys_conversation t WHERE t.incident_id = i.id AND t.agency_id = i.agency_id
        AND t.opened_at >= %(now)s - interval '365 days'
        AND ({answered} (SELECT FROM surveys_answer a WHERE a.conversation_id = t.id)))"""
RATED = """AND EXISTS (
    SELECT FROM surveys_conversation t JOIN surveys_answer a ON a.conversation_id = t.id
    JOIN surveys_question q ON q.id = a.question_id AND q.kind = 'rating' {about}
    WHERE t.id = c.id AND a.number {is_so} AND a.answered_at >= %(now)s - interval '{days} days')"""
COMMENTS = """
    SELECT a.*, i.reference, i.district, i.call_type, f.state, r.sounds FROM surveys_answer a
    JOIN surveys_conversation c ON c.id = a.conversation_id LEFT JOIN incidents_incident i ON i.id = c.incident_id
    LEFT JOIN feedback_followup f ON f.conversation_id = c.id LEFT JOIN feedback_reading r ON r.answer_id = a.id
    WHERE a.agency_id = %(agency)s AND a.comment <> '' AND a.answered_at >= %(now)s - interval '365 days' {only}
    ORDER BY a.answered_at DESC LIMIT 25
"""
THEMES = """
    SELECT t.theme_id, (a.answered_at AT TIME ZONE %(zone)s)::date, count(DISTINCT a.id),
        count(DISTINCT a.conversation_id)
    FROM surveys_answer a JOIN surveys_conversation c ON c.id = a.conversation_id
    LEFT JOIN incidents_incident i ON i.id = c.incident_id
    LEFT JOIN feedback_reading r ON r.answer_id = a.id
    LEFT JOIN feedback_thememark t ON t.reading_id = r.id AND t.holds
    WHERE a.agency_id = %(agency)s AND a.comment <> '' AND a.answered_at >= %(now)s - interval '730 days' {only}
    GROUP BY 1, 2
"""
RATED_COMMENT = """AND (
    SELECT n.number FROM surveys_answer n JOIN surveys_question q ON q.id = n.question_id AND q.kind = 'rating'
    WHERE n.conversation_id = a.conversation_id AND n.number IS NOT NULL
    ORDER BY q.about = 'officer' DESC, q.position LIMIT 1) {is_so}"""
MESSAGES = """
    SELECT m.*, i.reference FROM messaging_message m
    LEFT JOIN surveys_conversation c ON c.agency_id = m.agency_id AND c.thread = m.thread
    LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE m.agency_id = %(agency)s {only} ORDER BY m.queued_at DESC LIMIT 51
"""
CONVERSATIONS = """
    SELECT c.*, i.reference FROM surveys_conversation c LEFT JOIN incidents_incident i ON i.id = c.incident_id
    WHERE c.agency_id = %(agency)s {only} ORDER BY {order} LIMIT 51 OFFSET {offset}
"""
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
HEALTH = """
    SELECT {by}, count(*), count(*) FILTER (WHERE status = 'delivered'), count(*) FILTER (WHERE status = 'failed'),
        count(DISTINCT citizen_id), percentile_cont(0.5) WITHIN GROUP (ORDER BY settled_at - sent_at)
    FROM messaging_message
    WHERE agency_id = %(agency)s AND queued_at >= %(now)s - interval '{days} days' GROUP BY 1
"""
