"""What templates ask of a comment."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain, repeat

from django import template
from django.utils.safestring import SafeString, mark_safe

from feedback.comments.measured import by_language
from feedback.models import Reading, Theme
from surveys.models import Answer

register = template.Library()

KEYS = "1234567890abcdhilmoqstvwxyz"  # those that nothing else on the page answers to
UNLIKE = {Reading.Sound.GOOD.value: (1, 2), Reading.Sound.POOR.value: (4, 5)}


@register.simple_tag
def sound_chips(answer: Answer) -> SafeString:
    """A button for each way in which the comment may sound."""
    sounds = reading.sounds if (reading := _reading(answer)) else ""
    chips = ((value, label, value[0], value == sounds) for value, label in Reading.Sound.choices)
    return _chips("sounds", chips)


@register.simple_tag
def theme_chips(answer: Answer, themes: Sequence[Theme]) -> SafeString:
    """A button for each theme that the comment may speak of, each with a key while there are some."""
    reading = _reading(answer)
    held = {mark.theme_id for mark in reading.themes} if reading else set()
    keys = chain(KEYS, repeat(""))
    chips = (
        (theme.pk, theme.name, key, theme.pk in held)
        for theme, key in zip(themes, keys, strict=False)
    )
    return _chips("theme", chips)


def _chips(name: str, chips: Iterable[tuple[object, str, str, bool]]) -> SafeString:
    """Buttons of a form, written in one go: a page has hundreds of them, and templates take a while for each."""
    whole: SafeString = mark_safe(  # noqa: S308  escaped here; name and key are ours
        "".join(
            f'<button class="chip" type="submit" name="{name}" value="{escape(str(value))}"'
            + (f' data-key="{key}"' if key else "")
            + f' aria-pressed="{str(pressed).lower()}">{escape(label)}'
            + (f"<kbd>{key.upper()}</kbd>" if key else "")
            + "</button>"
            for value, label, key, pressed in chips
        )
    )
    return whole


def _reading(answer: Answer) -> Reading | None:
    """What is known of it, as `insights.whole_comments.complete` has brought it along."""
    return getattr(answer, "reading", None)


@register.filter
def is_unmeasured(reading: Reading) -> bool:
    """Whether nobody has measured how often the machine is wrong in its language: then it says nothing."""
    return bool(reading.language) and reading.language not in by_language()


@register.filter
def is_unlike(reading: Reading, rating: int | None) -> bool:
    """Whether words that sound good stand beside a poor rating, or poor ones beside a good one."""
    return (rating or 0) in UNLIKE.get(reading.sounds, ())
