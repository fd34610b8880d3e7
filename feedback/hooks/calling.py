"""Calls what is due: claimed by a conditional update, committed before the network, settled afterwards."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from agencies.tenancy import across_agencies, acting_for
from feedback.hooks.posting import NotTaken, post
from feedback.hooks.signing import signature
from feedback.hooks.telling import body_of
from feedback.models import HookCall

State = HookCall.State
FORGOTTEN_AFTER = timedelta(minutes=2)  # a worker that was killed while it called
BACK_OFF = tuple(
    timedelta(seconds=seconds) for seconds in (10, 60, 300, 900, 3600, 10800, 21600, 43200, 86400)
)
ATTEMPTS = len(BACK_OFF) + 1
LIMIT = 200
GONE = "What it was about has been deleted."

logger = logging.getLogger(__name__)


def call_due(*, clock: Callable[[], datetime]) -> int:
    """Make the calls that are due; return how many were taken. A slow or dead address holds up only its own."""
    with across_agencies(), transaction.atomic():
        due = _due(clock()).order_by("not_before", "pk").values_list("agency_id", "pk", "hook_id")
        found = list(due[:LIMIT])
    refused: set[int] = set()
    taken = 0
    for agency_id, pk, hook_id in found:
        if hook_id not in refused:
            with acting_for(agency_id):
                done = _call(pk, clock)
            taken += done
            if not done:
                refused.add(hook_id)
    return taken


def call_again(call: HookCall, *, now: datetime) -> bool:
    """DEAD → WAITING, by a person: ten attempts more. False where somebody was quicker."""
    dead = HookCall.objects.filter(pk=call.pk, agency=call.agency_id, state=State.DEAD)
    return dead.update(state=State.WAITING, attempts=0, not_before=now, reason="") > 0


def _due(now: datetime) -> QuerySet[HookCall]:
    forgotten = Q(state=State.SENDING, claimed_at__lt=now - FORGOTTEN_AFTER)
    waiting = Q(state=State.WAITING, not_before__lte=now)
    return HookCall.objects.filter(waiting | forgotten, hook__active=True)


def _call(pk: int, clock: Callable[[], datetime]) -> bool:
    now = clock()
    with transaction.atomic():
        if (
            not _due(now)
            .filter(pk=pk)
            .update(state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1)
        ):
            return True  # another worker has it
        call = HookCall.objects.select_related("hook", "agency").get(pk=pk)
        body = body_of(call)
    if body is None:
        return _settle(call, state=State.DEAD, reason=GONE, settled_at=now)
    try:
        post(url=call.hook.url, body=body, headers=_headers(call, body, now))
    except NotTaken as problem:
        _again(call, str(problem), clock())
        return False
    return _settle(call, state=State.DONE, reason="", settled_at=clock())


def _headers(call: HookCall, body: bytes, now: datetime) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Engage",
        "Engage-Event": call.event,
        "Engage-Delivery": str(call.pk),
        "Engage-Signature": signature(secret=call.hook.secret, body=body, at=int(now.timestamp())),
    }


def _again(call: HookCall, reason: str, now: datetime) -> None:
    logger.info("Hook %s was not taken: %s", call.hook_id, reason)
    if call.attempts >= ATTEMPTS:
        _settle(call, state=State.DEAD, reason=reason[:200], settled_at=now)
        return
    pause = BACK_OFF[call.attempts - 1]
    _settle(call, state=State.WAITING, reason=reason[:200], not_before=now + pause)


@transaction.atomic
def _settle(call: HookCall, **fields: object) -> bool:
    mine = HookCall.objects.filter(
        pk=call.pk, agency=call.agency_id, state=State.SENDING, claimed_at=call.claimed_at
    )
    return mine.update(**fields) > 0
