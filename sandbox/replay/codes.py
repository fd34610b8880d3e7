"""An admin who accepts every suggestion for the codes of a file, so that its people may be asked at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agencies.models import Agency, AuditEntry, Role, User
from agencies.tenancy import acting_for
from incidents.models import Code
from incidents.policy import CodeKind, Use
from incidents.presets import Suggestion, suggest
from incidents.revising import adopt, revise
from sandbox.replay.calls import Call, CallType

KIND = CodeKind.CALL_TYPE
WHY = "The replay accepted every suggestion"


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many codes came to be asked about, told only, or never texted; and those that nothing was suggested for.

    `decided_before` were the agency's own decisions already: they stand.
    """

    ask: int
    tell: int
    never: int
    without_suggestion: int
    decided_before: int


def accept_suggestions(*, agency: Agency, calls: Iterable[Call], now: datetime) -> Accepted:
    """Decide the call types of these calls as `incidents.presets` suggests.

    What the agency has decided stands. A code without a suggestion stays undecided: nobody is texted for it.
    """
    types = {each.code: each for call in calls for each in call.types if each.code}
    with acting_for(agency), transaction.atomic():
        known = {
            code.code: code
            for code in agency.codes.select_for_update().filter(kind=KIND, code__in=types)
        }
        open_types = [
            each for each in types.values() if each.code not in known or not known[each.code].use
        ]
        suggested = {each.code: _suggestion(each) for each in open_types}
        admin = _admin(agency)
        _decide(agency, open_types, known, suggested, admin, now)
        accepted = _counted(suggested, decided_before=len(types) - len(open_types))
        _write_down(agency, accepted, admin, now)
    return accepted


def known_otherwise(*, agency: Agency, calls: Iterable[Call]) -> list[str]:
    """A sentence for each call type that the agency texts about but knows under another description.

    Two CADs may mean different things by one code, and the agency's decision counts whatever the file means.
    """
    types = {each.code: each for call in calls for each in call.types}
    with acting_for(agency), transaction.atomic():
        texted = agency.codes.filter(kind=KIND, code__in=types, use__in=[Use.ASK, Use.TELL])
        return [
            f"The agency knows {code.code} as “{code.description}” and texts about it; in this file it is "
            f"“{types[code.code].description}”."
            for code in texted
            if code.description.casefold() != types[code.code].description[:120].casefold()
        ]


def _suggestion(call_type: CallType) -> Suggestion | None:
    return suggest(kind=KIND, code=call_type.code, description=call_type.description)


def _admin(agency: Agency) -> User | None:
    membership = agency.memberships.filter(role=Role.ADMIN, active=True).first()
    return membership.user if membership else None


def _decide(
    agency: Agency,
    open_types: Iterable[CallType],
    known: Mapping[str, Code],
    suggested: Mapping[str, Suggestion | None],
    admin: User | None,
    now: datetime,
) -> None:
    uses = {code: found.use.value if found else "" for code, found in suggested.items()}
    new = [
        Code(kind=KIND, code=each.code, description=each.description[:120], use=uses[each.code])
        for each in open_types
        if each.code not in known
    ]
    waiting = {known[each.code].pk: uses[each.code] for each in open_types if each.code in known}
    adopt(agency=agency, codes=new, by=admin, why=WHY, now=now)
    revise(agency=agency, uses=waiting, by=admin, why=WHY, now=now)


def _counted(suggested: dict[str, Suggestion | None], *, decided_before: int) -> Accepted:
    uses = [suggestion.use if suggestion else None for suggestion in suggested.values()]
    return Accepted(
        ask=uses.count(Use.ASK),
        tell=uses.count(Use.TELL),
        never=uses.count(Use.NEVER),
        without_suggestion=uses.count(None),
        decided_before=decided_before,
    )


def _write_down(agency: Agency, accepted: Accepted, admin: User | None, now: datetime) -> None:
    decided = accepted.ask + accepted.tell + accepted.never
    if not decided:
        return
    AuditEntry.objects.create(
        agency=agency,
        at=now,
        actor=admin,
        action="code.decided",
        subject=f"{decided} call types of a replayed file",
        detail={
            "May do": ["Not decided", f"Ask {accepted.ask}, never {accepted.never}"],
            "Why": WHY,
        },
    )
