"""The page of one conversation: the thread as on a phone, the answers beside it, and what came of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies.access import AgencyRequest, staff_only
from console.frame import LEADERS
from console.texts.tabs import tabs
from console.time_line import understood
from insights.conversation_file import ConversationFile, open_conversation
from surveys.models import Conversation


@staff_only
def detail(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """A conversation of this agency."""
    return shown(request, pk)


def shown(request: AgencyRequest, pk: int, **wrong: Any) -> HttpResponse:
    """The page, with what was wrong with what was posted to it: `wrong` names the form and the sentence."""
    file = open_conversation(agency=request.agency, pk=pk)
    if file is None:
        raise Http404("There is no such conversation.")
    context = {
        "tabs": tabs(request, "conversations"),
        "file": file,
        "talk": file.talk,
        "thread": [(said, understood(said.reply, said.answers)) for said in file.thread],
        "ends": _ends(file),
        "is_open": file.talk.state == Conversation.State.OPEN,
        "leads": request.membership.role in LEADERS,
        "now": timezone.now(),
    }
    return render(request, "console/conversations/page.html", context | wrong)


def _ends(file: ConversationFile) -> str:
    """How far it came, in a sentence. Whoever answered to the end was not asked what is only for others."""
    talk, given = file.talk, len(file.answers)
    is_complete = talk.state == Conversation.State.COMPLETED
    asked = given if is_complete else len(file.script.questions)
    answered = f"{given} of {asked} question{'s' * (asked != 1)} answered"
    return {
        Conversation.State.OPEN: f"Open: {answered} so far",
        Conversation.State.COMPLETED: f"Answered to the end: {answered}",
        Conversation.State.EXPIRED: f"Expired: {answered}",
        Conversation.State.STOPPED: f"Stopped: {answered}",
        Conversation.State.UNREACHABLE: "Not reached: the first text did not arrive",
    }[Conversation.State(talk.state)]
