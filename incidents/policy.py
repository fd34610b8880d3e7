"""What an agency allows its codes to do, and the strictest of all codes that an incident ever had.

Pure: no Django, no clock, no input or output.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from incidents.kept_out import WITHHELD


class Use(StrEnum):
    """What may be texted about an incident with a certain code."""

    ASK = "ask"  # live updates and a survey
    TELL = "tell"  # live updates, no survey
    NEVER = "never"  # no text at all


class CodeKind(StrEnum):
    """Which list of the agency's codes a code belongs to."""

    CALL_TYPE = "call_type"
    DISPOSITION = "disposition"


@dataclass(frozen=True, slots=True)
class CodeSeen:
    """A code that an incident had at any moment, spelled as in the agency's policy."""

    kind: CodeKind
    code: str


@dataclass(frozen=True, slots=True)
class CodeFinding:
    """What the agency decided for one code; `use` is None where it has not decided."""

    kind: CodeKind
    code: str
    use: Use | None


@dataclass(frozen=True, slots=True)
class PolicyVerdict:
    """The strictest use over all codes, and how each code, in the order seen, came out."""

    use: Use
    findings: tuple[CodeFinding, ...]


@dataclass(frozen=True, slots=True)
class LinkedIncident:
    """An incident that belongs with another; `codes` is None where only its reference is known so far."""

    reference: str
    codes: PolicyVerdict | None
    arrest: bool = False
    unread: bool = False  # a later report of it could not be read


def verdict(
    *,
    seen: Iterable[CodeSeen],
    policy: Mapping[tuple[CodeKind, str], Use | None],
) -> PolicyVerdict:
    """Judge an incident by every code it ever had, not only by the last one: types change.

    A code that is missing from `policy`, or has None there, counts as NEVER; so does one that was
    kept out, whatever `policy` says, and an incident on which no call type was ever seen. A
    disposition need not be there; leave it out of `seen` rather than pass a blank code, which
    nobody has decided.
    """
    findings = tuple(
        CodeFinding(
            kind=one.kind,
            code=one.code,
            use=policy.get((one.kind, one.code)) if one.code != WITHHELD else None,
        )
        for one in dict.fromkeys(seen)
    )
    if not any(finding.kind is CodeKind.CALL_TYPE for finding in findings):
        return PolicyVerdict(use=Use.NEVER, findings=findings)
    uses = {finding.use or Use.NEVER for finding in findings}
    return PolicyVerdict(use=strictest(uses), findings=findings)


def strictest(uses: Iterable[Use]) -> Use:
    """Return the strictest of one or more uses: NEVER before TELL before ASK."""
    return max(uses, key=_STRICTNESS.index)


_STRICTNESS = (Use.ASK, Use.TELL, Use.NEVER)
