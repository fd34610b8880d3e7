"""One cookie, of one door or card: so that whoever comes back goes on where they were, and answers once.

At a door it holds for a day, after which somebody may have another visit to speak of; a card's holds as long as a
survey may wait.

A card that was used leads nobody else to what was answered with it: whoever finds it, or gets it from another, has no
such cookie. On another device one goes on at the conversation's own address.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from surveys.doors import Opened
from surveys.models import Conversation

COOKIE = "place"
SALT = "public.remembering"
DAY = 24 * 60 * 60  # seconds
LONGEST_WAIT = 14 * DAY  # for answers, of any survey


def begun(request: HttpRequest, *, opened: Opened) -> str | None:
    """The code of the conversation that this browser has begun at this door, or with this card."""
    kept = _kept_for(opened)
    code = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=kept)
    known = Conversation.objects.filter(
        agency=opened.agency, door=opened.door, card=opened.card, code=code
    )
    return code if code and known.exists() else None


def remember(answer: HttpResponse, *, opened: Opened, conversation: Conversation) -> None:
    """Let the browser that began it find it again at the same address."""
    entered = opened.card or opened.door
    answer.set_signed_cookie(
        COOKIE,
        conversation.code or "",
        salt=SALT,
        max_age=_kept_for(opened),
        path=reverse("public:survey", args=[entered.code if entered else ""]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _kept_for(opened: Opened) -> int:
    return LONGEST_WAIT if opened.card else DAY
