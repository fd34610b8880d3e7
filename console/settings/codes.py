"""Call types and dispositions: what each code of the agency's CAD may do."""

from dataclasses import replace
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies.access import AgencyRequest, admins_only
from console.settings.code_choices import (
    AS_SUGGESTED,
    KEEP,
    Choices,
    add_code,
    keep,
    read_choices,
    save_choices,
)
from console.settings.code_rows import CodeRow, Tally, code_row, tally
from console.settings.fields import Dressed
from console.spreadsheets import spreadsheet
from incidents.listing_codes import incidents_by_code
from incidents.models import Code, PolicyVersion

ON_A_PAGE = 200  # each row sends up to two fields, and Django reads a thousand
UNDONE_WITHIN = timedelta(minutes=30)
NOTHING_CHOSEN = Choices(uses={}, picked=frozenset(), bulk="", why="")


class NewCodeForm(Dressed, forms.Form):
    """A code that no incident has brought yet."""

    code = forms.CharField(
        label="Code",
        max_length=60,
        error_messages={"required": "Write the code as your CAD writes it."},
    )
    description = forms.CharField(label="Your words", max_length=120, required=False)


@admins_only
def codes(request: AgencyRequest, slug: str, kind: str) -> HttpResponse:
    """List the codes of one kind; take in what was chosen. Nothing is saved without a reason."""
    choices = read_choices(request.POST) if request.method == "POST" else NOTHING_CHOSEN
    if choices.bulk == KEEP and choices.picked:
        _keep(request, choices)
        return redirect(request.get_full_path())
    saving = request.method == "POST" and not choices.bulk
    if saving and choices.uses and choices.why:
        _save(request, choices)
        return redirect(request.get_full_path())
    page = _page(request, kind)
    rows = _rows(request, kind, page, choices)
    wrong = ""
    if saving and choices.uses:
        wrong = "Write why: it stands in the record beside each change."
    elif choices.bulk and not choices.picked:
        messages.info(request, "Choose codes by the boxes at their left first.")
    elif saving:
        messages.info(request, "Nothing was changed.")
    context = _context(request, kind, page, rows) | {"why": choices.why, "wrong": wrong}
    return render(request, "console/settings/codes.html", context)


@admins_only
def add(request: AgencyRequest, slug: str, kind: str) -> HttpResponse:
    """Enter a code before an incident brings it."""
    form = NewCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        added = add_code(
            request=request,
            kind=kind,
            code=code,
            description=form.cleaned_data["description"],
            now=timezone.now(),
        )
        if added:
            messages.success(
                request, f"{code} was added. Nobody is texted about it until you decide."
            )
            return redirect("console:settings-codes", slug=slug, kind=kind)
        form.add_error("code", "This code is on the list already.")
    context = {"form": form, "kind": kind, "heading": f"{Code.Kind(kind).label}s"}
    return render(request, "console/settings/code_add.html", context)


@admins_only
def export(request: AgencyRequest, slug: str, kind: str) -> StreamingHttpResponse:
    """All codes of the kind as a CSV file."""
    header = ["Code", "Your words", "May do", "Set by", "Set on", "First seen"]
    rows = [
        [
            code.code,
            code.words,
            code.get_use_display() or "Not decided",
            code.decided_by or "",
            f"{code.decided_at:%Y-%m-%d}" if code.decided_at else "",
            f"{code.first_seen_at:%Y-%m-%d}",
        ]
        for code in _codes(request, kind)
    ]
    return spreadsheet(name=f"{slug}-{kind}.csv", rows=[header, *rows])


def _save(request: AgencyRequest, choices: Choices) -> None:
    revision = save_choices(request=request, uses=choices.uses, why=choices.why, now=timezone.now())
    if revision:
        count = len(revision.changes)
        s = "" if count == 1 else "s"
        number = revision.version.number
        messages.success(
            request,
            f"Saved {count} change{s}, in force from now on: version {number} of the policy.",
        )
    else:
        messages.info(request, "A colleague has made these changes meanwhile.")


