"""Reports of a file that count for each other at the gate: rehearsed in one go, since each is news of the others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from incidents.report import Report


def together(reports: Sequence[Report], *, at_once: int) -> Iterator[list[Report]]:
    """The reports in portions that no group is torn apart by; small groups are put together until they are enough."""
    waiting: list[Report] = []
    for group in _groups(reports):
        waiting += group
        if len(waiting) >= at_once:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _groups(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """Incidents that count for each other: those of one number, and those that are linked, however far."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = name = leader[leader[name]]
        return name

    for report in reports:
        own = f"incident {report.reference}"
        others = [f"incident {each}" for each in report.speaks_of]
        if report.caller_phone:
            others.append(f"number {report.caller_phone}")
        for other in others:
            leader[find(other)] = find(own)
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[find(f"incident {report.reference}")].append(report)
    yield from groups.values()
