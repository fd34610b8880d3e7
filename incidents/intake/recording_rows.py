"""A batch of a file's rows in one transaction: joined, recorded, and every one of them accounted for."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from incidents.chronology import contradictions
from incidents.intake.fields import TITLES, Field
from incidents.intake.joining import join
from incidents.intake.reading import Reader
from incidents.intake.rows import BESIDE_A_REFUSED, Problem, Read, Refused
from incidents.intake.unknown_words import add_words
from incidents.linking import lock_together
from incidents.models import Incident, IntakeFile, RefusedRow
from incidents.recording import Recorded, record_locked
from incidents.screening import Screened, screen, screen_source, stand_in
from incidents.unread import can_be_known, hold

MOST_REFUSED = 10_000  # rows that are kept to be mended; more are counted
SOURCE_LENGTH = 60
COUNTED = ("created", "updated", "unchanged", "outdated", "incidents", "refused", "held", "dropped")

Rows = list[Read]


class Taken(Exception):
    """Somebody else reads this file now, or has read it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows in their order, the reader whose rows they are with its number, and how many bytes it has read."""

    rows: list[Read | Refused]
    reader: Reader
    number: int
    bytes_read: int


@dataclass(slots=True)
class _Account:
    """What became of the rows of a batch."""

    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


@transaction.atomic
def record_batch(*, file: IntakeFile, batch: Batch, now: datetime) -> IntakeFile:
    """Record the rows and count them; return the file as it now is. All rows of an incident are in one batch.

    Raises Taken where somebody else has claimed the file meanwhile.
    """
    rows = batch.reader.whole(batch.rows)
    account = _Account(refused=[row for row in rows if isinstance(row, Refused)])
    by_reference: dict[str, Rows] = {}
    for row in rows:
        if row.unknown:
            account.unknown.update(row.unknown)
        if isinstance(row, Read):
            by_reference.setdefault(row.report.reference, []).append(row)
    _record(file, batch.reader, by_reference, account, now)
    # The row of the file comes last, so that its readers wait for each other as shortly as can be.
    held = (
        IntakeFile.objects.select_for_update(no_key=True)
        .filter(pk=file.pk, state=IntakeFile.State.READING, claimed_at=file.claimed_at)
        .first()
    )
    if held is None:
        raise Taken(f"{file} is read by somebody else.")
    held.agency = file.agency
    _keep(held, account.refused)
    _count(held, account)
    rows_before, _ = held.places[batch.number]
    held.places[batch.number] = [rows_before + len(batch.rows), batch.bytes_read]
    held.bytes_read = sum(position for _, position in held.places) // len(held.places)
    held.beat_at = now
    held.save(update_fields=[*COUNTED, "unknown", "places", "bytes_read", "beat_at"])
    return held


def _record(
    file: IntakeFile,
    reader: Reader,
    by_reference: dict[str, Rows],
    account: _Account,
    now: datetime,
) -> None:
    """Record joined rows, but those that contradict what is known; hold the incidents of all that were refused."""
    screened = {
        reference: screen(join([row.report for row in rows]))
        for reference, rows in by_reference.items()
    }
    known = lock_together(
        agency=file.agency,
        reports=[each.report for each in screened.values()],
        also={stand_in(row.reference) for row in account.refused if can_be_known(row.reference)},
    )
    for reference, incident in _known_among(screened, known):
        if wrong := contradictions(report=screened[reference].report, known=incident):
            del screened[reference]
            problems = tuple(_contradictions(wrong))
            account.refused += [reader.refuse(row, problems) for row in by_reference[reference]]
    done = record_locked(
        agency=file.agency,
        reports=[each.report for each in screened.values()],
        known=known,
        source=screen_source(file.name[:SOURCE_LENGTH]),
        now=now,
    )
    account.counts["held"] += hold(
        agency=file.agency, refused=_refused_reports(file, account.refused), now=now
    )
    account.counts["incidents"] += len(done)
    for (reference, each), recorded in zip(screened.items(), done, strict=True):
        rows = len(by_reference[reference])
        account.counts[recorded.outcome.value] += rows
        if each.dropped:
            account.dropped.update(one.kind.value for one in each.dropped)
        if badge := _unknown_badge(recorded):
            account.unknown[Field.OFFICER_BADGE, badge] += rows


def _refused_reports(file: IntakeFile, refused: Sequence[Refused]) -> dict[str, str]:
    """Where the first row of each incident stands that is wrong by itself."""
    wrong = [row for row in refused if row.problems != (BESIDE_A_REFUSED,)]
    name = screen_source(file.name[:SOURCE_LENGTH])
    return {row.reference: f"{name}, row {row.line}" for row in reversed(wrong)}


def _known_among(
    screened: dict[str, Screened], known: dict[str, Incident]
) -> list[tuple[str, Incident]]:
    """The incidents that exist, by the reference that stands in the file."""
    if not known:
        return []
    return [
        (reference, known[each.report.reference])
        for reference, each in screened.items()
        if each.report.reference in known
    ]


def _unknown_badge(recorded: Recorded) -> str:
    incident = recorded.incident
    return incident.officer_badge if incident.officer_id is None else ""


def _contradictions(wrong: dict[str, list[str]]) -> Iterator[Problem]:
    for name, sentences in wrong.items():
        yield from (Problem(TITLES[Field(name)], "", sentence) for sentence in sentences)


def _count(file: IntakeFile, account: _Account) -> None:
    account.counts["refused"] = len(account.refused)
    for name, count in account.counts.items():
        setattr(file, name, getattr(file, name) + count)
    file.dropped = dict(Counter(file.dropped) + account.dropped)
    file.unknown = add_words(file.unknown, account.unknown)


def _keep(file: IntakeFile, refused: Iterable[Refused]) -> None:
    room = MOST_REFUSED - file.refused
    RefusedRow.objects.bulk_create(
        [
            RefusedRow(
                agency=file.agency,
                file=file,
                line=row.line,
                problems=json.dumps([[p.column, p.value, p.expected] for p in row.problems]),
                cells=json.dumps(row.cells),
            )
            for row in list(refused)[: max(room, 0)]
        ]
    )
