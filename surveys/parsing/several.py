"""Several answers in one text: "5 and 4, yes, he was great" to the first of four questions."""

import re
from collections.abc import Iterator, Sequence

from surveys.parsing.reading import parse
from surveys.parsing.tokens import tidy
from surveys.parsing.values import Kind, Unclear, Value

_BETWEEN = re.compile(r"[,;\n!]+|\.(?=\s|$)")
_NUMBERED = re.compile(r"(?<!\S)(\d)\s*[.):](?!\d)\s*")
_SPACES = re.compile(r"\s+")
_JOINED = re.compile(r"\s(?:and|y|e|&|и|và|at|ak)\s|\s+", re.IGNORECASE)
MANY = 2
_SHORT = 4  # letters of a word
_LONGEST_ANSWER = 24  # characters of an answer that says nothing else

Part = tuple[str, int]  # what is said, and where the next part begins


def parse_all(*, kinds: Sequence[Kind], text: str, language: str = "en") -> list[Value]:
    """Read the answers to the question that was asked, the first of `kinds`, and to those that follow it.

    More than one only where nothing else can be meant: each answer stands alone, fits its question, and there are
    three, or two of different kinds, or they are numbered. What is left over answers a question for own words, or is
    the comment beside the last answer. Empty where the first question is not answered. A CHOICE is never read here,
    since it needs its list.
    """
    if answers := several(kinds=kinds, text=text, language=language):
        return answers
    if not kinds or kinds[0] is Kind.CHOICE:
        return []
    only = parse(kind=kinds[0], text=text, language=language)
    return [] if isinstance(only, Unclear) else [only]


def several(*, kinds: Sequence[Kind], text: str, language: str = "en") -> list[Value]:
    """As `parse_all`, but empty where the text holds one answer at the most."""
    text = tidy(text)
    if text.isalnum():  # one word, as most replies are
        return []
    for parts, listed in ((_numbered(text), True), (list(_parts(text)), False)):
        answers, rest = _taken(kinds, parts, text, language)
        if _plain(kinds, answers, listed=listed):
            return _with_rest(kinds, answers, rest, language)
    return _in_a_row(kinds, text, language)


def _in_a_row(kinds: Sequence[Kind], text: str, language: str) -> list[Value]:
    """The answers of "5 4 yes great job", where nothing parts them: three at least.

    Before other words "no" is part of what they say: "5 4 no complaints".
    """
    words = [(text[begin:end], following) for begin, end, following in _pieces(_SPACES, text)]
    answers, rest = _taken(kinds, words, text, language)
    if len(answers) <= MANY or (rest and answers[-1].number == 0):
        return []
    return _with_rest(kinds, answers, rest, language)


def _taken(
    kinds: Sequence[Kind], parts: Sequence[Part], text: str, language: str
) -> tuple[list[Value], str]:
    """The answers that stand alone, one a question from the first on, and the text that follows them."""
    answers: list[Value] = []
    rest = 0
    if len(parts) < MANY:
        return answers, text
    for kind, (said, following) in zip(kinds, parts, strict=False):
        value = _alone(kind, said, language)
        if value is None:
            break
        answers.append(value)
        rest = following
    return answers, text[rest:].strip(" \t\n,.;:-")


def _alone(kind: Kind, said: str, language: str) -> Value | None:
    """The answer, where a part says nothing else."""
    if kind in {Kind.COMMENT, Kind.CHOICE} or len(said) > _LONGEST_ANSWER:
        return None
    value = parse(kind=kind, text=said, language=language)
    return value if isinstance(value, Value) and not value.comment else None


def _plain(kinds: Sequence[Kind], answers: Sequence[Value], *, listed: bool) -> bool:
    """Whether nothing else can be meant: "5 4" alone may be one answer and a second thought."""
    differ = len(set(kinds[: len(answers)])) > 1
    return len(answers) > (1 if listed or differ else 2)


def _with_rest(
    kinds: Sequence[Kind], answers: list[Value], rest: str, language: str
) -> list[Value]:
    if not rest:
        return answers
    following = kinds[len(answers)] if len(answers) < len(kinds) else None
    if following is Kind.COMMENT:
        own = parse(kind=Kind.COMMENT, text=rest, language=language)
        return [*answers, own] if isinstance(own, Value) else answers
    last = answers[-1]
    return [*answers[:-1], Value(last.number, rest, last.language)]


def _numbered(text: str) -> list[Part]:
    """The parts of "1. 5 2. 4 3. yes"; none unless they are numbered from 1 on."""
    marks = list(_NUMBERED.finditer(text))
    if [mark[1] for mark in marks] != [str(place) for place in range(1, len(marks) + 1)]:
        return []
    if not marks or marks[0].start() > 0:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    following = [mark.end() for mark in marks[1:]] + [len(text)]
    cut = zip(marks, ends, following, strict=True)
    return [(text[mark.end() : end].strip(" ,;\n"), after) for mark, end, after in cut]


def _parts(text: str) -> Iterator[Part]:
    """Parts between marks and lines; one of short words alone is parted once more at "and" and at spaces."""
    for begin, end, following in _pieces(_BETWEEN, text):
        said = text[begin:end]
        if len(said) <= _LONGEST_ANSWER and all(len(word) <= _SHORT for word in said.split()):
            for first, last, after in _pieces(_JOINED, said):
                yield said[first:last], begin + after if after < len(said) else following
        else:
            yield said.strip(), following


def _pieces(gaps: re.Pattern[str], text: str) -> Iterator[tuple[int, int, int]]:
    """Where each piece that says something begins and ends, and where the next one begins."""
    at = 0
    for begin, end in [*(gap.span() for gap in gaps.finditer(text)), (len(text), len(text))]:
        if text[at:begin].strip():
            yield at, begin, end
        at = end
