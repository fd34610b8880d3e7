"""Writes incidents and what was decided about them."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from bench.filling.books import DECISIONS, INCIDENTS
from bench.filling.calls import MINUTE, NOBODY, Ints
from bench.filling.columns import Words, moments, pick
from bench.filling.drawn import Block, Drawn, languages
from bench.filling.founding import FIRST_BADGE
from incidents.presets import PRESETS

DISTRICTS = ("North", "South", "East", "West", "Downtown", "River", "Hills", "Airport")
BEATS_EACH = 4
BEATS = [f"{district[0]}{beat + 1}" for district in DISTRICTS for beat in range(BEATS_EACH)]
UNITS = [f"P{number}" for number in range(1, 61)]
# By whether somebody is asked; and what is the reason of one in so many, by the place of the incident.
REASONS = ("{call_type_never}", "{}", "{asked_recently}", "{never_text}")
ASKED_RECENTLY, NEVER_TEXT = 10, 5_000
FINDINGS = (
    '[{"rule": "call_type", "title": "Call type", "saw": "Nobody is asked about it", "allows": false}]',
    '[{"rule": "call_type", "title": "Call type", "saw": "May be asked about", "allows": true}]',
)
SEEN = '[["call_type", "%s", "%s+00:00"], ["disposition", "%s", "%s+00:00"], ["status", "closed", "%s+00:00"]]'


def districts(dice: np.random.Generator, count: int) -> Ints:
    """The place of each incident's district: most are in the first ones."""
    return np.minimum(dice.exponential(2, count), len(DISTRICTS) - 1).astype(np.int64)


def happen(drawn: Drawn, here: slice, district: Ints, dice: np.random.Generator) -> Block:
    """The incidents at these places."""
    calls, ground = drawn.calls, drawn.ground
    agency, caller, opened = calls.agency[here], calls.caller[here], calls.opened[here]
    count, called = len(agency), caller != NOBODY
    officer = (dice.random(count) * ground.officers[agency]).astype(np.int64)
    call_type = np.where(
        calls.asked[here],
        _common_and_rare(_codes("call_type", "ask"), count, dice),
        _common_and_rare(_codes("call_type"), count, dice),
    )
    dispositions = _codes("disposition", "ask")
    disposition = pick(dispositions, dice.integers(len(dispositions), size=count))
    phones = [drawn.phones[each] if each != NOBODY else ("", "") for each in caller.tolist()]
    closed = moments(calls.closed[here]).tolist()
    lines = INCIDENTS.lines(
        drawn.keys(INCIDENTS, np.arange(here.start, here.stop)),
        *(ground.agency[agency], _references(drawn, here), call_type, disposition),
        *(dice.integers(1, 4, size=count), pick(DISTRICTS, district)),
        pick(BEATS, district * BEATS_EACH + dice.integers(BEATS_EACH, size=count)),
        pick(UNITS, officer % len(UNITS)),
        *(officer + FIRST_BADGE, ground.first_officer[agency] + officer),
        *(pick(("", "Caller"), called), [phone for phone, _ in phones]),
        *([fingerprint for _, fingerprint in phones], np.where(called, languages(caller), "")),
        *(moments(opened), moments(opened + 2 * MINUTE), moments(opened + 10 * MINUTE)),
        *(closed, closed, closed, _seen(call_type, disposition, closed)),
    )
    return [(INCIDENTS, lines)]


def decide(drawn: Drawn, here: slice, at: Ints) -> Block:
    """What was decided about these incidents, each at its moment."""
    places, asked = np.arange(here.start, here.stop), drawn.calls.asked[here]
    reason = np.select(
        [asked, places % NEVER_TEXT == 1, places % ASKED_RECENTLY == 0], [1, 3, 2], default=0
    )
    lines = DECISIONS.lines(
        drawn.keys(DECISIONS, places),
        *(drawn.ground.agency[drawn.calls.agency[here]], drawn.keys(INCIDENTS, places), asked),
        *(pick(REASONS, reason), pick(FINDINGS, asked), moments(at)),
    )
    return [(DECISIONS, lines)]


def _references(drawn: Drawn, here: slice) -> list[str]:
    """As agencies number their incidents: the year, and a number of their own."""
    years = np.datetime_as_string(drawn.calls.opened[here].astype("M8[ms]"), unit="Y").tolist()
    numbers = drawn.calls.number[here].tolist()
    return [f"{year[2:]}-{number:07d}" for year, number in zip(years, numbers, strict=True)]


def _seen(call_type: Words, disposition: Words, closed: Sequence[str]) -> list[str]:
    """The history that stands on each incident's row: see incidents/history.py."""
    codes = zip(call_type.tolist(), disposition.tolist(), closed, strict=True)
    return [SEEN % (kind, at, disposition, at, at) for kind, disposition, at in codes]


def _codes(kind: str, *uses: str) -> list[str]:
    every = (preset for preset in PRESETS.values() if preset.kind == kind)
    return [preset.code for preset in every if not uses or preset.use in uses]


def _common_and_rare(codes: Sequence[str], count: int, dice: np.random.Generator) -> Words:
    """Some call types are common, most are rare."""
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(codes))))
    return pick(codes, np.searchsorted(weights, dice.random(count) * weights[-1]))
