"""Giving each field its column: by heading where the values agree, else by the values alone.

Pure: no Django, no clock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.intake.fields import MOMENTS, Field
from incidents.intake.headings import OF_A_TIME, score, stem_of, words_of
from incidents.intake.profiles import MOST, Profile
from incidents.kept_out import is_kept_out
from incidents.policy import CodeKind
from incidents.presets import PRESETS

if TYPE_CHECKING:
    from incidents.intake.detecting import Known

SOME = 0.3
HALF = 0.5
MILLISECONDS = 13  # digits
FEW_CODES = 0.5  # different values, as a share of all
FIRST_TYPES = {
    Field.FIRST_CALL_TYPE: Field.CALL_TYPE,
    Field.FIRST_CALL_TYPE_DESCRIPTION: Field.CALL_TYPE_DESCRIPTION,
}
DISPOSITIONS = {
    Field.DISPOSITION: Field.CALL_TYPE,
    Field.DISPOSITION_DESCRIPTION: Field.CALL_TYPE_DESCRIPTION,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A field with its heading, or its date's and its time's, and how it was recognised."""

    field: Field
    headings: tuple[str, ...]
    by_name: bool


def assign(profiles: Sequence[Profile], known: "Known") -> tuple[Found, ...]:
    """One column for each field that has any, no column twice but a date that several times share.

    Columns of what is kept out, such as remarks and dates of birth, are not looked at.
    """
    profiles = [one for one in profiles if not is_kept_out(one.heading)]
    found = _by_heading(profiles, known)
    _join_dates_and_times(found, profiles)
    _by_content(found, profiles, known)
    _settle_types(found)
    return tuple(found[field] for field in Field if field in found)


# ---- by heading


def _by_heading(profiles: Sequence[Profile], known: "Known") -> dict[Field, Found]:
    scores = [
        (score(profile.heading, field), -at, field)
        for at, profile in enumerate(profiles)
        for field in Field
        if score(profile.heading, field) and _fits(profile, field, known)
    ]
    found: dict[Field, Found] = {}
    taken: set[int] = set()
    for _, at, field in sorted(scores, key=lambda one: one[:2], reverse=True):
        if field not in found and at not in taken:
            found[field] = Found(field, (profiles[-at].heading,), by_name=True)
            taken.add(at)
    return found


def _fits(profile: Profile, field: Field, known: "Known") -> bool:
    """Whether the values are what the heading says; an empty column is believed."""
    if not profile.present:
        return True
    if field in MOMENTS:
        return profile.moments >= HALF
    plausible = {
        Field.REFERENCE: profile.unique >= SOME / 3 and profile.length <= 64,  # noqa: PLR2004
        Field.CALLER_PHONE: profile.phones >= HALF,
        Field.STATUS: profile.statuses >= SOME,
        Field.CALLER_ROLE: profile.roles >= HALF,
        Field.CALLER_LANGUAGE: profile.languages >= HALF,
        Field.SELF_INITIATED: profile.flags >= HALF,
        Field.ARREST: profile.flags >= HALF,
        Field.OFFICER_BADGE: max(profile.badges, profile.share_in(known.badges)) >= HALF,
    }
    is_text = (profile.moments < HALF or profile.numbers >= HALF) and profile.phones < HALF
    return plausible.get(field, is_text)


# ---- dates and times of day in columns of their own


def _join_dates_and_times(found: dict[Field, Found], profiles: Sequence[Profile]) -> None:
    """Give a date its time of day, and a time of day the date that stands in another column."""
    dates = [one for one in profiles if one.dates_only and not one.whole_days]
    if not dates:
        return
    for clock in (one for one in profiles if _is_clock(one)):
        field = _moment_of(clock.heading, found)
        if field is None:
            continue
        own = found.get(field)
        stem = stem_of(clock.heading)
        date = next((one for one in dates if own and one.heading == own.headings[0]), None)
        date = date or next((one for one in dates if stem_of(one.heading) == stem), dates[0])
        if own is None or own.headings[0] == date.heading:
            found[field] = Found(field, (date.heading, clock.heading), by_name=True)


def _is_clock(profile: Profile) -> bool:
    named = bool(set(words_of(profile.heading)) & OF_A_TIME)
    return profile.clocks >= MOST or (named and profile.clock_digits >= MOST)


