"""What the gate answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule saw, as a sentence without its full stop.

    `rule` is a key of REASON_WORDS where the rule forbids a text, else the name of its topic.
    """

    rule: str
    title: str
    saw: str
    allows: bool


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """The findings of all rules: a person is asked only if every one of them allows it."""

    findings: tuple[Finding, ...]

    @property
    def ask(self) -> bool:
        """True if nothing forbids a text."""
        return all(finding.allows for finding in self.findings)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The rules that forbid a text, keys of REASON_WORDS, each once."""
        return tuple(dict.fromkeys(one.rule for one in self.findings if not one.allows))

    @property
    def sentence(self) -> str:
        """The verdict as a person reads it on the incident."""
        against = [finding.saw for finding in self.findings if not finding.allows]
        if not against:
            return "Nothing seen on this incident forbids a text."
        first, others = against[0], len(against) - 1
        sentence = f"Not asked: {first[0].lower()}{first[1:]}"
        if others:
            sentence += f", and {others} more {'reason' if others == 1 else 'reasons'}"
        return f"{sentence}."
