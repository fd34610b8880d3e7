"""The people we text: found by their number, opted out, never texted, counted."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from agencies.encryption import fingerprint
from agencies.models import Agency, User
from engage.statements import Statement
from messaging.models import Citizen, ConsentChange, Message, Reply

DAY = timedelta(hours=24)
Change = ConsentChange.Change

# Asked for each reply and each text (docs/performance.md).
LOCKED = Statement(
    """
    SELECT {citizen:
        agency phone_hash language opted_out_at opted_out_how never_text_at never_text_reason dead_at
    } FROM messaging_citizen citizen
    WHERE agency_id = %(agency)s AND phone_hash = %(hash)s FOR UPDATE
    """,
    citizen=Citizen,
)
TEXTS_SINCE = Statement(
    """
    SELECT citizen_id, count(*) FROM messaging_message
    WHERE citizen_id = ANY(%(citizens)s) AND claimed_at > %(since)s
        AND status <> 'queued'  -- an attempt that failed is no text
    GROUP BY citizen_id
    """
)


def citizen_of(*, agency: Agency, phone: str, language: str = "") -> Citizen:
    """The citizen with this number (E.164), locked until the transaction ends; made where there is none.

    `language` is what CAD says of the caller: taken for a new citizen only, since their own replies tell more.
    """
    phone_hash = fingerprint(phone)
    citizen = _locked(agency, phone_hash)
    while citizen is None:
        spoken = language if language in agency.languages else agency.languages[0]
        new = Citizen(agency=agency, phone=phone, phone_hash=phone_hash, language=spoken)
        Citizen.objects.bulk_create([new], ignore_conflicts=True)  # somebody else may just do so
        citizen = _locked(agency, phone_hash)
    citizen.agency, citizen.phone = agency, phone
    return citizen


def _locked(agency: Agency, phone_hash: str) -> Citizen | None:
    found = LOCKED.first(agency=agency.pk, hash=phone_hash)
    return found[0] if found else None


def opt_out(
    *, citizen: Citizen, how: str, now: datetime, by: User | None = None, doubtful: bool = False
) -> None:
    """No text ever again, from any programme of this agency; what still waits is cancelled.

    `how` says in words what told us: "texted STOP", "error 21610 from Twilio". A `doubtful` wording counts all the
    same and is listed for review; a clear one after it takes its place, so that no review undoes it.
    """
    if citizen.opted_out_at is None or (not doubtful and _reviewed(citizen, by, now)):
        citizen.opted_out_at, citizen.opted_out_how = now, how[:80]
        citizen.save(update_fields=["opted_out_at", "opted_out_how"])
        _changed(citizen, Change.OPTED_OUT, how, now, by, doubtful=doubtful)
    _cancel_waiting(citizen=citizen, now=now)


def opt_in(*, citizen: Citizen, how: str, now: datetime, by: User | None = None) -> None:
    """The citizen wants texts again (START, or YES after a STOP), or had never meant to opt out."""
    if citizen.opted_out_at is None:
        return
    citizen.opted_out_at, citizen.opted_out_how = None, ""
    citizen.save(update_fields=["opted_out_at", "opted_out_how"])
    _reviewed(citizen, by, now)
    _changed(citizen, Change.OPTED_IN, how, now, by)


def never_text(
    *, citizen: Citizen, reason: str, now: datetime, by: User | None = None, how: str = ""
) -> None:
    """Put the number on the agency's never-text list, or give another reason for its being there.

    `how` is what the history says where that is more than the reason.
    """
    if citizen.never_text_at is None or citizen.never_text_reason != reason[:120]:
        citizen.never_text_at = citizen.never_text_at or now
        citizen.never_text_reason = reason[:120]
        citizen.save(update_fields=["never_text_at", "never_text_reason"])
        _changed(citizen, Change.LISTED, how or reason, now, by)
    _cancel_waiting(citizen=citizen, now=now)


def text_again(*, citizen: Citizen, how: str, by: User | None, now: datetime) -> None:
    """Take the number off the never-text list. Whoever opted out stays opted out."""
    if citizen.never_text_at is None:
        return
    citizen.never_text_at, citizen.never_text_reason = None, ""
    citizen.save(update_fields=["never_text_at", "never_text_reason"])
    _changed(citizen, Change.UNLISTED, how, now, by)


def confirm_opt_out(*, citizen: Citizen, by: User, now: datetime) -> bool:
    """Somebody read the doubtful words: they were meant as a stop. False where nothing was left to review."""
    return _reviewed(citizen, by, now)


def alive(*, citizen: Citizen) -> None:
    """A text came from this number: it is a phone, whatever was thought of it."""
    citizen.dead_at = None
    citizen.save(update_fields=["dead_at"])


def _changed(
    citizen: Citizen,
    change: str,
    how: str,
    now: datetime,
    by: User | None,
    *,
    doubtful: bool = False,
) -> None:
    """Write one line of the citizen's history."""
    ConsentChange.objects.create(
        agency_id=citizen.agency_id,
        citizen=citizen,
        change=change,
        how=how[:160],
        at=now,
        by=by,
        doubtful=doubtful,
    )


def _reviewed(citizen: Citizen, by: User | None, now: datetime) -> bool:
    """Nothing doubtful of this citizen waits for a person any more; whether anything did."""
    doubtful = citizen.consent_changes.filter(doubtful=True, reviewed_at__isnull=True)
    return doubtful.update(reviewed_at=now, reviewed_by=by) > 0


def _cancel_waiting(*, citizen: Citizen, now: datetime) -> None:
    citizen.messages.filter(status=Message.Status.QUEUED).update(
        status=Message.Status.CANCELLED, reason=citizen.unreachable_because, settled_at=now
    )


def texts_today(*, citizens: Iterable[Citizen], now: datetime) -> dict[int, int]:
    """How many texts went to each number within 24 hours, by the citizen's key. Counted from the texts themselves."""
    keys = [citizen.pk for citizen in citizens]
    found = TEXTS_SINCE.all(citizens=keys, since=now - DAY)
    return dict.fromkeys(keys, 0) | {citizen: int(texts) for citizen, texts in found}


def has_written_since(*, citizen_id: int, since: datetime) -> bool:
    """Whether a text came from this citizen since a moment: what was sent to them before did arrive."""
    return Reply.objects.filter(citizen=citizen_id, received_at__gte=since).exists()
