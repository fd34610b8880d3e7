"""The agency's list of codes grows by what reports say, and notices when a code comes to mean something else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from operator import attrgetter

from django.db import connection

from agencies.models import Agency
from incidents.kept_out import WITHHELD
from incidents.models import Code
from incidents.presets import sensitive_wording
from incidents.report import Report, Seen
from incidents.revising import Change, add_version

COUNTED_FOR = timedelta(days=90)
LENGTH = 120
KINDS = set(Code.Kind.values)
TEXTED = {Code.Use.ASK, Code.Use.TELL}
SEEN_ON = """
    SELECT entry ->> 1, count(*) FROM incidents_incident CROSS JOIN jsonb_array_elements(seen) AS entry
    WHERE agency_id = %s AND opened_at >= %s AND entry ->> 0 = %s GROUP BY 1
"""
_codes_in = attrgetter(
    *("also_seen", "call_type", "call_type_description", "disposition", "disposition_description")
)
CHANGEABLE = ["use", "decided_at", "decided_by", "description", "described_anew"]


def list_codes(*, agency: Agency, reports: Iterable[Report], now: datetime) -> None:
    """Put codes never seen before on the list, undecided: nobody is texted for them.

    A code that is described otherwise than when it was decided is marked. Where its new words are sensitive, nobody is
    texted for it until a person has decided again.
    """
    said = _descriptions(reports)
    wanted = {code for _, code in said}
    known = {(each.kind, each.code): each for each in agency.codes.filter(code__in=wanted)}
    Code.objects.bulk_create(
        [
            Code(
                agency=agency, kind=kind, code=code, description=_telling(words), first_seen_at=now
            )
            for (kind, code), words in sorted(said.items())
            if (kind, code) not in known
        ],
        ignore_conflicts=True,
    )
    anew = {
        code: _telling(words) for key, code in known.items() if (words := _new(code, said[key]))
    }
    if anew:
        _describe_anew(agency, anew, now)


def incidents_by_code(*, agency: Agency, kind: str, now: datetime) -> dict[str, int]:
    """On how many incidents of the last 90 days each code was seen, at whatever moment."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN_ON, [agency.pk, now - COUNTED_FOR, kind])
        return dict(cursor.fetchall())


def _descriptions(reports: Iterable[Report]) -> dict[tuple[str, str], list[str]]:
    """Every description that was given to each code, the first one first."""
    said: dict[tuple[str, str], dict[str, None]] = {}
    # Thousands of reports say the same few codes in the same words.
    different = dict.fromkeys(map(_codes_in, reports))
    for kind, code, words in chain.from_iterable(_each_code(*codes) for codes in different):
        if kind in KINDS and code and code != WITHHELD:
            said.setdefault((kind, code), {})[" ".join((words or "").split())[:LENGTH]] = None
    return {key: [words for words in those if words] for key, those in said.items()}


def _each_code(
    also_seen: Iterable[Seen],
    call_type: str | None,
    its_words: str | None,
    disposition: str | None,
    words: str | None,
) -> Iterator[tuple[str, str | None, str | None]]:
    yield from ((each.kind, each.code, each.description) for each in also_seen)
    yield Code.Kind.CALL_TYPE.value, call_type, its_words
    yield Code.Kind.DISPOSITION.value, disposition, words


def _telling(descriptions: Sequence[str]) -> str:
    """The one to keep: a sensitive one, or else the first."""
    sensitive = (words for words in descriptions if sensitive_wording(words))
    return next(sensitive, descriptions[0] if descriptions else "")


def _new(code: Code, descriptions: Sequence[str]) -> list[str]:
    """Those that are worth noting: other words than are known, and once other words were noted, sensitive ones only."""
    known = {code.description.casefold(), code.described_anew.casefold()}
    noted = bool(code.described_anew) or not (code.use or not code.description)
    return [
        words
        for words in descriptions
        if words.casefold() not in known and (sensitive_wording(words) or not noted)
    ]


def _describe_anew(agency: Agency, anew: Mapping[Code, str], now: datetime) -> None:
    changes, names = [], []
    for code, words in anew.items():
        if code.use in TEXTED and sensitive_wording(words):
            changes.append(Change(code.kind, code.code, code.use, ""))
            names.append(f"{code.code} “{words}”")
            code.use, code.decided_at, code.decided_by = "", now, None
        if code.description:
            code.described_anew = words
        else:
            code.description = words
    why = f"Now described in sensitive words: {', '.join(names)}"
    add_version(agency=agency, changes=changes, by=None, why=why, now=now)
    Code.objects.bulk_update(anew, CHANGEABLE)
