"""How often a reply goes to the database and back: each time costs as much as all of our own rules together."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.stage import build, open_conversations
from bench.webhooks import webhook

AT_MOST = 16  # five of them write


@pytest.mark.django_db
def test_a_reply_takes_few_reads_and_writes() -> None:
    now = timezone.now()
    stage = build(now=now)
    open_conversations(stage, places=range(1), now=now)
    request = webhook(stage, place=0, body="5", step=0, expects="")
    with CaptureQueriesContext(connection) as captured:
        answered = Client().post(
            request.path,
            request.body,
            content_type=request.headers["Content-Type"],
            headers={"X-Twilio-Signature": request.headers["X-Twilio-Signature"]},
        )
    assert b"How was the person who took your call?" in answered.content
    statements = [each["sql"].strip() for each in captured.captured_queries]
    moved = [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))]
    assert len(moved) <= AT_MOST, "\n".join(moved)
