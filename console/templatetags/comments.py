"""What templates ask of a comment."""

from django import template

from feedback.comments.measured import by_language
from feedback.models import Reading
from surveys.masking import Known, mask
from surveys.models import Answer

register = template.Library()

UNLIKE = {Reading.Sound.GOOD.value: (1, 2), Reading.Sound.POOR.value: (4, 5)}


@register.filter
def theme_keys(answer: Answer) -> set[int]:
    """The themes that it speaks of, by key: as `insights.comments.complete` has brought them along."""
    reading: Reading | None = getattr(answer, "reading", None)
    return {mark.theme_id for mark in reading.themes} if reading else set()


@register.filter
def hides_from(answer: Answer, known: Known) -> bool:
    """Whether anything of it is hidden from the reader."""
    return any(part.hidden for part in mask(answer.comment, known=known))


@register.filter
def is_unmeasured(reading: Reading) -> bool:
    """Whether nobody has measured how often the machine is wrong in its language: then it says nothing."""
    return bool(reading.language) and reading.language not in by_language()


@register.filter
def is_unlike(reading: Reading, rating: int | None) -> bool:
    """Whether words that sound good stand beside a poor rating, or poor ones beside a good one."""
    return (rating or 0) in UNLIKE.get(reading.sounds, ())
