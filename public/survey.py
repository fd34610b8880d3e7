"""The survey at a short link: one question a page or all on one, no script, no account.

A code opens a door, by its common link or by a card; or a conversation, whose code is a secret of whoever holds it. At
a door the first answer begins a conversation, and the rest is at that conversation's own address: it can be left and
taken up again on any device. No form needs the protection against forged requests: none acts in the name of a person
who is signed in.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

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
from public import languages, remembering, shared
from public.closed import closed, unknown
from public.remembering import Begun
from public.sheets import Sheet, places_sent, sheet_of
from surveys import codes, web
from surveys.doors import Opened, open_by
from surveys.models import Conversation, Question, Survey, Version
from surveys.recalling import recall
from surveys.visitors import visitor
from surveys.web_words import last_words, own_words

State = Conversation.State
NEW = "new"  # in the address of a door: not you?


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
    begun = remembering.begun(request, opened=opened, now=now)
    if begun is not None and (answer := _again(request, opened, begun)):
        return answer
    try:
        script = web.script_at(door=door, card=card)
    except web.Closed as why:
        return closed(request, opened=opened, why=why.why)
    ready = web.languages_of(script, door)
    language = languages.chosen(request, ready=ready, usual="")
    way = script.ahead(script.questions[0], {})
    asked = way if door.survey.one_page else way[:1]
    with translation.override(languages.tag(language)):
        code = (card or door).code
        sheet = sheet_of(request, questions=asked, language=language, code=code, now=now)
        context = _asking(opened.agency, script.version, ready, language)
        context |= {"number": 1, "of": len(way), "begins": True}
        if not sheet.given:
            return _shown(request, sheet, door.survey, context)
        seen = visitor(address=address_of(request), now=now)
        try:
            talk = web.begin(door=door, card=card, language=language, visitor=seen, now=now)
        except web.Closed as why:
            return closed(request, opened=opened, why=why.why)
        _take(talk, sheet, language, now)
        answer = _next(request, talk, sheet, context)
        remembering.remember(answer, conversation=talk)
        return answer


def _again(request: HttpRequest, opened: Opened, begun: Begun) -> HttpResponse | None:
    """What this browser has begun here is gone on with, but not before somebody says that it is theirs.

    A card is one person's; so is a form that was sent twice. None where one begins anew.
    """
    posted = request.method == "POST"
    if begun.code and (opened.card is not None or posted):
        address = reverse("public:survey", args=[begun.code])
        return redirect(f"{address}?{request.GET.urlencode()}".rstrip("?"))
    if posted:
        return None
    ready = opened.agency.languages
    language = languages.chosen(request, ready=ready, usual="")
    if NEW in request.GET and opened.card is None:
        answer = redirect(f"{request.path}?{urlencode({'lang': language})}")
        remembering.forget(answer, opened=opened)
        return answer
    with translation.override(languages.tag(language)):
        context = {
            "agency": opened.agency,
            "language": language,
            "offers": languages.offers(ready=ready, chosen=language),
            "begun": begun,
            "card": opened.card,
        }
        return render(request, "public/again.html", context)


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
        context = _asking(talk.agency, talk.script.version, ready, language) | {"talk": talk}
        if not web.goes_on(conversation=talk, now=now):
            return _ended(request, talk, context)
        if shared.STILL_THERE in request.GET and not posted:
            context["leave"] = shared.to_start(request, talk, after=shared.ASKED)
            return render(request, "public/still_there.html", context)
        way = web.way(conversation=talk)
        here = _answered_here(talk, way)
        places = places_sent(request) if posted else _looked_at(talk, here, place)
        asked = _asked(talk, here, places)
        if not asked:
            return redirect("public:survey", code=talk.code)
        sheet = sheet_of(
            request,
            questions=asked,
            language=language,
            code=talk.code or "",
            now=now,
            former={each.question_id: each for each in talk.answers.all()},
        )
        before = [each.position for each in here if each.position < asked[0].position]
        context |= {"number": way.index(asked[0]) + 1, "of": len(way), "back": before[-1:]}
        context["begins"] = not talk.numbers
        if not posted:
            return _shown(request, sheet, talk.survey, context)
        _take(talk, sheet, language, now)
        answer = _next(request, talk, sheet, context)
        if talk.state != State.OPEN:
            remembering.remember(answer, conversation=talk)
        return answer


def _answered_here(talk: Conversation, way: list[Question]) -> list[Question]:
    """What may be answered on the web, first to last: what was answered by text stands."""
    by_text = talk.answers.filter(reply__isnull=False).values_list("question", flat=True)
    stands = set(by_text)
    return [each for each in way if each.pk not in stands]


def _looked_at(talk: Conversation, here: list[Question], place: int) -> set[int]:
    """The places of questions that somebody looks at again; none where they go on."""
    if not place:
        return set()
    return {each.position for each in here} if talk.survey.one_page else {place}


def _asked(talk: Conversation, here: list[Question], places: set[int]) -> list[Question]:
    """What a page asks: of what may be answered here, the questions at these places.

    Without a place the present question; where all are on one page, every one without an answer. Those asked only after
    a certain answer follow on a page of their own, once it was given: nobody has to read what is not for them.
    """
    if talk.survey.one_page:
        asked = [each for each in here if each.pk not in talk.numbers]
        return [each for each in here if each.position in places] if places else asked
    places = places or {talk.question.position}
    reached = [each for each in here if each.position <= talk.question.position]
    return [each for each in reached if each.position == min(places)]


def _take(talk: Conversation, sheet: Sheet, language: str, now: datetime) -> None:
    """Store what can be taken; only then hear it, so that a cry for help loses no answer."""
    taken = [
        web.take(conversation=talk, question=question, given=given, language=language, now=now)
        for question, given in sheet.given
    ]
    for answer in taken:
        if answer is not None:
            on_the_web.hear(answer=answer, now=now)


def _next(
    request: HttpRequest, talk: Conversation, sheet: Sheet, context: dict[str, Any]
) -> HttpResponse:
    """Where one goes on after pressing the button: the same page where something is wrong with it."""
    if sheet.is_complete or talk.state != State.OPEN:
        return redirect("public:survey", code=talk.code)
    sheet.sent_to = talk.code or ""
    return _shown(request, sheet, talk.survey, context | {"talk": talk})


def _shown(
    request: HttpRequest, sheet: Sheet, survey: Survey, context: dict[str, Any]
) -> HttpResponse:
    if talk := context.get("talk"):
        writes = any(not form.options for form in sheet.forms)
        context["leave"] = shared.from_question(talk, writes=writes)
    page = "questions" if survey.one_page else "question"
    return render(request, f"public/{page}.html", context | {"sheet": sheet})


def _ended(request: HttpRequest, talk: Conversation, context: dict[str, Any]) -> HttpResponse:
    if on_the_web.is_in_danger(conversation=talk):
        words = on_the_web.help_words(conversation=talk)
        context["leave"] = shared.to_start(request, talk, after=shared.HELPED)
        return render(request, "public/help.html", context | {"words": words})
    context["leave"] = shared.to_start(request, talk, after=shared.THANKED)
    if talk.state != State.COMPLETED:
        return render(request, "public/over.html", context)
    more = {
        "thanks": last_words(
            version=talk.script.version, agency=talk.agency, language=context["language"]
        ),
        "complaint": on_the_web.complaint_words(conversation=talk),
    }
    return render(request, "public/thanks.html", context | more)


# ---- what every page shows


def _asking(agency: Agency, version: Version, ready: list[str], language: str) -> dict[str, Any]:
    return {
        "agency": agency,
        "language": language,
        "offers": languages.offers(ready=ready, chosen=language),
        "words": own_words(version=version, agency=agency, language=language),
    }