def _keep(request: AgencyRequest, choices: Choices) -> None:
    count = len(keep(request=request, picked=choices.picked, now=timezone.now()))
    if count:
        words = "1 code stays" if count == 1 else f"{count} codes stay"
        messages.success(request, f"{words} as decided, under the new words.")
    else:
        messages.info(request, "None of these has new words and a decision to keep.")


def _codes(request: AgencyRequest, kind: str) -> QuerySet[Code]:
    """The codes of the kind, the ones that wait for a decision first."""
    codes = request.agency.codes.filter(kind=kind).select_related("decided_by")
    return codes.order_by(Case(When(use="", then=0), default=1), "code")


def _page(request: AgencyRequest, kind: str) -> Page[Code]:
    codes = _codes(request, kind)
    show, wanted = request.GET.get("show", ""), request.GET.get("q", "").strip()
    if show == "undecided":
        codes = codes.filter(use="")
    elif show == "anew":
        codes = codes.exclude(described_anew="")
    elif show in Code.Use.values:
        codes = codes.filter(use=show)
    if wanted:
        codes = codes.filter(
            Q(code__icontains=wanted)
            | Q(description__icontains=wanted)
            | Q(described_anew__icontains=wanted)
        )
    return Paginator(codes, ON_A_PAGE).get_page(request.GET.get("page"))


def _rows(request: AgencyRequest, kind: str, page: Page[Code], choices: Choices) -> list[CodeRow]:
    incidents = incidents_by_code(agency=request.agency, kind=kind, now=timezone.now())
    picks_all = request.GET.get("pick") == "all" and request.method == "GET"
    rows = [
        code_row(
            code=code,
            incidents=incidents,
            use=choices.uses.get(code.pk),
            picked=picks_all or code.pk in choices.picked,
        )
        for code in page
    ]
    return [_with_bulk(row, choices.bulk) if row.picked else row for row in rows]


def _with_bulk(row: CodeRow, bulk: str) -> CodeRow:
    """The row as the button above the table sets it; accepting a suggestion needs one."""
    if bulk == AS_SUGGESTED:
        return replace(row, use=row.suggestion.use.value) if row.suggestion else row
    return replace(row, use=bulk) if bulk else row


def _context(
    request: AgencyRequest, kind: str, page: Page[Code], rows: list[CodeRow]
) -> dict[str, object]:
    counts = tally(agency=request.agency, kind=kind)
    undecided = [row for row in rows if not row.was]
    return {
        "kind": kind,
        "kinds": [(value, f"{label}s") for value, label in Code.Kind.choices],
        "heading": f"{Code.Kind(kind).label}s",
        "page": page,
        "bands": [band for band in (undecided, [row for row in rows if row.was]) if band],
        "chips": _chips(counts, request.GET.get("show", "")),
        "counts": counts,
        "saved": _just_saved(request),
        "waiting": sum(row.incidents for row in undecided),
        "uses": Code.Use.choices,
        "changes": sum(row.changed for row in rows),
        "picked": sum(row.picked for row in rows),
        "wanted": request.GET.get("q", ""),
        "show": request.GET.get("show", ""),
        "suggestions_after": (
            "APCO ANS 2.103.2-2019" if kind == Code.Kind.CALL_TYPE else "APCO ANS 1.111.2-2018"
        ),
    }


def _just_saved(request: AgencyRequest) -> PolicyVersion | None:
    """The version in force, where the person who asks has made it a moment ago and may want it undone."""
    latest = request.agency.policy_versions.first()
    if latest is None or latest.made_by_id != request.user.pk:
        return None
    return latest if timezone.now() - latest.made_at < UNDONE_WITHIN else None


def _chips(counts: Tally, show: str) -> list[tuple[str, str, int, bool]]:
    chips = [
        ("", "All", counts.every),
        ("undecided", "Not decided", counts.undecided),
        (Code.Use.ASK.value, "Ask", counts.ask),
        (Code.Use.TELL.value, "Tell only", counts.tell),
        (Code.Use.NEVER.value, "Never", counts.never),
    ]
    if counts.described_anew:
        chips.append(("anew", "New words", counts.described_anew))
    return [(value, label, number, value == show) for value, label, number in chips]
