"""The texts that wait to be sent, and why: the agency, its line, the hours, an error, or their turn."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Count, F, Min, Value, When

from agencies.models import Agency, Line
from messaging.models import Message


@dataclass(frozen=True, slots=True)
class Waiting:
    """Texts that wait for one reason. `until` is when the first of them is tried, where that is known."""

    why: str
    texts: int
    since: datetime
    until: datetime | None = None


def waiting(*, agency: Agency, lines: Mapping[int, Line], now: datetime) -> list[Waiting]:
    """The reasons, that with most texts first: one query."""
    later = When(not_before__gt=now, then=Value("later"))
    rows = (
        agency.messages.filter(status=Message.Status.QUEUED)
        .annotate(turn=Case(later, default=Value("now"), output_field=CharField()))
        .values_list("line", "turn", "reason")
        .annotate(count=Count("pk"), since=Min(F("queued_at")), until=Min(F("not_before")))
        .order_by()
    )
    found: dict[str, list[Waiting]] = defaultdict(list)
    for line, turn, reason, count, since, until in rows:
        why = waits_because(agency=agency, line=lines[line], later=turn == "later", reason=reason)
        known = until if turn == "later" and agency.may_send and lines[line].active else None
        found[why].append(Waiting(why, count, since, known))
    return sorted((_together(those) for those in found.values()), key=lambda each: -each.texts)


def waits_because(*, agency: Agency, line: Line, later: bool, reason: str) -> str:
    """Why a text waits, in words: the first thing that holds it. `reason` is what an attempt before said, or a cap."""
    if agency.suspended_at:
        return "The operator has suspended sending."
    if agency.paused_at:
        return f"Sending is paused: {agency.paused_reason or 'no reason given'}"
    if not line.active:
        return f"The line {line.name} is switched off."
    if line.broken_at:
        return f"Nothing gets through on {line.name}: {line.broken_because or 'no reason given'}"
    if later:
        return reason or "Waits for sending hours."
    return f"It leaves in its turn: {line.name} sends {line.per_second} a second."


def _together(those: list[Waiting]) -> Waiting:
    """One row for what waits for the same reason."""
    return Waiting(
        those[0].why,
        sum(each.texts for each in those),
        min(each.since for each in those),
        min((each.until for each in those if each.until), default=None),
    )
