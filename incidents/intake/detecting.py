"""Recognising the columns of a file that nobody has described, by their headings and by what stands in them.

Pure: no Django, no clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from incidents.intake.columns import Found, assign
from incidents.intake.fields import MOMENTS, Field
from incidents.intake.headings import is_known, role_in_heading
from incidents.intake.mapping import Mapping, column_name
from incidents.intake.profiles import MOST, Profile

KNOWN_HEADINGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the agency's own lists say: they tell codes and badges apart where headings don't."""

    badges: frozenset[str] = frozenset()
    call_types: frozenset[str] = frozenset()
    dispositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """The mapping that was found, each column that was looked at, and what was assumed, in words."""

    mapping: Mapping
    found: tuple[Found, ...]
    profiles: tuple[Profile, ...] = field(repr=False)
    assumed: tuple[str, ...] = ()


def detect(sample: Sequence[Sequence[str]], known: Known | None = None) -> Detection:
    """Recognise the columns from rows of a file, the first of which is the file's first.

    The rows should come from all over the file: whether 3/4 is in March or April shows on later days.
    """
    has_header = _has_header(sample)
    profiles = _profiles(sample, has_header)
    found = assign(profiles, known or Known())
    day_first, assumed = _day_first([one for one in profiles if one.moments >= MOST])
    columns = {each.field: each.headings for each in found}
    by_heading = {profile.heading: profile for profile in profiles}
    whole_days = {
        name for name in MOMENTS if name in columns and by_heading[columns[name][0]].whole_days
    }
    mapping = Mapping(
        columns=columns,
        has_header=has_header,
        day_first=day_first,
        whole_days=frozenset(whole_days),
        role=_role(columns),
    )
    return Detection(mapping=mapping, found=found, profiles=profiles, assumed=assumed)


def headings_of(first: Sequence[str], *, has_header: bool) -> list[str]:
    """The headings of a file by its first row, each different from the others."""
    if not has_header:
        return [column_name(position) for position in range(len(first))]
    headings: list[str] = []
    for position, cell in enumerate(first):
        heading = cell.strip().strip("\ufeff").strip() or column_name(position)
        headings.append(f"{heading} ({column_name(position)})" if heading in headings else heading)
    return headings


def _has_header(sample: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: several headings are known, or it has no value like those below it."""
    first = sample[0]
    if sum(is_known(cell) for cell in first if cell.strip()) >= KNOWN_HEADINGS:
        return True
    profile = Profile("", first)
    looks_like_values = profile.moments or profile.phones or profile.clocks
    has_numbers = any(cell.strip().isdecimal() for cell in first)
    return not looks_like_values and not has_numbers and len(sample) > 1


def _profiles(sample: Sequence[Sequence[str]], has_header: bool) -> tuple[Profile, ...]:
    headings = headings_of(sample[0], has_header=has_header)
    rows = sample[1:] if has_header else sample
    return tuple(
        Profile(heading, [row[position] for row in rows if position < len(row)])
        for position, heading in enumerate(headings)
    )


def _day_first(times: Iterable[Profile]) -> tuple[bool, tuple[str, ...]]:
    """Whether dates begin with the day; where the data do not tell, they begin with the month, and that is said."""
    times = list(times)
    day = sum(profile.day_first[0] for profile in times)
    month = sum(profile.day_first[1] for profile in times)
    if day and month:
        which = "the day" if day > month else "the month"
        return day > month, (
            f"Some dates begin with the day, some with the month: most, with {which}.",
        )
    written_with_slashes = any("/" in cell for profile in times for cell in profile.present[:1])
    if not day and not month and written_with_slashes:
        return False, (
            "Dates may be month/day or day/month: nothing in the file tells. Month/day is assumed.",
        )
    return day > 0, ()


def _role(columns: dict[Field, tuple[str, ...]]) -> str:
    """The role of everyone in the file, where the heading of the phone number says whose it is."""
    if Field.CALLER_ROLE in columns or Field.CALLER_PHONE not in columns:
        return ""
    return role_in_heading(columns[Field.CALLER_PHONE][0])
