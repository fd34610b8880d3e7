"""One cookie, of one door, for a day: so that whoever comes back goes on where they were, and answers once."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from surveys.models import Card, Conversation, Door

COOKIE = "place"
SALT = "public.remembering"
DAY = 24 * 60 * 60  # seconds


def begun(request: HttpRequest, *, door: Door, card: Card | None) -> str | None:
    """The code of the conversation that this card, or this browser at this door, has begun already."""
    if card is not None:
        return card.conversation.code if card.conversation else None
    code = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=DAY)
    known = Conversation.objects.filter(agency=door.agency_id, door=door, code=code)
    return code if code and known.exists() else None


def remember(
    answer: HttpResponse, *, door: Door, card: Card | None, conversation: Conversation
) -> None:
    """A card needs none: it is known by itself."""
    if card is None:
        answer.set_signed_cookie(
            COOKIE,
            conversation.code or "",
            salt=SALT,
            max_age=DAY,
            path=reverse("public:survey", args=[door.code]),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
