"""What each reply needs of the database, written out (docs/performance.md)."""

from engage.statements import Insert, Statement, Update
from messaging.models import Message, Reply

KEEP = Insert(Reply, unless="line_id, provider_id")
SENT_BEFORE = Statement(
    """
    SELECT count(*) FILTER (WHERE claimed_at > %(since)s AND status <> 'queued'),
        array_agg(thread) FILTER (
            WHERE purpose = 'opening' AND status IN ('sending', 'unknown', 'sent', 'delivered')
        )
    FROM messaging_message WHERE citizen_id = %(citizen)s
    """
)
HEARD = Update(Reply, "heard_at", "handled_by", "thread")
ANSWERED = Insert(Message, along=HEARD)
WRITE = Insert(Message)
