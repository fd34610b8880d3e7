"""What must hold whatever happened: each audit is a function of the books, and its first line is the promise."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.chaos.ledger import Carried, Ledger, Text

HOME = ZoneInfo("America/Chicago")
ELSEWHERE = {"212": ZoneInfo("America/New_York"), "213": ZoneInfo("America/Los_Angeles")}
OPENS, CLOSES = time(8), time(20)  # the agency's sending hours
ON_ITS_WAY = timedelta(
    seconds=15
)  # from the moment a worker looked at its clock to Twilio's book, on a busy machine
A_DAY = (
    timedelta(hours=24) - ON_ITS_WAY
)  # two texts may have been on their way for longer and for shorter
# A webhook and a worker each read their clock before they wait for the citizen's lock.
SAME_MOMENT = timedelta(seconds=5)
FINAL = {"delivered", "failed", "cancelled"}
AWAITING_TWILIO = {"sent", "unknown"}
LOST = {"undelivered", "failed"}
NEVER_LEFT = {"queued", "cancelled"}


@dataclass(frozen=True, slots=True)
class Finding:
    """How many were looked at; which of them are wrong; which are listed as waiting, and for what."""

    looked_at: int
    wrong: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


Audit = Callable[[Ledger], Finding]


def closings_decided(ledger: Ledger) -> Finding:
    """Every accepted closing is decided, once."""
    decided = Counter(ledger.decided)
    wrong = (
        f"{reference}: {decided[reference]} decisions"
        for reference in sorted(ledger.accepted)
        if decided[reference] != 1
    )
    return Finding(len(ledger.accepted), tuple(wrong))


def replies_stored(ledger: Ledger) -> Finding:
    """Every reply is stored once, whether or not its webhook arrived."""
    stored = Counter(ledger.stored)
    wrote = {each.sid for each in ledger.carried if each.incoming}
    wrong = [f"{sid}: stored {stored[sid]} times" for sid in wrote if stored[sid] != 1]
    wrong += [f"{sid}: stored, and nobody wrote it" for sid in stored.keys() - wrote]
    return Finding(len(wrote), tuple(wrong))


def texted_once(ledger: Ledger) -> Finding:
    """Nobody is texted twice for one thing: one text of ours, or one incident's first question.

    A second attempt is allowed where the first never reached the phone.
    """
    sent = _to_phones(ledger)
    texts = Counter(each.text for each in sent)
    questions = Counter((each.to, each.body) for each in sent if "#" in each.body)
    wrong = [f"text {text}: carried {times} times" for text, times in texts.items() if times > 1]
    wrong += [f"{to}: “{body}” {n} times" for (to, body), n in questions.items() if n > 1]
    return Finding(len(sent), tuple(wrong))


def none_after_opt_out(ledger: Ledger) -> Finding:
    """Nobody is texted after opting out, but for the one text that confirms it."""
    left = [t for t in ledger.texts if t.status not in NEVER_LEFT and t.purpose != "consent"]
    wrong = (f"text {each.pk}: it left after the opt-out" for each in left if _unwanted(each))
    return Finding(len(left), tuple(wrong))


def none_in_quiet_hours(ledger: Ledger) -> Finding:
    """No text leaves in quiet hours, in the agency's time zone or in the citizen's."""
    sent = [t for t in ledger.carried if not t.incoming and not t.asked_for]
    wrong = (f"text {t.text}: reached Twilio at {t.at} for {t.to}" for t in sent if _is_quiet(t))
    return Finding(len(sent), tuple(wrong))


def none_beyond_caps(ledger: Ledger) -> Finding:
    """No number gets more texts within 24 hours than its agency allows."""
    sent: defaultdict[str, list[datetime]] = defaultdict(list)
    for text in _to_phones(ledger):
        sent[text.to].append(text.at)
    most = {
        to: max(sum(at - A_DAY < x <= at for x in times) for at in times)
        for to, times in sent.items()
    }
    wrong = (f"{to}: {texts} within 24 hours" for to, texts in most.items() if texts > ledger.cap)
    return Finding(len(sent), tuple(wrong))


def none_beyond_the_agencys_cap(ledger: Ledger) -> Finding:
    """On no day do first questions take more segments than the agency allows."""
    days: Counter[date] = Counter()
    for text in ledger.texts:
        if text.purpose == "opening" and text.claimed_at and text.status not in NEVER_LEFT:
            days[text.claimed_at.astimezone(HOME).date()] += text.segments
    wrong = (f"{day}: {n} segments" for day, n in days.items() if n > ledger.segments_a_day)
    return Finding(len(days), tuple(wrong))


def texts_ended(ledger: Ledger) -> Finding:
    """Every text has come to an end or is listed as waiting."""
    wrong, waiting = [], []
    for text in ledger.texts:
        if text.status in AWAITING_TWILIO:
            waiting.append(f"text {text.pk}: {text.status}, waits for Twilio's list")
        elif text.status == "queued" and text.waits:
            waiting.append(f"text {text.pk}: waits for its next try")
        elif text.status not in FINAL:
            wrong.append(f"text {text.pk}: left {text.status}")
    return Finding(len(ledger.texts), tuple(wrong), tuple(waiting))


def books_agree(ledger: Ledger) -> Finding:
    """What we call not sent was not carried, and what we call delivered was."""
    ours = {each.pk: each.status for each in ledger.texts}
    carried = {each.text for each in _to_phones(ledger)}
    arrived = {each.text for each in _to_phones(ledger) if each.status == "delivered"}
    wrong = [
        f"text {pk}: carried, and {ours.get(pk or 0, 'unknown to us')}"
        for pk in carried
        if ours.get(pk or 0, "queued") in NEVER_LEFT
    ]
    wrong += [
        f"text {pk}: delivered here and not there"
        for pk, status in ours.items()
        if status == "delivered" and pk not in arrived
    ]
    return Finding(len(ours), tuple(wrong))


def no_forgery_taken(ledger: Ledger) -> Finding:
    """No webhook with a wrong signature is taken."""
    taken = ledger.forgeries_taken
    return Finding(len(ledger.carried), (f"{taken} were taken",) if taken else ())


AUDITS: tuple[Audit, ...] = (
    closings_decided,
    replies_stored,
    texted_once,
    none_after_opt_out,
    none_in_quiet_hours,
    none_beyond_caps,
    none_beyond_the_agencys_cap,
    texts_ended,
    books_agree,
    no_forgery_taken,
)


def promise_of(audit: Audit) -> str:
    """The sentence that an audit holds us to."""
    return (audit.__doc__ or "").splitlines()[0]


def _to_phones(ledger: Ledger) -> list[Carried]:
    """What left for a phone and was not reported as lost on the way."""
    return [each for each in ledger.carried if not each.incoming and each.status not in LOST]


def _unwanted(text: Text) -> bool:
    if text.claimed_at is None or text.unwanted_from is None:
        return False
    return text.claimed_at > text.unwanted_from + SAME_MOMENT


def _is_quiet(text: Carried) -> bool:
    """Judged with nothing but the zones' own clocks: the product's rule is what is on trial.

    It may have been on its way for a moment.
    """
    zones = (HOME, ELSEWHERE.get(text.to[2:5], HOME))
    return not any(
        all(OPENS <= at.astimezone(zone).time() < CLOSES for zone in zones)
        for at in (text.at, text.at - ON_ITS_WAY)
    )
