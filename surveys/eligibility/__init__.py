"""The gate: whether a person may be asked about an incident, with every reason.

Asked when a decision is made and again, with the facts of that moment, just before the text leaves.
Pure: no Django, no clock, no input or output.
"""

from surveys.eligibility.facts import Facts
from surveys.eligibility.findings import Finding, GateVerdict
from surveys.eligibility.reasons import REASON_WORDS
from surveys.eligibility.rules import RULES

__all__ = ["REASON_WORDS", "RULES", "Facts", "Finding", "GateVerdict", "decide"]


def decide(facts: Facts) -> GateVerdict:
    """Ask every rule, also after one has forbidden the text, and keep what each of them saw."""
    return GateVerdict(findings=tuple(found for rule in RULES for found in rule(facts)))
