"""The agency's codes as a screen shows them: what each may do, what could be suggested, how often it happens."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.models import Agency
from incidents.models import Code
from incidents.policy import CodeKind
from incidents.presets import Suggestion, suggest

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code. `use` is what is chosen on the page, `was` what is in force; both empty where nobody has decided."""

    code: Code
    suggestion: Suggestion | None
    incidents: int
    use: str
    picked: bool

    @property
    def was(self) -> str:
        return self.code.use

    @property
    def changed(self) -> bool:
        return self.use != self.was

    @property
    def was_words(self) -> str:
        return Code.Use(self.was).label if self.was else "not decided"

    @property
    def field(self) -> str:
        """The name of the row's radios: it carries what was in force when the page was made."""
        return f"use.{self.code.pk}.{self.was or UNDECIDED}"

    @property
    def came_back(self) -> bool:
        """Whether it was decided once, and new words took that back."""
        return not self.was and bool(self.code.described_anew)

    @property
    def suggested_words(self) -> str:
        """ "Ask, as MVA"; nothing where the code is its own reason."""
        if self.suggestion is None:
            return "No suggestion"
        label = Code.Use(self.suggestion.use).label
        own = self.suggestion.because == f"as {self.code.code}"
        return label if own else f"{label}, {self.suggestion.because}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many codes of a kind there are, by what they may do."""

    every: int
    undecided: int
    ask: int
    tell: int
    never: int
    described_anew: int


def tally(*, agency: Agency, kind: str) -> Tally:
    """Count the codes of a kind."""
    uses = Counter(agency.codes.filter(kind=kind).values_list("use", flat=True))
    return Tally(
        every=uses.total(),
        undecided=uses[""],
        ask=uses[Code.Use.ASK],
        tell=uses[Code.Use.TELL],
        never=uses[Code.Use.NEVER],
        described_anew=described_anew(agency=agency, kind=kind).count(),
    )


def described_anew(*, agency: Agency, kind: str) -> QuerySet[Code]:
    """The codes whose words are other ones than when they were decided."""
    return agency.codes.filter(kind=kind).exclude(described_anew="")


def code_row(
    *, code: Code, incidents: Mapping[str, int], use: str | None = None, picked: bool = False
) -> CodeRow:
    """The row of a code; `use` is what somebody has chosen on the page without saving it yet."""
    return CodeRow(
        code=code,
        suggestion=suggest(kind=CodeKind(code.kind), code=code.code, description=code.words),
        incidents=incidents.get(code.code, 0),
        use=code.use if use is None else use,
        picked=picked,
    )