def _moment_of(heading: str, found: dict[Field, Found]) -> Field | None:
    """The moment that a time of day belongs to: by its own heading, else that of the date with the same stem."""
    best = max(MOMENTS, key=lambda field: score(heading, field))
    if score(heading, best):
        return best
    stem = stem_of(heading)
    return next((f for f in MOMENTS if f in found and stem_of(found[f].headings[0]) == stem), None)


# ---- by content


def _by_content(found: dict[Field, Found], profiles: Sequence[Profile], known: "Known") -> None:
    """Give fields that have no column one whose values can hardly be anything else."""
    for field, profile in _guesses(found, profiles, known):
        taken = {heading for each in found.values() for heading in each.headings}
        if field not in found and profile.heading not in taken:
            found[field] = Found(field, (profile.heading,), by_name=False)


def _guesses(
    found: dict[Field, Found], profiles: Sequence[Profile], known: "Known"
) -> Iterator[tuple[Field, Profile]]:
    taken = {heading for each in found.values() for heading in each.headings}
    free = [one for one in profiles if one.present and one.heading not in taken]
    yield from _guessed_moments(found, free)
    yield from ((Field.CALLER_PHONE, one) for one in free if _is_surely_phone(one))
    yield from ((Field.CALLER_ROLE, one) for one in free if one.roles >= MOST and one.length > 1)
    yield from ((Field.STATUS, one) for one in free if one.statuses >= MOST)
    yield from ((Field.CALLER_LANGUAGE, one) for one in free if one.languages >= MOST)
    yield from ((Field.OFFICER_BADGE, one) for one in free if one.share_in(known.badges) >= HALF)
    for field, codes in (
        (Field.CALL_TYPE, known.call_types | _apco(CodeKind.CALL_TYPE)),
        (Field.DISPOSITION, known.dispositions),
    ):
        share, best = max(
            ((one.share_in(codes), one) for one in free),
            key=lambda pair: pair[0],
            default=(0, None),
        )
        if best is not None and share >= HALF and best.unique <= FEW_CODES:
            yield field, best
    yield from ((Field.REFERENCE, one) for one in free if _is_reference(one))


def _guessed_moments(
    found: dict[Field, Found], free: Sequence[Profile]
) -> Iterator[tuple[Field, Profile]]:
    """Where no heading names a time: the columns of times, in the order in which they mostly follow each other."""
    if any(field in found for field in MOMENTS):
        return
    times = [one for one in free if one.moments >= MOST and _is_surely_time(one)]
    if len(times) == 1:
        yield Field.OPENED_AT, times[0]
    elif times:
        yield Field.OPENED_AT, times[0]
        yield Field.CLOSED_AT, times[-1]
        between = times[1:-1]
        if between:
            yield Field.ARRIVED_AT, between[-1]
        if len(between) > 1:
            yield Field.DISPATCHED_AT, between[0]


def _is_surely_time(profile: Profile) -> bool:
    return profile.numbers < HALF or profile.length == MILLISECONDS


def _is_surely_phone(profile: Profile) -> bool:
    """Phone numbers, rather than ten digits that count incidents up."""
    counted = profile.numbers >= HALF and profile.one_prefix >= HALF and len(profile.distinct) > 1
    return profile.phones >= MOST and not counted


def _is_reference(profile: Profile) -> bool:
    has_digits = sum(any(c.isdigit() for c in cell) for cell in profile.distinct)
    return (
        profile.unique >= MOST
        and has_digits >= len(profile.distinct) * MOST
        and len(profile.present) == len(profile.cells)
        and profile.length in range(3, 25)
        and profile.phones < HALF
        and not (profile.moments >= HALF and _is_surely_time(profile))
        and not any("." in cell for cell in profile.distinct)
    )


def _apco(kind: CodeKind) -> frozenset[str]:
    return frozenset(code for each, code in PRESETS if each is kind)


# ---- first and final types


def _settle_types(found: dict[Field, Found]) -> None:
    """Where only a first type has a name, what the call was cleared as is its final type; else it is the only one."""
    has_first = any(field in found for field in FIRST_TYPES)
    if not has_first or Field.CALL_TYPE in found or Field.CALL_TYPE_DESCRIPTION in found:
        return
    cleared_as = {
        field: final
        for field, final in DISPOSITIONS.items()
        if field in found and "clearance" in words_of(found[field].headings[0])
    }
    for field, final in (cleared_as or FIRST_TYPES).items():
        if field in found:
            each = found.pop(field)
            found[final] = Found(final, each.headings, each.by_name)
