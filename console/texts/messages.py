"""Texts, Messages: the list, narrowed down; by number only for a person who says why, on the record."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only, staff_only
from agencies.encryption import fingerprint
from agencies.phones import e164
from console.frame import LEADERS
from console.texts.tabs import tabs
from insights.period import LENGTHS, period
from insights.text_list import TextFilters, text_page
from messaging.models import Citizen, Message

LARGEST_PAGE = 10_000
LONGEST_KEY = 18  # digits: within a bigint of Postgres


@staff_only
def listing(request: AgencyRequest, slug: str) -> HttpResponse:
    """The latest texts, or those that the filters leave."""
    return _render(request, _filters(request))


@leaders_only
@never_cache
@require_POST
def by_number(request: AgencyRequest, slug: str) -> HttpResponse:
    """The texts to one number. It is asked for by POST, with a reason, so that it stands in no address or log."""
    why = request.POST.get("why", "").strip()
    try:
        phone = e164(request.POST.get("number", ""))
    except ValueError as wrong:
        return _render(request, TextFilters(), number_wrong=str(wrong), why=why)
    if not why:
        return _render(request, TextFilters(), why_wrong=True)
    citizen = request.agency.citizens.filter(phone_hash=fingerprint(phone)).first()
    audit.record(
        request=request,
        agency=request.agency,
        action="citizen.searched",
        subject=f"number ending in {phone[-2:]}",
        detail={"why": why[:200], "found": citizen is not None},
    )
    if citizen is None:
        return _render(request, TextFilters(), nobody=f"ends in {phone[-2:]}")
    return _render(request, TextFilters(citizen=citizen))


def _render(request: AgencyRequest, filters: TextFilters, **more: Any) -> HttpResponse:
    asked = request.GET.get("page", "")
    number = min(max(int(asked), 1), LARGEST_PAGE) if asked.isdecimal() else 1
    given = {name: value for name, value in request.GET.items() if value and name != "page"}
    if filters.citizen:
        given = {"citizen": str(filters.citizen.pk)}
    context = {
        "tabs": tabs(request, "texts-messages"),
        "filters": filters,
        "page": text_page(agency=request.agency, filters=filters, number=number),
        "statuses": Message.Status.choices,
        "purposes": Message.Purpose.choices,
        "lines": request.agency.lines.all(),
        "lengths": LENGTHS,
        "query": urlencode(given),
        "leads": request.membership.role in LEADERS,
    }
    return render(request, "console/texts/messages.html", context | more)


def _filters(request: AgencyRequest) -> TextFilters:
    given, agency = request.GET, request.agency
    days = _number(given.get("days", ""))
    chosen = period(days=days, zone=agency.zone, now=timezone.now()) if days in LENGTHS else None
    return TextFilters(
        q=given.get("q", "").strip(),
        status=_one_of(given.get("status", ""), Message.Status.values),
        purpose=_one_of(given.get("purpose", ""), Message.Purpose.values),
        line=_number(given.get("line", "")) or None,
        period=chosen,
        citizen=_citizen(request, _number(given.get("citizen", ""))),
    )


def _citizen(request: AgencyRequest, pk: int) -> Citizen | None:
    """Whose texts are shown: for leaders alone, since it ties the texts of one person together."""
    if not pk or request.membership.role not in LEADERS:
        return None
    return request.agency.citizens.filter(pk=pk).first()


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) <= LONGEST_KEY else 0


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else ""
