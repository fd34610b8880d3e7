"""Publishing a draft after reading what it changes, or throwing it away."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency
from agencies.models.agency import LANGUAGES
from console.surveys.screen import screen
from console.surveys.thread import Thread, Written, thread
from surveys.editing import differences, discard
from surveys.models import Survey, Version
from surveys.publishing import languages_of_draft, missing_from, publish


@admins_only
def publish_draft(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Say what changes; publish it under the person's name."""
    survey = _of(request, pk)
    draft = survey.draft
    if draft is None:
        messages.info(request, "There is no draft: what you see is what is asked.")
        return redirect("console:survey", slug=slug, pk=pk)
    changes = differences(old=survey.in_force, new=draft)
    if request.method == "POST":
        try:
            publish(survey=survey, by=request.user, now=timezone.now())
        except ValidationError as problem:
            for sentence in problem.messages:
                messages.error(request, sentence)
            return redirect("console:survey", slug=slug, pk=pk)
        detail = {"version": draft.number, "changes": changes}
        _record(request, survey, "survey.published", detail)
        messages.success(request, f"Version {draft.number} is asked from now on.")
        return redirect("console:surveys", slug=slug)
    ready = languages_of_draft(draft)
    context = {
        "survey": survey,
        "draft": draft,
        "changes": changes,
        "under_way": survey.conversations.filter(state="open").count(),
        "missing": missing_from(draft),
        "cautions": [each for code in ready for each in _cautions(request.agency, draft, code)],
        "ready": [LANGUAGES[code] for code in request.agency.languages if code in ready],
        "unready": [LANGUAGES[code] for code in request.agency.languages if code not in ready],
    }
    return render(request, "console/surveys/publish.html", context)


@admins_only
@require_POST
def discard_draft(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Throw the draft away; what is asked stays."""
    survey = _of(request, pk)
    if survey.draft is None:
        messages.info(request, "There is no draft to discard.")
        return redirect("console:survey", slug=slug, pk=pk)
    _record(request, survey, "survey.draft_discarded", {})
    if discard(survey=survey):
        messages.success(request, f"The draft of “{survey}” is gone.")
        return redirect("console:surveys", slug=slug)
    messages.success(request, "The draft is gone. You see what is asked.")
    return redirect("console:survey", slug=slug, pk=pk)


def _cautions(agency: Agency, draft: Version, language: str) -> Iterator[str]:
    """What speaks against the words in one language, each with its place: as texts where it is texted, and on pages."""
    name = LANGUAGES[language]
    if draft.survey.trigger != Survey.Trigger.WEB:
        for place, bubble in enumerate(_arriving(agency, draft, language).bubbles, start=1):
            yield from (f"{name}, text {place}: {caution}" for caution in bubble.cautions)
    around = {field: getattr(draft, field).get(language, "") for field in Version.AROUND}
    on_web = screen(agency=agency, asked=(), around=around)
    yield from (f"{name}, on the web: {caution}" for caution in on_web.cautions)


def _arriving(agency: Agency, draft: Version, language: str) -> Thread:
    texts = [question.text for question in draft.questions.order_by("position")]
    written = [Written(text.get(language, ""), "") for text in (*texts, draft.thanks)]
    return thread(
        agency=agency, texts=written, language=language, languages=(), linked=draft.survey.links
    )


def _of(request: AgencyRequest, pk: int) -> Survey:
    survey = get_object_or_404(request.agency.surveys, pk=pk)
    survey.agency = request.agency
    return survey


def _record(request: AgencyRequest, survey: Survey, action: str, detail: dict[str, object]) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"Survey “{survey}”",
        detail=detail,
    )
