"""The people we text: found by their number, opted out, never texted, counted."""

from datetime import datetime, timedelta

from django.db import connection

from agencies.encryption import fingerprint
from agencies.models import Agency
from messaging.models import Citizen, Message

DAY = timedelta(hours=24)

# Reads that every reply needs, written by hand: to build them took longer than to run them (docs/performance.md).
LOCKED = "SELECT * FROM messaging_citizen WHERE agency_id = %s AND phone_hash = %s FOR UPDATE"
TEXTS_SINCE = "SELECT count(*) FROM messaging_message WHERE citizen_id = %s AND claimed_at > %s"


def citizen_of(*, agency: Agency, phone: str, language: str = "") -> Citizen:
    """The citizen with this number (E.164), locked until the transaction ends; made where there is none.

    `language` is what CAD says of the caller: taken for a new citizen only, since their own replies tell more.
    """
    known = [agency.pk, fingerprint(phone)]
    citizen = next(iter(Citizen.objects.raw(LOCKED, known)), None)
    if citizen is None:
        _make(agency, phone, language)
        [citizen] = Citizen.objects.raw(LOCKED, known)
    citizen.agency = agency
    return citizen


def _make(agency: Agency, phone: str, language: str) -> None:
    """Write the citizen, unless somebody else does so at this very moment."""
    spoken = language if language in agency.languages else agency.languages[0]
    citizen = Citizen(agency=agency, phone=phone, phone_hash=fingerprint(phone), language=spoken)
    Citizen.objects.bulk_create([citizen], ignore_conflicts=True)


def opt_out(*, citizen: Citizen, how: str, now: datetime) -> None:
    """No text ever again, from any programme of this agency; what still waits is cancelled.

    `how` says in words what told us: "texted STOP", "error 21610 from Twilio".
    """
    if citizen.opted_out_at is None:
        citizen.opted_out_at, citizen.opted_out_how = now, how[:80]
        citizen.save(update_fields=["opted_out_at", "opted_out_how"])
    _cancel_waiting(citizen=citizen, now=now)


def opt_in(*, citizen: Citizen) -> None:
    """The citizen asked for texts again (START, or YES after a STOP)."""
    citizen.opted_out_at, citizen.opted_out_how = None, ""
    citizen.save(update_fields=["opted_out_at", "opted_out_how"])


def never_text(*, citizen: Citizen, reason: str, now: datetime) -> None:
    """Put the number on the agency's never-text list."""
    citizen.never_text_at, citizen.never_text_reason = now, reason[:120]
    citizen.save(update_fields=["never_text_at", "never_text_reason"])
    _cancel_waiting(citizen=citizen, now=now)


def alive(*, citizen: Citizen) -> None:
    """A text came from this number: it is a phone, whatever was thought of it."""
    citizen.dead_at = None
    citizen.save(update_fields=["dead_at"])


def _cancel_waiting(*, citizen: Citizen, now: datetime) -> None:
    citizen.messages.filter(status=Message.Status.QUEUED).update(
        status=Message.Status.CANCELLED, reason=citizen.unreachable_because, settled_at=now
    )


def under_daily_cap(*, citizen: Citizen, cap: int, now: datetime) -> bool:
    """Whether one more text may go to this number within 24 hours. Counted from the texts themselves."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS_SINCE, [citizen.pk, now - DAY])
        [[sent]] = cursor.fetchall()
    return bool(sent < cap)
