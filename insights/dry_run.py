"""The dry run of a file: exactly who would have been texted, when and what, who not and why.

Nothing is kept of it but the result, encrypted, as long as the file is remembered.
"""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Q

from agencies.encryption import seal, unseal
from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from incidents.intake.joining import join
from incidents.intake.mapping import Mapping
from incidents.intake.reading import Reader
from incidents.intake.rows import BESIDE_A_REFUSED, Read, Refused
from incidents.intake.storing import stored
from incidents.intake.tables import CannotRead, rows_of
from incidents.intake.taking import Clock
from incidents.intake.words import with_words
from incidents.models import DryRun, IntakeFile
from incidents.report import Report
from insights.rehearsing import Rehearsed, rehearse
from insights.tied_reports import together

MOST = 50_000  # incidents of one dry run
MOST_PROBLEMS = 20
AT_ONCE = 25  # incidents rehearsed in one transaction, so that nobody waits for its locks
SILENT_FOR = timedelta(minutes=2)
State = IntakeFile.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A dry run as a whole. `reasons` counts every reason, not only the first, so that they add up to more.

    `problems` says of refused rows in which column what was expected, and in how many rows; never what stands there.
    """

    incidents: int
    texts: int
    segments: int
    cost: Decimal
    refused: int
    first: datetime | None = None
    last: datetime | None = None
    reasons: dict[str, int] = field(default_factory=dict)
    call_types: list[tuple[str, int, int]] = field(default_factory=list)  # code, incidents, texts
    problems: Sequence[tuple[str, str, int]] = ()

    @property
    def not_texted(self) -> int:
        return self.incidents - self.texts


def try_waiting(*, agency_id: int, file_id: int, clock: Clock) -> None:
    """Try a file that waits for its dry run, and hold it again; does nothing where somebody else does so."""
    with acting_for(agency_id):
        file = _claim(agency_id, file_id, clock())
        if file is None:
            return
        try:
            rehearsed, refused = try_file(file=file, content=stored(file), clock=clock)
        except CannotRead as problem:
            _hold_again(file, str(problem))
            return
        _save(file, rehearsed, refused, clock())


def waiting(*, now: datetime) -> list[tuple[int, int]]:
    """The agency and key of every file that waits for its dry run."""
    with across_agencies(), transaction.atomic():
        files = IntakeFile.objects.filter(_claimable(now))
        return list(files.values_list("agency_id", "pk"))


def try_file(
    *, file: IntakeFile, content: BinaryIO, clock: Clock
) -> tuple[list[Rehearsed], list[Refused]]:
    """What would have come of each incident of a file, and the rows that would have been refused.

    Raises CannotRead, also for more incidents than a dry run takes. The caller acts for the agency.
    """
    reports, refused = _read(file, content, clock())
    rehearsed: list[Rehearsed] = []
    for group in together(reports, at_once=AT_ONCE):
        rehearsed += rehearse(agency=file.agency, reports=group, now=clock())
        _beat(file, len(rehearsed), len(reports), clock())
    return sorted(rehearsed, key=lambda each: each.reference), refused


def tally(
    agency: Agency,
    rehearsed: Iterable[Rehearsed],
    refused: int,
    problems: Sequence[tuple[str, str, int]] = (),
) -> Tried:
    """The figures of a dry run."""
    rows = list(rehearsed)
    texted = [row for row in rows if row.texted_at]
    by_type = Counter(row.call_type for row in rows)
    texts_by_type = Counter(row.call_type for row in texted)
    segments = sum(row.segments for row in texted)
    closed = [row.closed_at for row in rows if row.closed_at]
    return Tried(
        incidents=len(rows),
        texts=len(texted),
        segments=segments,
        cost=segments * agency.segment_price,
        refused=refused,
        first=min(closed, default=None),
        last=max(closed, default=None),
        reasons=dict(Counter(reason for row in rows for reason in row.reasons).most_common()),
        call_types=[(code, n, texts_by_type[code]) for code, n in by_type.most_common()],
        problems=problems,
    )


def problems_of(refused: Iterable[Refused]) -> list[tuple[str, str, int]]:
    """Column, what was expected there, and in how many rows something else stands: the most frequent first."""
    wrong = Counter((each.column, each.expected) for row in refused for each in row.problems)
    return [(*what, rows) for what, rows in wrong.most_common(MOST_PROBLEMS)]


def rows_of_run(run: DryRun) -> list[Rehearsed]:
    """Each incident of a saved dry run."""
    return [_restored(row) for row in json.loads(zlib.decompress(unseal(bytes(run.rows))))]


def tried_in_words(tried: Tried) -> Iterator[str]:
    """The figures of a dry run, line by line, for a terminal."""
    yield (
        f"{tried.texts:,} of {tried.incidents:,} incidents would have led to a text: {tried.segments:,} segments, "
        f"${tried.cost:.2f}. {tried.refused:,} rows would have been refused."
    )
    yield from (f"  {count:>7,}  {reason}" for reason, count in tried.reasons.items())
    for column, expected, rows in tried.problems:
        yield f"  {rows:>7,}  rows refused: {column or 'the row'} should be {expected}"


# ---- reading


def _read(file: IntakeFile, content: BinaryIO, now: datetime) -> tuple[list[Report], list[Refused]]:
    with transaction.atomic():
        mapping = with_words(file.agency, Mapping.from_json(file.rules or {}))
    content.seek(0)
    rows = rows_of(content)
    first = next(rows)
    reader = Reader(mapping=mapping, first=first[1], zone=file.agency.zone, now=now)
    by_reference: defaultdict[str, list[Report]] = defaultdict(list)
    refused: list[Refused] = []
    for line, cells in rows if mapping.has_header else (first, *rows):
        row = reader.read_row(line, cells)
        if isinstance(row, Read):
            by_reference[row.report.reference].append(row.report)
        else:
            refused.append(row)
        if len(by_reference) > MOST:
            raise CannotRead(
                f"A dry run takes {MOST:,} incidents at the most: try a part of the file."
            )
    for reference in {row.reference for row in refused}:
        rows_beside = by_reference.pop(reference, [])
        refused += [Refused(0, (BESIDE_A_REFUSED,), {}) for _ in rows_beside]
    return [join(each) for each in by_reference.values()], refused


# ---- claiming and saving


def _claimable(now: datetime) -> Q:
    return Q(state=State.TRYING) & (Q(beat_at__isnull=True) | Q(beat_at__lt=now - SILENT_FOR))


@transaction.atomic
def _claim(agency_id: int, file_id: int, now: datetime) -> IntakeFile | None:
    files = IntakeFile.objects.filter(agency=agency_id)
    if not files.filter(_claimable(now), pk=file_id).update(beat_at=now, bytes_read=0):
        return None
    return files.select_related("agency").get(pk=file_id)


@transaction.atomic
def _beat(file: IntakeFile, done: int, of: int, now: datetime) -> None:
    IntakeFile.objects.filter(pk=file.pk, state=State.TRYING).update(
        bytes_read=file.size * done // max(of, 1), beat_at=now
    )


@transaction.atomic
def _hold_again(file: IntakeFile, reason: str) -> None:
    IntakeFile.objects.filter(pk=file.pk, state=State.TRYING).update(
        state=State.HELD, bytes_read=0, reason=reason
    )


@transaction.atomic
def _save(
    file: IntakeFile, rehearsed: list[Rehearsed], refused: list[Refused], now: datetime
) -> None:
    figures = tally(file.agency, rehearsed, len(refused), problems_of(refused))
    rows = json.dumps([asdict(row) for row in rehearsed], default=str)
    DryRun.objects.update_or_create(
        agency=file.agency,
        file=file,
        defaults={
            "ran_at": now,
            "summary": {
                name: getattr(figures, name)
                for name in ("refused", "texts", "incidents", "problems")
            },
            "rows": seal(zlib.compress(rows.encode())),
        },
    )
    _hold_again(file, "")


def _restored(row: dict[str, Any]) -> Rehearsed:
    times = {
        name: datetime.fromisoformat(row[name]) if row[name] else None
        for name in ("closed_at", "texted_at")
    }
    return Rehearsed(**{**row, **times, "reasons": tuple(row["reasons"])})
