"""The page of one door: its link and code, what it brought, its name, its end."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Count, Min
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from console.doors import drawing
from console.doors.forms import CardsForm, ChangeForm
from console.doors.invitations import left_out_of_pdf, spoken_at
from console.doors.paper import poster_pdf
from insights.door_list import door_rows
from surveys.codes import spaced
from surveys.doors import close, open_again
from surveys.models import Door
from surveys.wording import web_address

SHEETS_SHOWN = 10
FILES: dict[str, tuple[Callable[[str], bytes], str]] = {
    "svg": (drawing.as_svg, "image/svg+xml"),
    "png": (drawing.as_png, "image/png"),
}


@admins_only
def detail(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Show it; a POST changes its name, or whether its device is shared."""
    door = get_object_or_404(request.agency.doors, pk=pk)
    form = ChangeForm(request.POST or None, initial=_present(door))
    if request.method == "POST" and form.is_valid():
        _change(request, door, form.cleaned_data)
        return redirect("console:door", slug=slug, pk=pk)
    return shown(request, pk, form=form)


def shown(
    request: AgencyRequest,
    pk: int,
    *,
    form: ChangeForm | None = None,
    cards: CardsForm | None = None,
) -> HttpResponse:
    """The page, with what was wrong with what was posted to it."""
    row = next((row for row in door_rows(agency=request.agency) if row.door.pk == pk), None)
    if row is None:
        raise Http404("There is no such door.")
    door = row.door
    context = {
        "row": row,
        "door": door,
        "form": form or ChangeForm(initial=_present(door)),
        "cards_form": cards or CardsForm(),
        "address": web_address(door.code),
        "spoken": drawing.spoken_address(),
        "spaced": spaced(door.code),
        "code": drawing.within_page(door.code),
        "sheets": _sheets(door),
        "left_out": left_out_of_pdf(spoken_at(door)),
    }
    return render(request, "console/doors/page.html", context)


@admins_only
def download(request: AgencyRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """The QR code of the common link as a file."""
    door = get_object_or_404(request.agency.doors, pk=pk)
    if kind not in FILES:
        raise Http404("There is no such kind of file.")
    draw, content_type = FILES[kind]
    answer = HttpResponse(draw(door.code), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="survey-{door.code}.{kind}"'
    return answer


@admins_only
def poster(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The QR code of the common link on a page to hang up."""
    door = get_object_or_404(request.agency.doors.select_related("survey"), pk=pk)
    door.agency = request.agency
    return as_pdf(poster_pdf(door=door), name=f"poster-{door.code}")


def as_pdf(file: bytes, *, name: str) -> HttpResponse:
    """A PDF to take away."""
    answer = HttpResponse(file, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@admins_only
@require_POST
def switch(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Close it, or open it again."""
    door = get_object_or_404(request.agency.doors, pk=pk)
    if door.closed_at is None:
        close(door=door, now=timezone.now())
    else:
        open_again(door=door)
    _record(request, "door.closed" if door.closed_at else "door.opened", door)
    state = "closed: nobody is let in any more" if door.closed_at else "open again"
    messages.success(request, f"“{door}” is {state}.")
    return redirect("console:door", slug=slug, pk=pk)


def _present(door: Door) -> dict[str, Any]:
    return {"name": door.name, "shared": door.shared}


def _change(request: AgencyRequest, door: Door, wanted: Mapping[str, Any]) -> None:
    before = _present(door)
    changed: dict[str, object] = {
        each: [before[each], wanted[each]] for each in before if wanted[each] != before[each]
    }
    for name in changed:
        setattr(door, name, wanted[name])
    door.save(update_fields=[*before])
    _record(request, "door.changed", door, changed)
    messages.success(request, "Saved. Links and cards stay as they are.")


def _record(
    request: AgencyRequest, action: str, door: Door, detail: dict[str, object] | None = None
) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"Door “{door}”",
        detail=detail,
    )


def _sheets(door: Door) -> Iterable[Mapping[str, Any]]:
    """The printings of cards, the newest first, each with how many were used."""
    printings = door.cards.order_by().values("made_at")
    counted = printings.annotate(first=Min("pk"), printed=Count("pk"), used=Count("used_at"))
    return counted.order_by("-made_at")[:SHEETS_SHOWN]
