"""Who may be texted: read from the rules of the field alone, and written without a look at the product's own.

Slow and plain: it goes through all that has been said each time. It imports nothing but the telling of a story.
"""

from dataclasses import replace

from tests.gate.told import (
    ASK,
    BEGINNING,
    DECISIONS,
    NEVER,
    SENDINGS,
    Outcome,
    Said,
    Story,
    Town,
)

THREE_DAYS = 3 * 24 * 60 * 60  # seconds
THIRTY_DAYS = 30 * 24 * 60
LINE = "line"


def outcome(town: Town, story: Story) -> Outcome:
    """Tell the story from its beginning: two decisions, two sendings."""
    asked: dict[str, str] = {}  # incident → the number that is to be asked
    decided: set[str] = set()
    texted: set[str] = set()
    waiting: set[str] = set()  # to be sent
    for decision, sending in zip(DECISIONS, SENDINGS, strict=True):
        due = [one for one in incidents(story, decision) if is_closed(story, one, decision)]
        ready = {one for one in due if not is_unread(story, one, decision)}
        for one in sorted(ready - decided, key=lambda each: turn(story, each, decision)):
            decided.add(one)
            phone = caller(story, one, decision)[0]
            # One survey a number in 30 days, one open conversation a number: both last longer than a story.
            if phone in {asked[each] for each in waiting | texted}:
                continue
            if may_be_texted(town, story, one, decision):
                asked[one] = phone
                waiting.add(one)
        for one in sorted(waiting):
            same_person = caller(story, one, sending)[0] == asked[one]
            if same_person and may_be_texted(town, story, one, sending):
                texted.add(one)
            elif same_person and is_only_held(town, story, one, sending):
                continue
            waiting.discard(one)
    return Outcome(frozenset(asked), frozenset(texted))


def turn(story: Story, one: str, at: int) -> tuple[int, int, str]:
    """Whose turn it is to be decided: what closed first; of two at the same moment, what was heard of first."""
    heard_of = min(said.arrives for said in reports(story, one, at))
    return latest(story, one, at).clock, heard_of, one


def may_be_texted(town: Town, story: Story, one: str, at: int) -> bool:
    """Every rule of the field, at this minute."""
    return (
        it_is_over(story, one, at)
        and not is_unread(story, one, at)
        and it_is_a_caller(town, story, one, at)
        and uses(story, one, at) == {ASK}
        and all(is_harmless(story, other, at) for other in belonging_with(story, one, at))
        and the_number_is_harmless(town, story, one, at)
    )


def is_only_held(town: Town, story: Story, one: str, at: int) -> bool:
    """Whether nothing speaks against it but reports that nobody could read: it waits until one can be."""
    read = replace(story, said=tuple(said for said in story.said if not said.unreadable))
    return may_be_texted(town, read, one, at)


def it_is_over(story: Story, one: str, at: int) -> bool:
    """Closed, lately, and neither cancelled nor a duplicate nor part of another."""
    everything = reports(story, one, at)
    return (
        is_closed(story, one, at)
        and latest(story, one, at).clock >= at * 60 - THREE_DAYS
        and not any(said.status in {"cancelled", "duplicate"} or said.merged for said in everything)
    )


def it_is_a_caller(town: Town, story: Story, one: str, at: int) -> bool:
    """Somebody called, with a number that is theirs; no officer began it, nobody was arrested, nobody wants no text."""
    phone, role = caller(story, one, at)
    roles = {"Caller", "ReportingParty"} | ({"Victim"} if town.victims else set())
    return (
        role in roles
        and phone not in {"", LINE}
        and not any(said.arrest or said.by_officer for said in reports(story, one, at))
        and not any(wish.never and wish.phone == phone and wish.at <= at for wish in story.wishes)
    )


def is_harmless(story: Story, other: str, at: int) -> bool:
    """Whether an incident that belongs with another is known, and nothing on it forbids asking."""
    if other not in incidents(story, at):
        return False
    arrest = any(said.arrest for said in reports(story, other, at))
    return uses(story, other, at) == {ASK} and not arrest and not is_unread(story, other, at)


