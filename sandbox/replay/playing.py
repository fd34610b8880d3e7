"""Sending a file's calls, and keeping count of what the agency made of each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency
from agencies.tenancy import acting_for
from sandbox.replay.callers import Numbers, is_self_initiated
from sandbox.replay.calls import Call
from sandbox.replay.door import INVALID, Door, Taken
from sandbox.replay.reports import Body, Report, reports_of
from sandbox.replay.timeline import batches

# The API's words, strongest first: an incident that was created and then closed was created.
_STRENGTH = (INVALID, "created", "updated", "outdated", "unchanged")


@dataclass(slots=True)
class Sent:
    """What became of each incident that was sent, and why some were refused."""

    results: dict[str, str] = field(default_factory=dict)  # reference → result
    refusals: Counter[str] = field(default_factory=Counter)

    def note(self, reference: str, taken: Taken) -> None:
        """Keep the strongest result of an incident. A report that is older than what is known changes nothing."""
        known = self.results.get(reference, taken.result)
        self.results[reference] = min(known, taken.result, key=_STRENGTH.index)
        if taken.problem:
            self.refusals[taken.problem] += 1

    def count(self, *results: str) -> int:
        """How many incidents ended with one of these results."""
        return sum(result in results for result in self.results.values())


@dataclass(frozen=True, slots=True)
class Moments:
    """When an incident that was replayed before was opened and closed then: the same again, so that nothing changes."""

    opened_at: datetime
    closed_at: datetime | None

    def of(self, report: Report) -> datetime | None:
        """The moment at which this report was sent then, if it was."""
        return self.closed_at if report.closes else self.opened_at


def reports_for(*, calls: Iterable[Call], seed: int) -> list[Report]:
    """The reports of all calls; whoever called gets an invented number."""
    numbers = Numbers(seed=seed)
    return [
        report
        for call in calls
        for report in reports_of(
            call, phone=None if is_self_initiated(call) else numbers.of(call.reference)
        )
    ]


def play(
    *,
    reports: Sequence[Report],
    door: Door,
    earlier: Mapping[str, Moments],
    speed: float | None,
    on_sent: Callable[[int], object],
    clock: Callable[[], datetime] = timezone.now,
) -> Sent:
    """Send the reports in their order, each as if it happened now, or when it was sent before (`earlier`).

    `on_sent` hears how many more incidents are through. Raises Shut.
    """
    sent = Sent()
    for batch in batches(reports=reports, speed=speed):
        now = clock()
        bodies = [_body(report, earlier.get(report.reference), now) for report in batch]
        before = len(sent.results)
        for report, taken in zip(batch, door.send(bodies), strict=True):
            sent.note(report.reference, taken)
        on_sent(len(sent.results) - before)
    return sent


def _body(report: Report, then: Moments | None, now: datetime) -> Body:
    return report.body(at=(then and then.of(report)) or now)


def earlier_moments(*, agency: Agency, prefix: str) -> dict[str, Moments]:
    """When the incidents of earlier replays of such a file were opened and closed, by reference."""
    with acting_for(agency), transaction.atomic():
        rows = agency.incidents.filter(reference__startswith=prefix)
        times = rows.values_list("reference", "opened_at", "closed_at")
        return {reference: Moments(opened, closed) for reference, opened, closed in times}
