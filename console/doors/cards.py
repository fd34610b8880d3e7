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
    "zh": "我们做得怎么样？请扫描代码，或在此输入：",
    "vi": "Chúng tôi phục vụ thế nào? Hãy quét mã, hoặc nhập mã tại",
    "ko": "저희가 어땠나요? 코드를 스캔하거나 여기에 입력하세요:",
    "tl": "Kumusta ang serbisyo namin? I-scan ang code, o i-type ito sa",
    "ht": "Ki jan nou te fè? Eskane kòd la, oswa tape l nan",
    "pt": "Como nos saímos? Escaneie o código, ou digite-o em",
    "ru": "Как мы справились? Отсканируйте код или введите его на",
    "ar": "كيف كان أداؤنا؟ امسح الرمز، أو اكتبه في",
}
MOST_LANGUAGES = 2  # on one card


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
            if language in ready
        ][:MOST_LANGUAGES],
        "spoken": drawing.spoken_address(),
    }
    return render(request, "console/doors/cards.html", context)
