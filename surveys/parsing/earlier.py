"""A text that belongs to the answer before: a second thought, or the rest of a text that a phone has split."""

import re
from collections.abc import Sequence

from surveys.parsing.corrections import takes_back
from surveys.parsing.reading import parse
from surveys.parsing.tokens import tidy, tokens_of
from surveys.parsing.values import Kind, Value

# "*4", as people mend a word of the text before.
_STARRED = re.compile(r"^\*\s*(?=\w)")
# Phones number the parts of a long text: "(2/3) and kind".
_PART = re.compile(
    r"^\s*[(\[]\s*(?P<part>[1-4])\s*/\s*(?P<of>[2-4])\s*[)\]]\s*(?P<said>.+)", re.DOTALL
)


def second_thought(
    *, kind: Kind, text: str, language: str = "en", choices: Sequence[str] = ()
) -> Value | None:
    """The answer that replaces the one before: "sorry, I meant 4", "*4"; `kind` is of the question before.

    None unless the text says that it takes something back, and says nothing besides a new answer.
    """
    text = tidy(text)
    said = _STARRED.sub("", text) if _STARRED.match(text) else takes_back(text, tokens_of(text))
    if not said or kind is Kind.COMMENT:
        return None
    value = parse(kind=kind, text=said, language=language, choices=choices)
    return value if isinstance(value, Value) and not value.comment else None


def continues(*, before: str, text: str) -> str:
    """What the next part of a split text says: after "(1/2) 5 he was" it is "kind" of "(2/2) kind".

    Empty where it is no such part.
    """
    first, second = _PART.match(before), _PART.match(text)
    if not (first and second) or first["of"] != second["of"]:
        return ""
    follows = int(second["part"]) == int(first["part"]) + 1 <= int(second["of"])
    return second["said"].strip() if follows else ""
