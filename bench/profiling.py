"""Where the time of one reply goes: the webhook in this very process, under Python's profiler."""

import cProfile
import pstats
import time
from datetime import datetime
from io import StringIO

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from bench.load import OK, Request
from bench.stage import Stage, open_conversations
from bench.webhooks import webhook
from engage.wsgi import webhooks

PEOPLE = 200
FIRST_PLACE = 500_000
LINES = 45
BODIES = ("5", "4", "yes", "He was kind")


def profile(*, stage: Stage, now: datetime) -> str:
    """Answer some hundred replies and return the functions that took longest, with the statements to a reply."""
    places = range(FIRST_PLACE, FIRST_PLACE + PEOPLE)
    open_conversations(stage, places=places, now=now)
    first, *requests = [
        webhook(stage, place=place, body=body, step=step, expects="")
        for place in places
        for step, body in enumerate(BODIES)
    ]
    _answer(webhooks, first)
    half = len(requests) // 2
    begun = time.process_time()
    for request in requests[:half]:
        _answer(webhooks, request)
    own_time = (time.process_time() - begun) / half
    profiler = cProfile.Profile()
    profiler.enable()
    for request in requests[half:]:
        _answer(webhooks, request)
    profiler.disable()
    return _report(profiler, len(requests) - half, own_time)


def _answer(handler: WSGIHandler, request: Request) -> None:
    made = RequestFactory().generic(
        "POST",
        request.path,
        request.body,
        content_type=request.headers["Content-Type"],
        headers={"Host": "localhost", "X-Twilio-Signature": request.headers["X-Twilio-Signature"]},
    )
    response = handler.get_response(made)
    response.close()
    if response.status_code != OK:
        raise RuntimeError(f"The webhook answered {response.status_code}.")


def _report(profiler: cProfile.Profile, replies: int, own_time: float) -> str:
    written = StringIO()
    stats = pstats.Stats(profiler, stream=written)
    stats.strip_dirs().sort_stats("cumulative").print_stats(LINES)
    stats.sort_stats("tottime").print_stats(LINES // 2)
    statements = sum(
        calls
        for (_, _, function), (_, calls, *_) in stats.stats.items()  # type: ignore[attr-defined]  # typeshed knows it not
        if function == "<method 'execute' of 'psycopg2.extensions.cursor' objects>"
    )
    return (
        f"A reply takes {own_time * 1000:.1f} ms of this process's time and {statements / replies:.1f} statements "
        f"(COMMIT among them; BEGIN goes with the first). Under the profiler, {replies} replies:\n{written.getvalue()}"
    )
