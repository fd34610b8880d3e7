"""Cards to print and hand out: each opens its door once."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.doors import drawing
from console.doors.forms import CardsForm
from console.doors.page import shown
from surveys.codes import spaced
from surveys.doors import print_cards

# What stands on a card, in each language that may stand there.
INVITATIONS = {
    "en": "How did we do? Scan the code, or type it at",
    "es": "¿Cómo lo hicimos? Escanee el código, o escríbalo en",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A card as it is printed."""

    code: str
    drawn: SafeString


@admins_only
@require_POST
def make(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """New cards; then their sheet."""
    door = get_object_or_404(request.agency.doors, pk=pk)
    form = CardsForm(request.POST)
    if not form.is_valid():
        return shown(request, pk, cards=form)
    cards = print_cards(door=door, number=form.cleaned_data["number"], now=timezone.now())
    audit.record(
        request=request,
        agency=request.agency,
        action="cards.printed",
        subject=f"Door “{door}”",
        detail={"Cards": len(cards)},
    )
    return redirect("console:cards", slug=slug, pk=pk, first=cards[0].pk)


@admins_only
@never_cache
def sheet(request: AgencyRequest, slug: str, pk: int, first: int) -> HttpResponse:
    """The cards made together with the first one, eight on a sheet of letter paper; the used ones left out."""
    door = get_object_or_404(request.agency.doors.select_related("survey"), pk=pk)
    card = get_object_or_404(door.cards, pk=first)
    unused = door.cards.filter(made_at=card.made_at, used_at__isnull=True).order_by("pk")
    version = door.survey.in_force
    ready = version.languages if version else []
    context = {
        "door": door,
        "cards": [Printed(spaced(each.code), drawing.within_page(each.code)) for each in unused],
        "invitations": [
            (language, INVITATIONS[language])
            for language in request.agency.languages
            if language in ready and language in INVITATIONS
        ],
        "spoken": drawing.spoken_address(),
    }
    return render(request, "console/doors/cards.html", context)
