"""Quiet hours: the earliest instant at which a text may leave, wherever the citizen may be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOOK_AHEAD = timedelta(days=7)
"""A window that does not come round in a week is a setting to mend, not a time to wait for."""


@dataclass(frozen=True, slots=True)
class Window:
    """The local hours in which texts may leave: `opens <= local time < closes`, within one day.

    Raises ValueError when it would be empty, or run over midnight.
    """

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("Sending hours are local hours: give them without a time zone.")
        if self.opens >= self.closes:
            raise ValueError(
                f"Sending hours must open before they close on the same day: {self} does not."
            )

    def __str__(self) -> str:
        return f"{self.opens:%H:%M} to {self.closes:%H:%M}"

    def contains(self, local: time) -> bool:
        """Whether a local time of day is inside."""
        return self.opens <= local < self.closes


def next_sendable(*, zones: Iterable[ZoneInfo], window: Window | None, now: datetime) -> datetime:
    """Return `now` when it is inside the window in every zone, else the first instant that is.

    The zones are the agency's own and every one that the citizen's number may be in: the strictest
    of them holds. A window of None means any hour. The answer is in the time zone of `now`.

    Clock changes count as residents live them: where the opening time is skipped in spring, the
    window opens at the moment of the change; where an hour comes twice in autumn, both count.

    Raises ValueError when `now` has no time zone, when there are no zones to judge by, or when
    the window does not come round in all of the zones at once within a week.
    """
    if now.utcoffset() is None:
        raise ValueError("The moment to send at needs a time zone.")
    if window is None:
        return now
    places = tuple(dict.fromkeys(zones))
    if not places:
        raise ValueError("Sending hours need at least one time zone to be judged in.")
    if _is_open(window, places, now):
        return now
    # Subtracting and comparing in UTC: arithmetic on a local time would follow the wall clock.
    start = now.astimezone(UTC)
    instants = {instant for zone in places for instant in _beginnings(window, zone, start)}
    for instant in sorted(instants):
        if instant > start and _is_open(window, places, instant):
            return instant.astimezone(now.tzinfo)
    names = " and ".join(str(zone) for zone in places)
    raise ValueError(
        f"The sending hours {window} never come at the same moment in {names}: make them longer."
    )


def closes_at(
    *, zones: Iterable[ZoneInfo], window: Window | None, now: datetime
) -> datetime | None:
    """The first instant after `now`, which is inside the window, at which it closes in one of the zones.

    None when texts may leave at any hour.
    """
    if window is None:
        return None
    places = tuple(dict.fromkeys(zones))
    start = now.astimezone(UTC)
    instants = {instant for zone in places for instant in _endings(window, zone, start)}
    return min(i for i in instants if i > start and not _is_open(window, places, i))


def _is_open(window: Window, places: tuple[ZoneInfo, ...], instant: datetime) -> bool:
    return all(window.contains(instant.astimezone(zone).time()) for zone in places)


def _beginnings(window: Window, zone: ZoneInfo, start: datetime) -> Iterator[datetime]:
    """Yield every instant, in UTC, at which a stretch inside the window may begin in the zone.

    More than really do: the caller looks at each. None is left out, because local time enters a
    window either by reaching its opening or by jumping.
    """
    first = start.astimezone(zone).date()
    for days in range(LOOK_AHEAD.days + 1):
        opens = datetime.combine(first + timedelta(days=days), window.opens, tzinfo=zone)
        yield opens.astimezone(UTC)
        yield opens.replace(fold=1).astimezone(UTC)
    yield from _clock_changes(zone, start)


def _endings(window: Window, zone: ZoneInfo, start: datetime) -> Iterator[datetime]:
    """Yield every instant, in UTC, at which the stretch inside the window may end in the zone."""
    closes = datetime.combine(start.astimezone(zone).date(), window.closes, tzinfo=zone)
    yield closes.astimezone(UTC)
    yield closes.replace(fold=1).astimezone(UTC)
    yield from _clock_changes(zone, start)


def _clock_changes(zone: ZoneInfo, start: datetime) -> Iterator[datetime]:
    """Yield the instants at which the zone's clocks change in the week from `start`, in UTC."""
    day = timedelta(days=1)
    before = start.replace(microsecond=0)
    for _ in range(LOOK_AHEAD.days):
        if _offset(zone, before) != _offset(zone, before + day):
            yield _change_between(zone, before, before + day)
        before += day


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Halve the stretch between two whole seconds until the change stands alone in one."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()
