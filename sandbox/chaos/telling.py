"""A run's outcome as a table to read and as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder

from sandbox.chaos.audits import HOME
from sandbox.chaos.running import Outcome

SHOWN = 5  # of what is wrong, in the table


def table(outcome: Outcome) -> str:
    """What was done, the promises with how many were looked at, and the first few that were broken."""
    width = max(map(len, outcome.findings))
    began, ended = outcome.passed
    lines = [
        f"{outcome.incidents:,} incidents accepted in {outcome.requests:,} requests, {outcome.texts:,} texts, "
        f"{outcome.replies:,} replies, {outcome.seconds:.0f} seconds",
        f"By the moved clock: {_moment(began)} to {_moment(ended)}",
        f"Troubles: {_counts(outcome.troubles)}",
        f"Faults of Twilio and the network: {_counts(outcome.faults)}",
        "",
        f"{'':{width}}  looked at  waiting  wrong",
        *(
            f"{promise:{width}}  {found.looked_at:>9,}  {len(found.waiting):>7,}  {len(found.wrong):>5,}"
            for promise, found in outcome.findings.items()
        ),
        *_details(outcome),
        "",
        "Nothing is wrong." if outcome.is_clean else "Promises were broken.",
    ]
    return "\n".join(lines)


def as_json(outcome: Outcome) -> str:
    """Everything, with every single thing that waits or is wrong."""
    told = asdict(outcome) | {"is_clean": outcome.is_clean}
    return json.dumps(told, indent=2, cls=DjangoJSONEncoder)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(HOME):%a %d %b %Y %H:%M %Z}"


def _details(outcome: Outcome) -> Iterator[str]:
    for promise, found in outcome.findings.items():
        if found.wrong:
            yield f"\n{promise}"
            yield from (f"  {each}" for each in found.wrong[:SHOWN])


def _counts(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {times:,}" for name, times in sorted(counted.items())) or "none"
