"""What each reply needs of the database, written out (docs/performance.md)."""

from engage.statements import Insert, Statement, Update
from messaging.models import Message, Reply

# How many texts the citizen was sent since a moment, and the threads whose first text left.
_SENT_BEFORE = """
    (SELECT count(*) FROM messaging_message
        WHERE citizen_id = %(citizen_id)s AND claimed_at > %(since)s AND status <> 'queued'),
    (SELECT array_agg(thread) FROM messaging_message
        WHERE citizen_id = %(citizen_id)s AND purpose = 'opening'
            AND status IN ('sending', 'unknown', 'sent', 'delivered'))
    """
SENT_BEFORE = Statement(f"SELECT {_SENT_BEFORE}")
KEEP = Insert(Reply, unless="line_id, provider_id", reading=_SENT_BEFORE)
HEARD = Update(Reply, "heard_at", "handled_by", "thread")
ANSWERED = Insert(Message, along=HEARD)
WRITE = Insert(Message)
