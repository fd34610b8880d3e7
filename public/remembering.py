"""One cookie, of one door or card: so that whoever comes back goes on where they were, and answers once.

At a door it holds for a day, after which somebody may have another visit to speak of; a card's holds as long as a
survey may wait. Once all was answered it says this alone, and leads to no conversation any more. On a shared device
there is none.

A card that was used leads nobody else to what was answered with it: whoever finds it, or gets it from another, has no
such cookie. On another device one goes on at the conversation's own address.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from surveys import web
from surveys.doors import Opened
from surveys.models import Conversation

COOKIE = "place"
OVER = "over"  # instead of a conversation's code
DAY = 24 * 60 * 60  # seconds
LONGEST_WAIT = 14 * DAY  # for answers, of any survey


@dataclass(frozen=True, slots=True)
class Begun:
    """What was begun in this browser: the code of a conversation that goes on, empty where it is over."""

    code: str


def begun(request: HttpRequest, *, opened: Opened, now: datetime) -> Begun | None:
    """What this browser has begun at this door, or with this card; None where that is nothing."""
    if opened.door is None or opened.door.shared:
        return None
    kept = _kept_for(opened.card is not None)
    salt = _salt((opened.card or opened.door).code)
    code = request.get_signed_cookie(COOKIE, default=None, salt=salt, max_age=kept)
    if not code:
        return None
    if code == OVER:
        return Begun("")
    known = Conversation.objects.filter(
        agency=opened.agency, door=opened.door, card=opened.card, code=code
    )
    talk = known.first()
    if talk is None:
        return None
    return Begun(code if web.goes_on(conversation=talk, now=now) else "")


def remember(answer: HttpResponse, *, conversation: Conversation) -> None:
    """Let the browser that answers it find it again at the address where it began, as long as it goes on."""
    door, card = conversation.door, getattr(conversation, "card", None)
    if door is None or door.shared:
        return
    goes_on = conversation.state == Conversation.State.OPEN
    entered = (card or door).code
    answer.set_signed_cookie(
        COOKIE,
        conversation.code or "" if goes_on else OVER,
        salt=_salt(entered),
        max_age=_kept_for(card is not None),
        path=_path(entered),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(answer: HttpResponse, *, opened: Opened) -> None:
    """Let the browser begin anew at this door."""
    if opened.door is not None:
        answer.delete_cookie(COOKIE, path=_path(opened.door.code), samesite="Lax")


def _salt(code: str) -> str:
    """What a cookie says holds at its own address alone, wherever somebody puts it."""
    return f"public.remembering.{code}"


def _path(code: str) -> str:
    return reverse("public:survey", args=[code])


def _kept_for(by_card: bool) -> int:
    return LONGEST_WAIT if by_card else DAY
