"""A run's outcome as a table to read and as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from sandbox.chaos.running import Outcome

SHOWN = 5  # of what is wrong, in the table


def table(outcome: Outcome) -> str:
    """What was done, the promises with how many were looked at, and the first few that were broken."""
    width = max(map(len, outcome.findings))
    lines = [
        f"{outcome.incidents:,} incidents accepted in {outcome.requests:,} requests, {outcome.texts:,} texts, "
        f"{outcome.replies:,} replies, {outcome.seconds:.0f} seconds",
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
    return json.dumps(asdict(outcome) | {"is_clean": outcome.is_clean}, indent=2)


def _details(outcome: Outcome) -> Iterator[str]:
    for promise, found in outcome.findings.items():
        if found.wrong:
            yield f"\n{promise}"
            yield from (f"  {each}" for each in found.wrong[:SHOWN])


def _counts(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {times:,}" for name, times in sorted(counted.items())) or "none"
