"""Pages of a code that lets nobody in: each says why, and what to do now."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agencies.origin import address_of
from public import languages
from surveys import codes
from surveys.doors import Opened
from surveys.visitors import visitor
from surveys.web import Closed

LONGEST = 40  # characters of a code as it is typed
MOST_GUESSES, GUESSES_FOR = 30, 10 * 60  # codes that nobody made, by one address; seconds

STATUS = {
    Closed.BUSY: 429,
    Closed.PAUSED: 503,
    Closed.UNPUBLISHED: 503,
}
GONE = 410


@never_cache
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Where a code is typed that can't be scanned."""
    typed = request.GET.get("code", "")
    if code := codes.typed(typed[:LONGEST]):
        return redirect("public:survey", code=code)
    with translation.override(_language(request)):
        return render(request, "public/enter.html", {"empty": "code" in request.GET})


def unknown(request: HttpRequest) -> HttpResponse:
    """A code that nobody made. Whoever tries many is slowed down: a card's can't be guessed."""
    key = f"guesses:{visitor(address=address_of(request), now=timezone.now())}"
    cache.add(key, 0, GUESSES_FOR)
    try:
        guesses = cache.incr(key)
    except ValueError:  # it expired meanwhile
        guesses = 1
    status = 404 if guesses <= MOST_GUESSES else 429
    with translation.override(_language(request)):
        return render(request, "public/enter.html", {"unknown": True}, status=status)


def closed(request: HttpRequest, *, opened: Opened, why: str) -> HttpResponse:
    """A door that is closed, a survey that pauses, a card that was used."""
    agency, door = opened.agency, opened.door
    with translation.override(_language(request, agency.languages)):
        heading, advice = _words(why)
        context = {"agency": agency, "heading": heading, "advice": advice}
        if why == Closed.CARD_USED and door and not door.only_by_card:
            context["without_card"] = door.code
        return render(request, "public/closed.html", context, status=STATUS.get(why, GONE))


def _words(why: str) -> tuple[str, str]:
    """The heading, and what to do."""
    return {
        Closed.UNPUBLISHED: (
            _("This survey has not begun yet"),
            _("Please try again later. Nothing is wrong with your phone or the code."),
        ),
        Closed.PAUSED: (
            _("This survey pauses"),
            _("Please try again later. Nothing is wrong with your phone or the code."),
        ),
        Closed.DOOR: (
            _("This survey has ended"),
            _("No more answers are taken here. Thank you for wanting to tell us."),
        ),
        Closed.CARD_USED: (
            _("This card was used already"),
            _(
                "Each card takes one person’s answers. If it was you, go on in the browser in which you began. "
                "If not, please ask for a new card."
            ),
        ),
        Closed.CARD_NEEDED: (
            _("You need a card for this survey"),
            _("Scan the code of the card that you were given, or type what stands below it."),
        ),
        Closed.BUSY: (
            _("Too many answers at once"),
            _("Many answers came from here within an hour. Please try again in an hour."),
        ),
    }[why]


def _language(request: HttpRequest, ready: list[str] | None = None) -> str:
    spoken = ready or list(languages.NAMES)
    return languages.tag(languages.chosen(request, ready=spoken, usual=""))
