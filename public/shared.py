"""A device that many people use one after the other, such as a tablet at a front desk.

Nothing is taken up again there, and each page returns to the start by itself, without script: soon after the thanks,
and from a question that nobody answers by way of asking whether somebody is still there. Whoever needs longer says so.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from surveys.models import Conversation, Door

CHOOSING, WRITING, ASKED, THANKED, HELPED = 300, 900, 45, 20, 120  # seconds
STILL_THERE, STAY = "still-there", "stay"  # in the address


@dataclass(frozen=True, slots=True)
class Leave:
    """After how many seconds a page leaves by itself, and where to; `start` is the address for the next person."""

    after: int
    to: str
    start: str


def from_question(talk: Conversation, *, writes: bool) -> Leave | None:
    """From a question, which takes longer where one writes; None on a device of one's own."""
    door = talk.door
    if door is None or not door.shared:
        return None
    here = reverse("public:survey", args=[talk.code])
    return Leave(WRITING if writes else CHOOSING, f"{here}?{STILL_THERE}", _start(door))


def to_start(request: HttpRequest, talk: Conversation, *, after: int) -> Leave | None:
    """Back to the start; None on a device of one's own, or where somebody wants to stay."""
    door = talk.door
    if door is None or not door.shared or STAY in request.GET:
        return None
    return Leave(after, _start(door), _start(door))


def _start(door: Door) -> str:
    if door.only_by_card:
        return reverse("public:enter")
    return reverse("public:survey", args=[door.code])
