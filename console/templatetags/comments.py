"""What templates ask of a comment."""

from django import template

from feedback.models import Reading
from surveys.masking import Known, mask
from surveys.models import Answer

register = template.Library()


@register.filter
def theme_keys(answer: Answer) -> set[int]:
    """The themes that it speaks of, by key: as `insights.comments.complete` has brought them along."""
    reading: Reading | None = getattr(answer, "reading", None)
    return {mark.theme_id for mark in reading.themes} if reading else set()


@register.filter
def hides_from(answer: Answer, known: Known) -> bool:
    """Whether anything of it is hidden from the reader."""
    return any(part.hidden for part in mask(answer.comment, known=known))
