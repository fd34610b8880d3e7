"""A reply of another language, read by the English words that its phrases stand for, where they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.parsing.tokens import Sort, Token, plain, tokens_of
from surveys.parsing.vocabularies import VOCABULARIES, Vocabulary
from surveys.parsing.words import ENGLISH, SPANISH

LONGEST_PHRASE = 5  # words
LONGEST_GUESS = 12  # words
SHORTEST_GUESS = 3  # letters: shorter words say too little of a language that nobody asked in


@dataclass(frozen=True, slots=True)
class Tongue:
    """A vocabulary, ready to be looked up."""

    language: str
    script: re.Pattern[str] | None
    spaced: bool
    meanings: Mapping[str, str]
    pieces: re.Pattern[str]

    def cut(self, text: str) -> list[Token]:
        """The tokens of a tidy text, in English where a phrase is known."""
        tokens = tokens_of(text)
        if self.spaced:
            return list(self._phrases(tokens))
        return [part for token in tokens for part in self._parts(text, token)]

    def covers(self, text: str) -> bool:
        """Whether every word of a tidy text is known, and no short one gives the language away alone."""
        before, after = tokens_of(text), self.cut(text)
        known = {(token.start, token.text) for token in before}
        strange = [t for t in after if t.sort is Sort.WORD and (t.start, t.text) in known]
        told = [t for t in before if t.sort is Sort.WORD]
        return bool(told) and not strange and any(len(t.text) >= SHORTEST_GUESS for t in told)

    def _phrases(self, tokens: Sequence[Token]) -> Iterator[Token]:
        at = 0
        while at < len(tokens):
            size = self._known_at(tokens, at)
            if size:
                said = " ".join(token.text for token in tokens[at : at + size])
                end = tokens[at + size - 1].end
                yield Token(Sort.WORD, self.meanings[said], tokens[at].start, end)
            else:
                yield tokens[at]
            at += size or 1

    def _known_at(self, tokens: Sequence[Token], at: int) -> int:
        """How many words the longest phrase has that begins here, 0 where none does."""
        for size in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            in_words = all(token.sort is Sort.WORD for token in run)
            if in_words and " ".join(token.text for token in run) in self.meanings:
                return size
        return 0

    def _parts(self, text: str, token: Token) -> Iterator[Token]:
        """Cut a word without spaces: what is known at its beginning, and the rest in one piece.

        Korean parts words by spaces, and its numbers are syllables of many others: there a word is known whole, or by
        the figure that it begins with.
        """
        written = text[token.start : token.end]
        if token.sort is not Sort.WORD or not (self.script and self.script.search(written)):
            yield token
            return
        found, at = [], 0
        while part := self.pieces.match(written, at):
            sort = Sort.NUMBER if part[0].isdecimal() else Sort.WORD
            meaning = self.meanings.get(part[0], part[0])
            found.append(Token(sort, meaning, token.start + at, token.start + part.end()))
            at = part.end()
        rest = Token(Sort.WORD, plain(written[at:]), token.start + at, token.end)
        if at == len(written):
            yield from found
        elif self.language == "ko" and not (found and found[0].sort is Sort.NUMBER):
            yield token
        else:
            yield from [*found, rest]


def tongue_for(text: str, *, given: str) -> Tongue | None:
    """In which of the further languages a tidy text is to be read: its letters tell, else what is `given`.

    None for English, Spanish and any other.
    """
    for tongue in TONGUES.values():
        if tongue.script and tongue.script.search(text):
            return tongue
    own = TONGUES.get(given.partition("-")[0].lower())
    return own if own is not None and own.script is None else None


def likely_tongue(text: str) -> Tongue | None:
    """The further language that knows every word of a tidy text, where neither English nor Spanish knows any."""
    said = [token.text for token in tokens_of(text) if token.sort is Sort.WORD]
    if len(said) > LONGEST_GUESS or any(word in ENGLISH or word in SPANISH for word in said):
        return None
    return next((t for t in TONGUES.values() if t.script is None and t.covers(text)), None)


def _ready(vocabulary: Vocabulary) -> Tongue:
    meanings = {
        phrase if not vocabulary.spaced else " ".join(map(plain, phrase.split())): meaning
        for meaning, phrases in vocabulary.phrases.items()
        for phrase in (part.strip() for part in phrases.split(";"))
    }
    longest_first = sorted(meanings, key=len, reverse=True)
    return Tongue(
        language=vocabulary.language,
        script=re.compile(vocabulary.script) if vocabulary.script else None,
        spaced=vocabulary.spaced,
        meanings=meanings,
        pieces=re.compile("|".join([r"\d+", *map(re.escape, longest_first)])),
    )


TONGUES = {vocabulary.language: _ready(vocabulary) for vocabulary in VOCABULARIES}
