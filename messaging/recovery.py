"""Texts that were received while our webhook could not be reached: read from Twilio's own list."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from agencies.models import Line
from agencies.phones import e164
from agencies.tenancy import acting_for
from messaging import inbox, twilio
from messaging.citizens import citizen_of
from messaging.consent import Wish, classify, is_yes
from messaging.models import Reply

REQUESTS = 30  # to Twilio for one line and run
PAGE = 1000
MOST_PAGES = 4  # of one stretch of time, which is read to its end before any of it is heard
STRETCH = timedelta(days=1)
OVERLAP = timedelta(minutes=10)  # clocks differ, and a text may be listed late
WEBHOOK_AWAITED = timedelta(minutes=1)  # Twilio waits 15 s for an answer

logger = logging.getLogger(__name__)


def recover_missed(
    *, agency_id: int, now: datetime, requests: int = REQUESTS, page: int = PAGE
) -> int:
    """Hear what the agency's active lines received and no webhook brought, oldest first; return how many texts.

    Each line remembers until when nothing is missing (`Line.recovered_until`), so that a run which ends early is
    taken up by the next one. A line that Twilio does not answer for stops none of the others. What answers is queued
    like any other text.
    """
    with acting_for(agency_id):
        with transaction.atomic():
            lines = list(Line.objects.filter(active=True).select_related("agency"))
        return sum(_recover(line, twilio.Allowance(requests, page), now) for line in lines)


def _recover(line: Line, allowance: twilio.Allowance, now: datetime) -> int:
    """Hear what is missing. One text that can't be stored holds up no other, and is tried again until it can."""
    heard, nothing_is_missing = 0, True
    since = (line.recovered_until or line.created_at) - OVERLAP
    end = now - WEBHOOK_AWAITED
    try:
        while since < end:
            texts, since = _read(line, since, min(since + STRETCH, end), allowance)
            for text in _unknown(line, texts):
                try:
                    heard += _hear(line, text, now)
                except Exception:
                    logger.exception("Line %s: %s could not be stored", line.pk, text.provider_id)
                    nothing_is_missing = False
            if nothing_is_missing:
                _remember(line, since)
    except twilio.TryLater as later:
        logger.warning("Line %s: %s", line.pk, later.words)
    return heard


def _read(
    line: Line, since: datetime, until: datetime, allowance: twilio.Allowance
) -> tuple[list[twilio.Listed], datetime]:
    """What came in since then, oldest first, and until when that is all: less where a stretch has too many pages.

    Twilio lists the newest first, and the oldest is to be heard first.
    """
    while True:
        found: list[twilio.Listed] = []
        pages = twilio.received(line=line, since=since, until=until, allowance=allowance)
        for number, page in enumerate(pages):
            if number == MOST_PAGES:
                break
            found += page
        else:
            return found[::-1], until
        until = since + (until - since) / 2


@transaction.atomic
def _unknown(line: Line, texts: list[twilio.Listed]) -> list[twilio.Listed]:
    sids = [text.provider_id for text in texts]
    known = Reply.objects.filter(line=line, provider_id__in=sids)
    heard = set(known.values_list("provider_id", flat=True))
    return [text for text in texts if text.provider_id not in heard]


def _hear(line: Line, text: twilio.Listed, now: datetime) -> bool:
    """Take one text through the webhook's own door; False where nobody can be answered, such as a short code."""
    try:
        sender = e164(text.sender)
    except ValueError:
        return False
    # No column takes the character NUL, nor half of one that is written as two.
    body = text.body.replace("\0", "").encode(errors="replace").decode()
    with transaction.atomic():
        if _is_outdated(line, sender, body, text.created_at):
            _keep(line, sender, body, text.provider_id, now)
        else:
            inbox.accept(
                line=line,
                sender=sender,
                body=body,
                provider_id=text.provider_id,
                now=now,
                waited_for=False,
            )
    return True


def _is_outdated(line: Line, sender: str, body: str, written_at: datetime) -> bool:
    """Whether this wish for texts is older than the citizen's STOP: it must not undo it."""
    opted_out_at = citizen_of(agency=line.agency, phone=sender).opted_out_at
    if opted_out_at is None or opted_out_at <= written_at:
        return False
    consent = classify(text=body, languages=line.agency.languages)
    return is_yes(body) or (consent is not None and consent.wish is Wish.START)


def _keep(line: Line, sender: str, body: str, provider_id: str, now: datetime) -> None:
    """Store a text that nobody is to hear."""
    Reply.objects.get_or_create(
        line=line,
        provider_id=provider_id,
        defaults={
            "agency": line.agency,
            "citizen": citizen_of(agency=line.agency, phone=sender),
            "body": body,
            "handled_by": "consent",
            "received_at": now,
            "heard_at": now,
        },
    )


@transaction.atomic
def _remember(line: Line, until: datetime) -> None:
    """Forward only: another run may be further."""
    behind = Q(recovered_until__isnull=True) | Q(recovered_until__lt=until)
    Line.objects.filter(behind, pk=line.pk).update(recovered_until=until)
