"""Waiting until everything is decided, and until texts and replies have calmed down."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from messaging.models import Message
from sandbox.process import Sandbox
from sandbox.replay.replayed import Replayed
from surveys.models import Conversation

Status = Message.Status
_ON_THEIR_WAY = (Status.QUEUED, Status.SENDING, Status.SENT)
_EVERY = 1.0  # seconds between two looks
_SOON = timedelta(minutes=1)
_QUIET = 80.0  # nobody who answers soon takes longer than 75 seconds; the others take half an hour or more


@dataclass(frozen=True, slots=True)
class Stand:
    """How things stand: incidents of the replay, and texts, replies and conversations that came of them."""

    incidents: int
    undecided: int
    asked: int
    waiting_to_leave: int
    on_their_way: int
    texts: int
    replies: int
    still_open: int


@dataclass(frozen=True, slots=True)
class Calmed:
    """How long it took to decide all, and until nothing happened any more; None where the time was up before.

    Seconds since the waiting began. `quiet` leaves out the silence that proved it.
    """

    decided: float | None
    first_texts: float | None
    quiet: float | None


def wait_until_calm(
    *,
    replayed: Replayed,
    sandbox: Sandbox,
    seconds: float,
    on_look: Callable[[Stand], None],
) -> Calmed:
    """Look every second until nothing more happens soon, or until the seconds are up.

    Calm is: all is decided, and nobody was asked, or the look-alike of Twilio has nothing left to do, or nothing has
    changed for 80 seconds. Residents who answer hours later, and texts that are tried again in half an hour, are not
    waited for.
    """
    start = changed = time.monotonic()
    decided = first_texts = None
    before: Stand | None = None
    while True:
        stand, now = look(replayed), time.monotonic()
        on_look(stand)
        if stand != before:
            before, changed = stand, now
        if decided is None and not stand.undecided:
            decided = now - start
        if first_texts is None and decided is not None and not stand.waiting_to_leave:
            first_texts = now - start
        if decided is not None and (_is_done(stand, sandbox) or now - changed > _QUIET):
            return Calmed(decided, first_texts, changed - start)
        if now - start > seconds:
            return Calmed(decided, first_texts, None)
        time.sleep(_EVERY)


def look(replayed: Replayed) -> Stand:
    """How things stand now."""
    with replayed.open():
        put_off = Q(status=Status.QUEUED, not_before__gt=timezone.now() + _SOON)
        soon = replayed.messages.exclude(put_off).order_by()
        statuses = list(soon.values_list("status", flat=True))
        states = list(replayed.conversations.order_by().values_list("state", flat=True))
        return Stand(
            incidents=replayed.incidents.count(),
            undecided=replayed.undecided.count(),
            asked=len(states),
            waiting_to_leave=statuses.count(Status.QUEUED),
            on_their_way=sum(status in _ON_THEIR_WAY for status in statuses),
            texts=replayed.messages.count(),
            replies=replayed.replies.count(),
            still_open=states.count(Conversation.State.OPEN),
        )


def _is_done(stand: Stand, sandbox: Sandbox) -> bool:
    nobody_asked = not stand.asked
    return nobody_asked or (not stand.on_their_way and not sandbox.books()["unfinished"])
