"""Words of a file that nobody knows: statuses, roles, languages, how a call came in; and badges of nobody.

Pure: no Django, no clock.
"""

from collections.abc import Mapping

from incidents.intake.fields import Field
from incidents.kept_out import scrub

MOST = 200  # different words of a field
LONGEST = 40  # characters: what is longer is no word
WORDS = (Field.STATUS, Field.CALLER_ROLE, Field.CALLER_LANGUAGE, Field.SELF_INITIATED)
"""Fields whose words a mapping can explain."""

UNKNOWN: Mapping[Field, str] = {
    Field.STATUS: "Unknown statuses, whose rows were refused",
    Field.CALLER_ROLE: "Unknown roles, whose rows were refused",
    Field.CALLER_LANGUAGE: "Unknown languages, whose rows were refused",
    Field.SELF_INITIATED: "Unknown words of how a call came in, which count as “started by an officer”",
    Field.OFFICER_BADGE: "Badges of nobody on the roster",
}
"""What came of each kind."""

Counted = dict[str, dict[str, int]]
"""Field → word → rows, as it is stored with the file."""


def add_words(known: Counted, found: Mapping[tuple[str, str], int]) -> Counted:
    """Count words. What may be a fact about a person is not kept, nor are more than 200 words of a field."""
    counted = {name: dict(words) for name, words in known.items()}
    for (name, word), rows in found.items():
        words = counted.setdefault(str(name), {})
        if word in words or (len(words) < MOST and _may_be_kept(word)):
            words[word] = words.get(word, 0) + rows
    return {name: words for name, words in counted.items() if words}


def most_frequent(words: Mapping[str, int]) -> list[tuple[str, int]]:
    """The words of one field, the most frequent first."""
    return sorted(words.items(), key=lambda each: (-each[1], each[0]))


def _may_be_kept(word: str) -> bool:
    return len(word) <= LONGEST and not scrub(word, is_number=" " not in word).dropped
