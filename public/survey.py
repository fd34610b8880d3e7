"""The survey at a short link: one question a page, no script, no account.

A code opens a door, by its common link or by a card; or a conversation, whose code is a secret of whoever holds it. At
a door the first answer begins a conversation, and the rest is at that conversation's own address: it can be left and
taken up again on any device. No form needs the protection against forged requests: none acts in the name of a person
who is signed in.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from agencies.origin import address_of
from agencies.tenancy import acting_for
from feedback.safety import on_the_web
from public import languages, remembering
from public.asking import form_of
from public.closed import closed, unknown
from surveys import codes, on_screen, web
from surveys.doors import Opened, open_by
from surveys.models import Conversation, Question
from surveys.recalling import recall
from surveys.visitors import visitor
from surveys.wording import in_language

State = Conversation.State


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, code: str, place: int = 0) -> HttpResponse:
    """Whatever the code opens. `place` is that of an earlier question, to look at it again."""
    if code != codes.typed(code):  # the cookie of a door is of one address
        address = reverse("public:survey", args=[codes.typed(code) or "0"])
        return redirect(f"{address}?{request.GET.urlencode()}".rstrip("?"))
    opened = open_by(code=code)
    if opened is None:
        return unknown(request)
    with acting_for(opened.agency):
        if opened.conversation is not None:
            return _conversation(request, opened.conversation, place, timezone.now())
        return _door(request, opened, timezone.now())


# ---- at a door


def _door(request: HttpRequest, opened: Opened, now: datetime) -> HttpResponse:
    """The first question; answering it begins a conversation. Whoever has begun one already is led to it."""
    door, card = opened.door, opened.card
    if door is None:
        return unknown(request)
    begun = remembering.begun(request, door=door, card=card)
    if begun is not None:
        return redirect("public:survey", code=begun)
    try:
        script = web.script_at(door=door, card=card)
    except web.Closed as why:
        return closed(request, agency=opened.agency, why=why.why)
    ready = web.languages_of(script, door)
    language = languages.chosen(request, ready=ready, usual="")
    question, code = script.questions[0], (card or door).code
    with translation.override(languages.tag(language)):
        form = form_of(request, question=question, language=language, code=code, now=now)
        if request.method == "GET" or not form.is_valid():
            context = _asking(opened.agency, ready, language) | {"form": form, "number": 1}
            context["of"] = len(script.ahead(question, {}))
            return render(request, "public/question.html", context)
        seen = visitor(address=address_of(request), now=now)
        try:
            talk = web.begin(door=door, card=card, language=language, visitor=seen, now=now)
        except web.Closed as why:
            return closed(request, agency=opened.agency, why=why.why)
        _take(talk, question, form.given, language, now)
        answer = redirect("public:survey", code=talk.code)
        remembering.remember(answer, door=door, card=card, conversation=talk)
        return answer


# ---- in a conversation


def _conversation(
    request: HttpRequest, talk: Conversation, place: int, now: datetime
) -> HttpResponse:
    """The present question or an earlier one; where it is over, how it ended."""
    posted = request.method == "POST"
    talk = web.hold(pk=talk.pk) if posted else recall(talk)
    ready = web.languages_of(talk.script, talk)
    language = languages.chosen(request, ready=ready, usual=talk.language)
    with translation.override(languages.tag(language)):
        context = _asking(talk.agency, ready, language) | {"talk": talk}
        if not web.goes_on(conversation=talk, now=now):
            return _ended(request, talk, context)
        way, code = web.way(conversation=talk), talk.code or ""
        question = _wanted(talk, way, _place(request.POST.get("at", "")) if posted else place)
        if question is None:
            return redirect("public:survey", code=code)
        former = talk.answers.filter(question=question).first()
        form = form_of(
            request, question=question, language=language, code=code, now=now, former=former
        )
        if posted and form.is_valid():
            _take(talk, question, form.given, language, now)
            return redirect("public:survey", code=code)
        before = way.index(question)
        back = way[before - 1].position if before else None
        context |= {"form": form, "number": before + 1, "of": len(way), "back": back}
        return render(request, "public/question.html", context)


def _wanted(talk: Conversation, way: list[Question], place: int) -> Question | None:
    """The question at a place, as far as it may be answered here: the present one (place 0), or one answered here.

    None for any other: it was answered by text meanwhile, or is not asked of this person.
    """
    if place in {0, talk.question.position}:
        return talk.question
    here = talk.answers.filter(reply__isnull=True).values_list("question", flat=True)
    return next((each for each in way if each.position == place and each.pk in set(here)), None)


def _place(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) <= len("1000") else 0


def _take(
    talk: Conversation, question: Question, given: web.Given, language: str, now: datetime
) -> None:
    answer = web.take(conversation=talk, question=question, given=given, language=language, now=now)
    if answer is not None:
        on_the_web.hear(answer=answer, now=now)


def _ended(request: HttpRequest, talk: Conversation, context: dict[str, Any]) -> HttpResponse:
    if on_the_web.is_in_danger(conversation=talk):
        words = on_the_web.help_words(conversation=talk)
        return render(request, "public/help.html", context | {"words": words})
    if talk.state != State.COMPLETED:
        return render(request, "public/over.html", context)
    thanks = in_language(talk.question.version.thanks, context["language"])
    thanks = on_screen.unsigned(thanks).replace("{agency}", talk.agency.voice)
    more = {"thanks": thanks, "complaint": on_the_web.complaint_words(conversation=talk)}
    return render(request, "public/thanks.html", context | more)


# ---- what every page shows


def _asking(agency: Agency, ready: list[str], language: str) -> dict[str, Any]:
    return {
        "agency": agency,
        "language": language,
        "offers": languages.offers(ready=ready, chosen=language),
    }
