"""What a person says of a comment: that they read it, how it really sounds, what it really speaks of."""

from datetime import datetime

from agencies.models import User
from feedback.models import Reading, Theme, ThemeMark
from surveys.models import Answer


def mark_read(*, answer: Answer, by: User, now: datetime) -> None:
    """Somebody has read it: the first one stands."""
    Reading.objects.filter(pk=_reading(answer).pk, seen_at=None).update(seen_at=now, seen_by=by)


def mark_unread(*, answer: Answer) -> None:
    """It waits to be read again."""
    Reading.objects.filter(agency=answer.agency_id, answer=answer).update(
        seen_at=None, seen_by=None
    )


def correct_sound(*, answer: Answer, sound: str, by: User, now: datetime) -> None:
    """It sounds like this, whatever the machine says from now on."""
    Reading.objects.filter(pk=_reading(answer).pk).update(
        corrected=Reading.Sound(sound), corrected_by=by, corrected_at=now
    )


def turn_theme(*, answer: Answer, theme: Theme, by: User, now: datetime) -> bool:
    """Say the opposite of what is said now: that it speaks of the theme, or that it does not. Return which."""
    mark, _ = ThemeMark.objects.select_for_update(of=("self",)).get_or_create(
        agency=answer.agency,
        reading=_reading(answer),
        theme=theme,
        defaults={"answered_at": answer.answered_at},
    )
    mark.corrected = not (mark.found if mark.corrected is None else mark.corrected)
    mark.corrected_by, mark.corrected_at = by, now
    mark.save(update_fields=["corrected", "corrected_by", "corrected_at"])
    return mark.corrected


def _reading(answer: Answer) -> Reading:
    return Reading.objects.get_or_create(agency=answer.agency, answer=answer)[0]
