"""How often a reply goes to the database and back: each time costs as much as all of our own rules together."""

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.load import Request
from bench.stage import build, open_conversations
from bench.webhooks import webhook

AT_MOST = 6  # three of them write


@pytest.mark.django_db
def test_a_reply_takes_few_reads_and_writes() -> None:
    now = timezone.now()
    stage = build(now=now)
    open_conversations(stage, places=range(2), now=now)
    first, second = (webhook(stage, place=p, body="5", step=0, expects="") for p in range(2))
    _post(first)  # prepares the statements
    with CaptureQueriesContext(connection) as captured:
        answered = b"".join(_post(second))
    assert b"How was the person who took your call?" in answered
    statements = [each["sql"].strip() for each in captured.captured_queries]
    moved = [sql for sql in statements if "SAVEPOINT" not in sql]
    assert len(moved) <= AT_MOST, "\n".join(moved)
    assert all("EXECUTE engage_" in sql for sql in moved), "\n".join(moved)


def _post(request: Request) -> HttpResponseBase:
    return Client().post(
        request.path,
        request.body,
        content_type=request.headers["Content-Type"],
        headers={"X-Twilio-Signature": request.headers["X-Twilio-Signature"]},
    )
