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
from console.doors.invitations import invitations, left_out_of_pdf, spoken_at
from console.doors.page import as_pdf, shown
from console.doors.paper import cards_pdf
from surveys.codes import spaced
from surveys.doors import print_cards
from surveys.models import Card, Door


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
    door, unused = _unused(request, pk, first)
    languages = spoken_at(door)
    invited = invitations(languages)
    context = {
        "door": door,
        "first": first,
        "cards": [Printed(spaced(each.code), drawing.within_page(each.code)) for each in unused],
        "invitations": invited,
        "short": [each for each in invited if not each.how],
        "spoken": drawing.spoken_address(),
        "left_out": left_out_of_pdf(languages),
    }
    return render(request, "console/doors/cards.html", context)


@admins_only
@never_cache
def sheet_as_pdf(request: AgencyRequest, slug: str, pk: int, first: int) -> HttpResponse:
    """The same as a PDF."""
    door, unused = _unused(request, pk, first)
    if not unused:
        return redirect("console:cards", slug=slug, pk=pk, first=first)
    return as_pdf(cards_pdf(door=door, cards=unused), name=f"cards-{door.code}")


def _unused(request: AgencyRequest, pk: int, first: int) -> tuple[Door, list[Card]]:
    """The door, and the cards of a printing that nobody has used yet."""
    door = get_object_or_404(request.agency.doors.select_related("survey"), pk=pk)
    door.agency = request.agency
    card = get_object_or_404(door.cards, pk=first)
    unused = door.cards.filter(made_at=card.made_at, used_at__isnull=True)
    return door, list(unused.order_by("pk"))