def the_number_is_harmless(town: Town, story: Story, one: str, at: int) -> bool:
    """Nothing sensitive on it in 30 days; and it does not report so often that a person has to decide."""
    phone = caller(story, one, at)[0]
    recent = [
        each
        for each in incidents(story, at)
        if caller(story, each, at)[0] == phone and not is_old(story, each, at)
    ]
    let = any(not wish.never and wish.phone == phone and wish.at <= at for wish in story.wishes)
    often = len({one, *recent}) > town.most and not let
    others = [each for each in recent if each != one]
    return not often and not any(
        is_sensitive(story, each, at) or is_unread(story, each, at) for each in others
    )


def is_unread(story: Story, one: str, at: int) -> bool:
    """Whether a report of a known incident came that nobody could read, and none since that could be and says news."""
    known: list[Said] = []
    unread = False
    for minute in sorted({said.arrives for said in story.said if said.arrives <= at}):
        arrived = [s for s in story.said if s.about == one and s.arrives == minute]
        for said in arrived:
            if not said.unreadable:
                is_older = any(before.clock > said.clock for before in known)
                unread = unread and is_older
                known.append(said)
        unread = unread or (bool(known) and any(said.unreadable for said in arrived))
    return unread


def reports(story: Story, one: str, at: int) -> list[Said]:
    arrived = [said for said in story.said if said.about == one and said.arrives <= at]
    return [said for said in arrived if not said.unreadable]


def incidents(story: Story, at: int) -> set[str]:
    return {said.about for said in story.said if said.arrives <= at and not said.unreadable}


def latest(story: Story, one: str, at: int) -> Said:
    return max(reports(story, one, at), key=lambda said: said.clock)


def is_closed(story: Story, one: str, at: int) -> bool:
    return latest(story, one, at).status != "open"


def is_old(story: Story, one: str, at: int) -> bool:
    """Whether nothing of the last 30 days is known of it."""
    return max(said.arrives for said in reports(story, one, at)) < at - THIRTY_DAYS


def caller(story: Story, one: str, at: int) -> tuple[str, str]:
    """The number and role that the latest report to speak of them gave; a suspect's number is not kept at all."""
    spoke = [said for said in reports(story, one, at) if said.phone is not None]
    if not spoke:
        return "", ""
    last = max(spoke, key=lambda said: said.clock)
    return ("", "") if last.role == "Suspect" else (last.phone or "", last.role)


def uses(story: Story, one: str, at: int) -> set[str]:
    """What all codes that the incident ever had may do; without a type, or for a code nobody decided, never."""
    everything = reports(story, one, at)
    types = {said.type for said in everything} - {""}
    ends = {said.disposition for said in everything} - {""}
    codes = {("type", code) for code in types} | {("disposition", code) for code in ends}
    found = {use_of(story, code, at) for code in codes}
    return found if types else found | {NEVER}


def use_of(story: Story, code: tuple[str, str], at: int) -> str:
    decreed = [decree for decree in story.decrees if decree.code == code and decree.at <= at]
    if decreed:
        return max(decreed, key=lambda decree: decree.at).use
    return BEGINNING.get(code, NEVER)


def is_sensitive(story: Story, one: str, at: int) -> bool:
    """Whether a text about it to anybody would be forbidden by a code or an arrest."""
    return NEVER in uses(story, one, at) or any(said.arrest for said in reports(story, one, at))


def belonging_with(story: Story, one: str, at: int) -> set[str]:
    """All that links lead to, in both directions and through others, known or not."""
    pairs = {
        frozenset((said.about, other))
        for said in story.said
        if said.arrives <= at and not said.unreadable
        for other in (said.linked, said.merged)
        if other
    }
    found, more = {one}, True
    while more:
        reached = {each for pair in pairs if pair & found for each in pair}
        more, found = not reached <= found, found | reached
    return found - {one}
