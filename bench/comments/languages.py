"""How often the language of a comment is found: in a conversation in that language, and in one in another."""

from collections.abc import Iterator, Sequence

from bench.comments.elsewhere import posts
from bench.comments.model import LANGUAGES, in_language
from bench.labelled import interval, percent
from bench.results import Result
from feedback.comments.tongues import written_in

UNIT = "% right"
OTHER = {"en": "es", "es": "en"}


def languages() -> Iterator[Result]:
    """Service comments that were kept apart, then public posts. Floor: to believe the conversation."""
    for code, language in LANGUAGES.items():
        comments = [each.comment for each in in_language(code)]
        public = [text for text, _ in posts(code, "val")]
        for what, texts in (("service comments", comments), ("public posts", public)):
            if texts:
                yield _result(f"language of {what}, {language}", texts, code, usual=code)
                usual = OTHER[code]
                name = f"language of {what}, {language} in a conversation in {LANGUAGES[usual]}"
                yield _result(name, texts, code, usual=usual)


def _result(name: str, texts: Sequence[str], truth: str, *, usual: str) -> Result:
    right = sum(written_in(text, usual=usual) == truth for text in texts)
    return Result(
        name=name,
        ours=percent(right, len(texts)),
        floor=100.0 if usual == truth else 0.0,
        unit=UNIT,
        note=f"Right: {interval(right, len(texts))}. Floor: to believe the conversation.",
    )
