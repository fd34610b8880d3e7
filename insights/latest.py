"""The latest answers, person by person."""

from datetime import datetime

from agencies.models import Agency
from insights.voices import Voice, voices

SHOWN = 7
ANSWERS_EACH = 10  # no survey asks more: so many answers hold enough people


def latest(agency: Agency) -> list[Voice]:
    """The people who answered last, newest first: three queries, whatever their number."""
    recent = agency.answers.order_by("-answered_at", "-pk").values_list("conversation", flat=True)
    people = list(dict.fromkeys(recent[: SHOWN * ANSWERS_EACH]))[:SHOWN]
    return sorted(voices(people).values(), key=lambda voice: voice.at, reverse=True)


def new_since(*, agency: Agency, moment: datetime) -> int:
    """How many people have answered after `moment`."""
    later = agency.answers.filter(answered_at__gt=moment)
    return later.values("conversation").distinct().count()
