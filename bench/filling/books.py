"""Every table of the past: which columns are written, in the order in which the rows point at one another."""

from bench.filling.copying import Rows
from feedback.models import FollowUp, Reading, ThemeMark
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models import Answer, Conversation, Decision

TEXT = "Thank you. How was it? Reply 1 (poor) to 5 (great)."

INCIDENTS = Rows(
    Incident,
    *("agency_id", "reference", "call_type", "disposition", "priority", "district", "beat"),
    "unit",
    *("officer_badge", "officer_id", "caller_role", "caller_phone", "caller_hash"),
    *("caller_language", "opened_at", "dispatched_at", "arrived_at", "closed_at"),
    *("received_at", "changed_at", "seen"),
    status="closed",
    source="API key CAD",
    undecided=False,
)
DECISIONS = Rows(Decision, "agency_id", "incident_id", "ask", "reasons", "findings", "decided_at")
CITIZENS = Rows(Citizen, "agency_id", "phone", "phone_hash", "language", "created_at")
CONVERSATIONS = Rows(
    Conversation,
    *("agency_id", "survey_id", "incident_id", "citizen_id", "line_id", "thread", "language"),
    *("state", "question_id", "opened_at", "checked_at", "expires_at", "closed_at"),
)
REPLIES = Rows(
    Reply,
    *("agency_id", "line_id", "citizen_id", "provider_id", "body", "thread", "received_at"),
    "heard_at",
    handled_by="survey",
)
MESSAGES = Rows(
    Message,
    *("agency_id", "line_id", "citizen_id", "in_reply_to_id", "thread", "purpose", "status"),
    *("error_code", "reason", "provider_id", "not_before", "expires_at", "queued_at"),
    *("claimed_at", "sent_at", "settled_at"),
    body=TEXT,
    segments=1,
    attempts=1,
)
ANSWERS = Rows(
    Answer,
    *("agency_id", "conversation_id", "question_id", "reply_id", "number", "comment"),
    *("answered_at", "changed_in"),
)
FOLLOW_UPS = Rows(
    FollowUp,
    *("agency_id", "conversation_id", "state", "rule", "outcome", "opened_at", "due_at"),
    *("taken_at", "closed_at"),
)
READINGS = Rows(
    Reading, "agency_id", "answer_id", "sounded", "rating", "language", "seen_at", model="bench"
)
MARKS = Rows(ThemeMark, "agency_id", "reading_id", "theme_id", "answered_at", found=True)

TABLES = (
    *(INCIDENTS, DECISIONS, CITIZENS, CONVERSATIONS, REPLIES, MESSAGES, ANSWERS, FOLLOW_UPS),
    *(READINGS, MARKS),
)
