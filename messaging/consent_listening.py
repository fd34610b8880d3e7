"""Hearing a wish in a language other than English and Spanish: the words and patterns of `consent_languages`."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from messaging.consent_languages import LANGUAGES, Language

ENDS = re.compile(r"[.,;:!?()\n\"\u201c\u201d\u2026。、「」؟،؛]+")  # of what NFKD has made plain
_UNHEARD = str.maketrans("", "", "'`\u00b4\u2018\u2019\u02bc*")
"""Apostrophes, so that "don't" is one word, and the stars of a word half written."""


class Heard(Enum):
    """What was said: stop or help in one word, stop in a sentence, perhaps stop, or a wrong number."""

    STOP_WORD = auto()
    STOP = auto()
    MAYBE_STOP = auto()
    HELP_WORD = auto()
    WRONG_NUMBER = auto()


def listen(text: str, languages: Collection[str]) -> Heard | None:
    """What a text says, to an agency that texts in these languages (ISO 639-1 codes); None for anything else."""
    return next((heard for ear in _EARS if (heard := ear.hear(text, languages))), None)


def folded(text: str, *, accents: bool = False) -> str:
    """The text in small letters without apostrophes and invisible characters, and without accents unless kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNHEARD))
    unheard = {"Cf"} if accents else {"Mn", "Me", "Cf"}
    kept = (c for c in decomposed if unicodedata.category(c) not in unheard)
    return unicodedata.normalize("NFC", "".join(kept)).casefold()


@dataclass(frozen=True, slots=True)
class _Ear:
    """Languages that are heard alike: with or without accents, with or without spaces.

    `words` are whole replies without spaces: what each is, and in which language (an empty one: in any).
    """

    accents: bool
    space: str
    polite: re.Pattern[str]
    no_texts: re.Pattern[str]
    wrong_number: re.Pattern[str]
    words: Mapping[str, Collection[tuple[str, Heard]]]

    def hear(self, text: str, languages: Collection[str]) -> Heard | None:
        clauses = self._clauses(text)
        if any(self.wrong_number.fullmatch(clause) for clause in (*clauses[:1], *clauses[-1:])):
            return Heard.WRONG_NUMBER
        if any(self.no_texts.fullmatch(clause) for clause in clauses):
            return Heard.STOP
        known = self.words.get("".join(clauses).replace(" ", ""), ())
        return next((heard for code, heard in known if code in ("", *languages)), None)

    def _clauses(self, text: str) -> list[str]:
        """What is said between two stops, as bare words without politeness."""
        parts = (
            re.sub(r"\W+", " ", part) for part in ENDS.split(folded(text, accents=self.accents))
        )
        bare = (self.space.join(self.polite.sub(" ", part).split()) for part in parts)
        return [clause for clause in bare if clause]


def _ear(*, accents: bool, spaces: bool) -> _Ear:
    chosen = {
        code: language
        for code, language in LANGUAGES.items()
        if (language.has_accents, language.has_spaces) == (accents, spaces)
    }

    def any_of(wordings: Iterable[str]) -> str:
        return folded("|".join(wordings), accents=accents)

    edge = r"\b" if spaces else ""
    every = chosen.values()
    return _Ear(
        accents=accents,
        space=" " if spaces else "",
        polite=re.compile(f"{edge}(?:{any_of(each.polite for each in every)}){edge}"),
        no_texts=re.compile(any_of(pattern for each in every for pattern in each.no_texts)),
        wrong_number=re.compile(any_of(pattern for each in every for pattern in each.wrong_number)),
        words=_words(chosen, accents=accents),
    )


def _words(
    chosen: Mapping[str, Language], *, accents: bool
) -> Mapping[str, Collection[tuple[str, Heard]]]:
    """The clearest meaning of a word first. Stop in letters that English and Spanish lack is stop everywhere."""
    found: dict[str, list[tuple[str, Heard]]] = {}
    for code, language in chosen.items():
        for words, heard in (
            (language.stop, Heard.STOP_WORD),
            (language.help, Heard.HELP_WORD),
            (language.maybe, Heard.MAYBE_STOP),
            (language.surely, Heard.STOP),
        ):
            spoken = folded(words, accents=accents).replace(" ", "")
            for word in filter(None, spoken.split("|")):
                found.setdefault(word, []).append((code if heard is not Heard.STOP else "", heard))
                if heard is Heard.STOP_WORD and not word.isascii():
                    found[word].append(("", Heard.STOP))
    return found


_EARS = tuple(
    _ear(accents=accents, spaces=spaces)
    for accents, spaces in sorted({(x.has_accents, x.has_spaces) for x in LANGUAGES.values()})
)
