"""Every table of an agency's past, in the order in which their rows point at one another."""

from functools import cached_property

from django.db import transaction

from bench.filling.copying import Copying
from feedback.models import FollowUp
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models import Answer, Conversation, Decision


class Books:
    """Rows on their way into their tables."""

    def __init__(self) -> None:
        self.incidents = Copying(
            Incident,
            *("agency_id", "reference", "status", "call_type", "disposition", "priority"),
            *("district", "beat", "officer_badge", "officer_id", "caller_role", "caller_phone"),
            *("caller_hash", "caller_language", "opened_at", "dispatched_at", "arrived_at"),
            *("closed_at", "source", "received_at", "changed_at", "undecided", "seen"),
        )
        self.decisions = Copying(
            Decision, "agency_id", "incident_id", "ask", "reasons", "findings", "decided_at"
        )
        self.citizens = Copying(
            Citizen, "agency_id", "phone", "phone_hash", "language", "created_at"
        )
        self.conversations = Copying(
            Conversation,
            *("agency_id", "survey_id", "incident_id", "citizen_id", "line_id", "thread"),
            *("language", "state", "question_id", "opened_at", "checked_at", "expires_at"),
            "closed_at",
        )
        self.replies = Copying(
            Reply,
            *("agency_id", "line_id", "citizen_id", "provider_id", "body", "thread"),
            *("handled_by", "received_at", "heard_at"),
        )
        self.messages = Copying(
            Message,
            *("agency_id", "line_id", "citizen_id", "in_reply_to_id", "thread", "purpose", "body"),
            *("segments", "status", "error_code", "reason", "provider_id", "attempts"),
            *("not_before", "expires_at", "queued_at", "claimed_at", "sent_at", "settled_at"),
        )
        self.answers = Copying(
            Answer,
            *("agency_id", "conversation_id", "question_id", "reply_id", "number", "comment"),
            "answered_at",
        )
        self.follow_ups = Copying(
            FollowUp,
            *("agency_id", "conversation_id", "state", "rule", "outcome", "opened_at", "due_at"),
            *("taken_at", "closed_at"),
        )

    @cached_property
    def tables(self) -> tuple[Copying, ...]:
        """All of them, those that others point at first."""
        return (
            *(self.incidents, self.decisions, self.citizens, self.conversations),
            *(self.replies, self.messages, self.answers, self.follow_ups),
        )

    @property
    def is_full(self) -> bool:
        """Whether it is time to flush."""
        return any(table.is_full for table in self.tables)

    def flush(self) -> None:
        """Put every row in place, in a transaction."""
        with transaction.atomic():
            for table in self.tables:
                table.flush()
