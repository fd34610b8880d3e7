"""Every incident of every agency, in the order of time: whose it is, when it happened, who called, who is asked.

Arrays of one length. All are drawn before a row is written, so that each row knows its key and those it points at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from bench.filling.sizes import Size

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CALLED = 0.86  # of incidents have a caller's number
CALLERS_TO_INCIDENTS = 0.45  # people call again
NOBODY = -1
# Calls by hour of the day, after what agencies publish: quiet at five, busiest in the late afternoon.
BY_HOUR = np.array(
    (24, 19, 16, 13, 11, 10, 12, 19, 27, 32, 36, 39, 41, 42, 44, 47, 50, 51, 48, 45, 42, 39, 35, 30)
)
UTC_OFFSET = 6  # hours; of winter in Iowa, which is near enough
OPENS, CLOSES = 8, 20  # the usual hours of texts, there
SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
"""Moments are counted in thousandths of a second since 1970."""
LAST_HOURS = 8 * HOUR  # what closes now is asked about when all are written
LONGEST = 120  # minutes


@dataclass(frozen=True, slots=True)
class Calls:
    """The incidents. `agency` is the place of each one's agency, `number` its own number there."""

    agency: Ints
    number: Ints
    opened: Ints
    closed: Ints
    caller: Ints  # of those of the agency; NOBODY where no number is known
    asked: Flags

    def __len__(self) -> int:
        return len(self.agency)


def draw(*, sizes: Sequence[Size], until: datetime, days: int, seed: int) -> Calls:
    """As many incidents and as many people to ask as each agency has, in the last days before `until`."""
    dice = np.random.default_rng(seed)
    incidents = np.array([size.incidents for size in sizes])
    conversations = np.array([min(size.conversations, size.incidents) for size in sizes])
    agency = dice.permutation(np.repeat(np.arange(len(sizes)), incidents))
    opened = _openings(dice, len(agency), until, days)
    asked = _numbered(agency, incidents, by=dice.random(len(agency))) < conversations[agency]
    callers = np.maximum(1, (incidents * CALLERS_TO_INCIDENTS).astype(np.int64))[agency]
    caller = (dice.random(len(agency)) * callers).astype(np.int64)
    called = asked | (dice.random(len(agency)) < CALLED)
    lasted = np.minimum(12 + dice.exponential(35, len(agency)), LONGEST)
    return Calls(
        agency=agency,
        number=_numbered(agency, incidents, by=opened),
        opened=opened,
        closed=opened + (lasted * MINUTE).astype(np.int64),
        caller=np.where(called, caller, NOBODY),
        asked=asked,
    )


def sendable(moments: Ints, dice: np.random.Generator) -> Ints:
    """Not at night: what is due then goes out in the morning."""
    hour = (moments // HOUR - UTC_OFFSET) % 24
    wait = ((OPENS - hour) % 24) * HOUR + (dice.random(len(moments)) * 30 * MINUTE).astype(np.int64)
    return np.where((hour >= OPENS) & (hour < CLOSES), moments, moments + wait)


def milliseconds(moment: datetime) -> int:
    """Since 1970."""
    return int(moment.timestamp() * 1000)


def _openings(dice: np.random.Generator, count: int, until: datetime, days: int) -> Ints:
    """When they open, in order: more at busy hours, none in the last hours."""
    ends = milliseconds(until)
    hour = dice.choice(24, size=count, p=BY_HOUR / BY_HOUR.sum()) + UTC_OFFSET
    since = (dice.integers(days, size=count) * 24 + hour) * HOUR + dice.integers(HOUR, size=count)
    return ends - days * 24 * HOUR + np.sort(np.minimum(since, days * 24 * HOUR - LAST_HOURS))


def _numbered(agency: Ints, incidents: Ints, *, by: NDArray[np.generic]) -> Ints:
    """The place of each incident among those of its agency, when they are put in order."""
    order = np.lexsort((by, agency))
    first = np.cumsum(incidents) - incidents
    places = np.empty(len(agency), dtype=np.int64)
    places[order] = np.arange(len(agency)) - first[agency[order]]
    return places
