"""The whole sandbox put together: books, carrier and residents of this process."""

from dataclasses import dataclass
from functools import cache, partial

from django.utils import timezone

from sandbox import settings
from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.residents import YOUR_NUMBERS, reply_of, trouble_of
from sandbox.timers import Timers
from sandbox.twilio.books import Books, replies_about_latest_incident
from sandbox.twilio.carrier import Carrier
from sandbox.twilio.lifecycle import Lifecycle
from sandbox.twilio.messages import Message
from sandbox.twilio.refusals import UNDELIVERED_TO
from sandbox.twilio.webhooks import Webhooks

_WORKERS = 16


@dataclass(frozen=True, slots=True)
class Town:
    """What the pages and the API work with."""

    books: Books
    faults: Faults
    timers: Timers
    carrier: Carrier


@cache
def town() -> Town:
    """Return this process's town, opened at the first call."""
    books = Books(Journal(settings.JOURNAL))
    faults = Faults()
    timers = Timers(workers=_WORKERS)
    webhooks = Webhooks(connections=_WORKERS)
    lifecycle = Lifecycle(
        books=books,
        faults=faults,
        timers=timers,
        webhooks=webhooks,
        pace=settings.PACE,
        trouble=_trouble,
        on_delivered=_let_residents_answer,
    )
    carrier = Carrier(
        books=books,
        faults=faults,
        timers=timers,
        webhooks=webhooks,
        lifecycle=lifecycle,
        pace=settings.PACE,
    )
    lifecycle.resume()
    return Town(books=books, faults=faults, timers=timers, carrier=carrier)


def _trouble(number: str) -> int | None:
    if number in UNDELIVERED_TO:
        return UNDELIVERED_TO[number]
    has_resident = settings.RESIDENTS and number not in YOUR_NUMBERS
    return trouble_of(number=number, seed=settings.SEED) if has_resident else None


def _let_residents_answer(message: Message) -> None:
    """Let the resident whose phone a text has reached answer it in their own time."""
    if not settings.RESIDENTS or message.by_twilio or message.to in YOUR_NUMBERS:
        return
    here = town()
    thread = here.books.thread(line=message.sender, citizen=message.to)
    reply = reply_of(
        number=message.to,
        text=message.body,
        replies_before=replies_about_latest_incident(thread),
        seed=settings.SEED,
    )
    if reply:
        write = partial(_write, here, message, reply.text)
        here.timers.after(reply.seconds * settings.PACE, write)


def _write(here: Town, answered: Message, text: str) -> None:
    line = here.books.line(answered.sender)
    if line and here.books.get(answered.sid):
        now = timezone.now()
        here.carrier.receive(line=line, sender=answered.to, body=text, now=now)
