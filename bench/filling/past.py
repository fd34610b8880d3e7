"""The past of one agency: its incidents in the order of time, and the conversations about them."""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from itertools import accumulate

from agencies.encryption import encrypt, fingerprint
from bench.filling.books import Books
from bench.filling.founding import Founded
from bench.filling.sizes import Size
from bench.filling.talking import Talk
from incidents.presets import PRESETS

CALLED = 0.86  # of incidents have a caller's number
SPANISH = 0.12
CALLERS_TO_INCIDENTS = 0.45  # people call again
DISTRICTS = ("North", "South", "East", "West", "Downtown", "River", "Hills", "Airport")
BEATS_EACH = 4
# Calls by hour of the day, after what agencies publish: quiet at five, busiest in the late afternoon.
BY_HOUR = (
    24,
    19,
    16,
    13,
    11,
    10,
    12,
    19,
    27,
    32,
    36,
    39,
    41,
    42,
    44,
    47,
    50,
    51,
    48,
    45,
    42,
    39,
    35,
    30,
)
UTC_OFFSET = 6  # hours; of winter in Iowa, which is near enough
EXCHANGES = 700_000
AREAS = (319, 515, 563, 641, 712, 608, 920, 262, 414, 715, 612, 651)
NOT_ASKED = [
    {"rule": "call_type", "title": "Call type", "saw": "Nobody is asked about it", "allows": False}
]
ASKED = [{"rule": "call_type", "title": "Call type", "saw": "May be asked about", "allows": True}]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Past:
    """Writes it into `books`. The same for the same seed, but for the random part of what is encrypted."""

    def __init__(
        self, founded: Founded, size: Size, books: Books, *, days: int, until: datetime, seed: int
    ) -> None:
        self.here, self.size, self.books, self.until = founded, size, books, until
        self.days = days
        self.dice = random.Random(f"{seed}/{founded.agency.slug}")
        self.talk = Talk(founded, books, self.dice, until=until, answers_each=size.answers_each)
        self.callers: dict[int, tuple[str, str]] = {}

    def write(self) -> None:
        """All of it."""
        asked = self._exactly(self.size.conversations)
        for number, opened_at in enumerate(self._openings()):
            self._incident(number, opened_at, asked=number in asked)
            if self.books.is_full:
                self.books.flush()
        self.books.flush()

    def _exactly(self, conversations: int) -> set[int]:
        """The numbers of the incidents whose callers are asked."""
        wanted = min(conversations, self.size.incidents)
        return set(self.dice.sample(range(self.size.incidents), wanted))

    def _openings(self) -> Iterator[datetime]:
        """When the incidents open: as many as there are, in order, the last hours before `until`."""
        hours = list(accumulate(BY_HOUR))
        busy = self.dice.choices(range(24), cum_weights=hours, k=self.size.incidents)
        begins = self.until - timedelta(days=self.days)
        since = [
            (
                (self.dice.randrange(self.days) * 24 + hour + UTC_OFFSET) * 60
                + self.dice.random() * 60
            )
            for hour in busy
        ]
        longest = self.days * 24 * 60 - 180
        return (begins + MINUTE * min(minutes, longest) for minutes in sorted(since))

    def _incident(self, number: int, opened_at: datetime, *, asked: bool) -> None:
        dice = self.dice
        kinds, weights = self._asked_about if asked else self._all_types
        call_type = dice.choices(kinds, cum_weights=weights)[0]
        disposition = dice.choice(self._dispositions)
        district = min(int(dice.expovariate(0.5)), len(DISTRICTS) - 1)
        officer = dice.choice(self.here.officers)
        closed_at = opened_at + MINUTE * (12 + dice.expovariate(1 / 35))
        called = asked or dice.random() < CALLED
        caller, language, phone, its_hash = self._caller(called)
        key = self.books.incidents.add(
            self.here.agency.pk,
            f"{opened_at:%y}-{number:07d}",
            "closed",
            call_type,
            disposition,
            dice.choice("123"),
            DISTRICTS[district],
            f"{DISTRICTS[district][0]}{dice.randrange(BEATS_EACH) + 1}",
            officer.badge,
            officer.pk,
            "Caller" if called else "",
            phone,
            its_hash,
            language if called else "",
            opened_at,
            opened_at + MINUTE * 2,
            opened_at + MINUTE * 10,
            closed_at,
            "API key CAD",
            closed_at,
            closed_at,
            False,
            self._seen(closed_at, call_type=call_type, disposition=disposition, status="closed"),
        )
        agency = self.here.agency.pk
        decided_at = self._sendable(closed_at + 4 * HOUR) if asked else closed_at
        reasons, findings = ([], self._asked) if asked else (["call_type"], self._not_asked)
        self.books.decisions.add(agency, key, asked, reasons, findings, decided_at)
        if asked:
            self.talk.about(
                incident=key,
                caller=caller,
                phone=(phone, its_hash),
                language=language,
                at=decided_at,
                district=district,
            )

    def _seen(self, at: datetime, **codes: str) -> str:
        return json.dumps([[kind, code, at.isoformat()] for kind, code in codes.items()])

    def _caller(self, called: bool) -> tuple[int, str, str, str]:
        """Who calls: one of the agency's callers, each with a number and a language."""
        if not called:
            return -1, "en", "", ""
        caller = self.dice.randrange(max(1, int(self.size.incidents * CALLERS_TO_INCIDENTS)))
        if caller not in self.callers:
            area, place = divmod(caller, EXCHANGES)
            phone = f"+1{AREAS[area]}{2_200_000 + place}"
            self.callers[caller] = (encrypt(phone), fingerprint(phone))
        language = "es" if caller % 100 < SPANISH * 100 else "en"
        return caller, language, *self.callers[caller]

    def _sendable(self, at: datetime) -> datetime:
        """Not at night: what is due then goes out in the morning."""
        hour = (at.hour - UTC_OFFSET) % 24
        if 8 <= hour < 20:  # noqa: PLR2004  the usual window
            return at
        return at + HOUR * ((8 - hour) % 24) + MINUTE * self.dice.random() * 30

    @cached_property
    def _asked_about(self) -> tuple[list[str], list[float]]:
        return _weighted(
            [p.code for p in PRESETS.values() if p.kind == "call_type" and p.use == "ask"]
        )

    @cached_property
    def _all_types(self) -> tuple[list[str], list[float]]:
        return _weighted([p.code for p in PRESETS.values() if p.kind == "call_type"])

    @cached_property
    def _dispositions(self) -> list[str]:
        return [p.code for p in PRESETS.values() if p.kind == "disposition" and p.use == "ask"]

    @cached_property
    def _asked(self) -> str:
        return json.dumps(ASKED)

    @cached_property
    def _not_asked(self) -> str:
        return json.dumps(NOT_ASKED)


def _weighted(codes: list[str]) -> tuple[list[str], list[float]]:
    """Some call types are common, most are rare."""
    return codes, list(accumulate(1 / (rank + 2) for rank in range(len(codes))))
