"""What the words of an agency's files mean, where the product does not know them: explained once, for all its files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agencies.models import Agency, User
from incidents.intake import mapping as mappings
from incidents.intake.fields import Field
from incidents.intake.unknown_words import WORDS, most_frequent

COUNTED_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in how many rows of the last 90 days it was not known, and what it means: empty where nobody said."""

    field: Field
    word: str
    rows: int
    meaning: str


def words_of(*, agency: Agency, now: datetime) -> list[Word]:
    """The words of the agency's files that nobody knew, the most frequent first, and those that were explained."""
    counted: dict[Field, Counter[str]] = {field: Counter() for field in WORDS}
    lately = agency.intake_files.filter(brought_at__gte=now - COUNTED_FOR).exclude(unknown={})
    for unknown in lately.values_list("unknown", flat=True):
        for field in WORDS:
            for word, rows in unknown.get(field, {}).items():
                counted[field][_plain(word)] += rows
    meanings = _meanings(agency)
    for field, word in meanings:
        counted[field].setdefault(word, 0)
    return [
        Word(field, word, rows, meanings.get((field, word), ""))
        for field, words in counted.items()
        for word, rows in most_frequent(words)
    ]


def explain(
    *,
    agency: Agency,
    meanings: Mapping[tuple[Field, str], str],
    by: User | None,
    now: datetime,
) -> list[Word]:
    """Keep what words mean; an empty meaning takes an explanation back. Returns those that are different now."""
    known = _meanings(agency)
    changed = {key: meaning for key, meaning in meanings.items() if meaning != known.get(key, "")}
    for (field, word), meaning in changed.items():
        own = agency.file_words.filter(field=field, word=word)
        if meaning:
            own.update_or_create(
                agency=agency,
                field=field,
                word=word,
                defaults={"meaning": meaning, "decided_at": now, "decided_by": by},
            )
        else:
            own.delete()
    return [Word(field, word, 0, meaning) for (field, word), meaning in changed.items()]


def with_words(agency: Agency, mapping: mappings.Mapping) -> mappings.Mapping:
    """The mapping with what the agency has explained; what the mapping itself says of a word counts first."""
    words: dict[Field, dict[str, str]] = {}
    for (field, word), meaning in _meanings(agency).items():
        words.setdefault(field, {})[word] = meaning
    for field, own in mapping.words.items():
        words[field] = words.get(field, {}) | {_plain(word): said for word, said in own.items()}
    return replace(mapping, words=words)


def _meanings(agency: Agency) -> dict[tuple[Field, str], str]:
    rows = agency.file_words.values_list("field", "word", "meaning")
    return {(Field(field), word): meaning for field, word, meaning in rows}


def _plain(word: str) -> str:
    return word.casefold()
