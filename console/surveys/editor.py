"""The editor: questions at the left, the phone at the right; every button saves first what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from agencies.models.agency import LANGUAGES
from console.settings.fields import in_words
from console.surveys.forms import AroundForm, QuestionForm, lines
from console.surveys.screen import Asked, Screen, screen
from console.surveys.thread import REPLIES, Thread, Written, thread
from insights.survey_list import results
from surveys import editing
from surveys.cautions import missing_from_first
from surveys.drafting import draft_of
from surveys.languages import COMPLETE, spoken
from surveys.models import Question, Survey, Version
from surveys.publishing import languages_of_draft

A_MONTH = timedelta(days=30)
FEWEST_ANSWERS_LOST = 4  # questions: each further one loses answers


@dataclass(frozen=True, slots=True)
class Tab:
    """A language of the agency, and how far the survey speaks it."""

    code: str
    name: str
    here: bool
    state: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What is being edited: a draft, or the version in force until the first change makes a draft of it."""

    survey: Survey
    version: Version
    questions: Sequence[Question]
    language: str
    around: AroundForm
    forms: Sequence[QuestionForm]

    @property
    def is_valid(self) -> bool:
        return all([self.around.is_valid(), *(form.is_valid() for form in self.forms)])


@admins_only
def edit(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Show the survey in one language; save it, and do what the button says."""
    desk = _desk(request, pk)
    if request.method == "POST":
        if desk.is_valid and _may_be_published(request, desk):
            return _saved(request, desk)
        messages.error(request, "Nothing was saved yet: put right what is marked.")
    return render(request, "console/surveys/editor.html", _context(request, desk))


@admins_only
@require_POST
def preview(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The phone and the price of what is typed now; nothing is saved."""
    desk = _desk(request, pk)
    desk.is_valid  # noqa: B018  reads what was typed
    context = {**_phone(request.agency, desk), "language": desk.language, "survey": desk.survey}
    return render(request, "console/surveys/_phone.html", context)


def _desk(request: AgencyRequest, pk: int) -> Desk:
    survey = get_object_or_404(request.agency.surveys, pk=pk)
    survey.agency = request.agency
    version = survey.draft or survey.versions.order_by("-number")[0]
    questions = list(version.questions.order_by("position"))
    language = _language(request)
    data = request.POST or None
    return Desk(
        survey=survey,
        version=version,
        questions=questions,
        language=language,
        around=AroundForm(data, version=version, language=language),
        forms=[
            QuestionForm(data, question=question, earlier=questions[:place], language=language)
            for place, question in enumerate(questions)
        ],
    )


def _may_be_published(request: AgencyRequest, desk: Desk) -> bool:
    """Whether the first text says what it must to be published; what is missing is said at its field."""
    by_text = desk.survey.trigger != Survey.Trigger.WEB
    if request.POST.get("do") != "publish" or not desk.forms or not by_text:
        return True
    first = desk.forms[0]
    written = first.cleaned_data["text"]
    for missing in missing_from_first(written) if written else ():
        first.add_error("text", missing)
    return not first.errors


def _language(request: AgencyRequest) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in request.agency.languages else request.agency.languages[0]


def _saved(request: AgencyRequest, desk: Desk) -> HttpResponse:
    now = timezone.now()
    draft = draft_of(survey=desk.survey, now=now)
    editing.save(
        draft=draft,
        questions=[form.edited() for form in desk.forms],
        language=desk.language,
        around=desk.around.edited(),
        now=now,
    )
    place = _do(request, desk, draft)
    if request.POST.get("do") == "publish":
        return redirect("console:survey-publish", slug=request.agency.slug, pk=desk.survey.pk)
    address = reverse("console:survey", args=[request.agency.slug, desk.survey.pk])
    return redirect(f"{address}?language={desk.language}{place}")


def _do(request: AgencyRequest, desk: Desk, draft: Version) -> str:
    """Do what the button says; where on the page one goes on."""
    what, _, key = request.POST.get("do", "").partition(":")
    known = {str(question.key): question.key for question in desk.questions}
    if what == "add" and len(desk.questions) < editing.MOST_QUESTIONS:
        return f"#q-{editing.add(draft=draft).key}"
    if what == "confirm":
        editing.confirm(draft=draft, language=desk.language)
        name = LANGUAGES[desk.language]
        _record(request, desk.survey, "survey.language_confirmed", {"language": name})
        messages.success(
            request, f"{name} is confirmed in this draft; it is sent once you publish."
        )
    elif key in known:
        return _rearrange(what, draft, known[key])
    return ""


def _rearrange(what: str, draft: Version, key: UUID) -> str:
    if what == "remove":
        editing.remove(draft=draft, key=key)
        return ""
    if what in {"up", "down"}:
        editing.move(draft=draft, key=key, step=-1 if what == "up" else 1)
    return f"#q-{key}"


def _context(request: AgencyRequest, desk: Desk) -> dict[str, Any]:
    agency, known = request.agency, results(agency=request.agency)
    is_draft = desk.version.published_at is None
    return {
        "desk": desk,
        "survey": desk.survey,
        "version": desk.version,
        "is_draft": is_draft,
        "language": desk.language,
        "tabs": list(_tabs(agency, desk)),
        "drafted": desk.language not in COMPLETE,
        "confirmed": desk.language in desk.version.confirmed,
        "instead": LANGUAGES[
            spoken(wanted="", agency=agency.languages, ready=languages_of_draft(desk.version))
        ],
        "when": _when(desk.survey),
        **_phone(agency, desk),
        "results": known[desk.survey.pk],
        "may_add": len(desk.questions) < editing.MOST_QUESTIONS,
        "many": len(desk.questions) >= FEWEST_ANSWERS_LOST,
    }


def _tabs(agency: Agency, desk: Desk) -> list[Tab]:
    ready = languages_of_draft(desk.version)
    tabs = []
    for code in agency.languages:
        missing = sum(1 for question in desk.questions if not question.text.get(code))
        state = ""
        if missing:
            state = f"{missing} question{'s' * (missing != 1)} behind"
        elif code not in ready:
            state = "have a speaker check this"
        tabs.append(Tab(code, LANGUAGES.get(code, code), code == desk.language, state))
    return tabs


def _when(survey: Survey) -> str:
    if survey.trigger == Survey.Trigger.BY_HAND:
        return "Sent by hand, to people who agreed."
    if survey.trigger == Survey.Trigger.WEB:
        return "For whoever opens a link or scans a code."
    if not survey.delay:
        return "As soon as a call closes."
    return f"{in_words(survey.delay)} after a call closes.".capitalize()


def _phone(agency: Agency, desk: Desk) -> dict[str, Any]:
    """The texts, and what a month like the last one costs: everybody's first text, all texts of who answers."""
    texts = _thread(agency, desk)
    since = timezone.now() - A_MONTH
    month = results(agency=agency, since=since)[desk.survey.pk].answered
    more = month.good * (texts.answered - texts.unanswered)
    return {
        "thread": texts,
        "screen": _screen(agency, desk),
        "month": month,
        "month_price": month.total * texts.unanswered + more,
    }


def _thread(agency: Agency, desk: Desk) -> Thread:
    """The texts as typed where something was typed, else as they are stored."""
    texts = []
    for form in desk.forms:
        values = form.shown
        kind = values.get("kind") or form.question.kind
        text = values.get("text", "")
        texts.append(Written(text, REPLIES[kind], bool(values.get("asked"))))
    texts.append(Written(desk.around.shown.get("thanks", ""), ""))
    ready = languages_of_draft(desk.version)
    others = [code for code in agency.languages if code in ready]
    return thread(
        agency=agency,
        texts=texts,
        language=desk.language,
        languages=others,
        linked=desk.survey.links,
    )


def _screen(agency: Agency, desk: Desk) -> Screen:
    """The same on the web."""
    asked = [
        Asked(
            values.get("text", ""),
            values.get("kind") or form.question.kind,
            lines(values),
            bool(values.get("asked")),
        )
        for form in desk.forms
        for values in [form.shown]
    ]
    return screen(agency=agency, asked=asked, around=desk.around.shown)


def _record(request: HttpRequest, survey: Survey, action: str, detail: dict[str, str]) -> None:
    audit.record(
        request=request,
        agency=survey.agency,
        action=action,
        subject=f"Survey “{survey}”",
        detail=detail,
    )
