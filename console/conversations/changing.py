"""What leaders change by hand in a conversation: an answer that was misread, and its end. Each is on the record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only
from console.conversations.page import shown
from surveys.closing import Ended, close_by_hand
from surveys.correcting import NotCorrected, correct, undo
from surveys.models import Conversation, Correction

NO_NUMBER = "none"


@require_POST
@leaders_only
def correct_answer(request: AgencyRequest, slug: str, pk: int, answer: int) -> HttpResponse:
    """Give an answer the number that was meant, and say why."""
    talk = get_object_or_404(request.agency.conversations, pk=pk)
    read = get_object_or_404(talk.answers.select_related("question", "conversation"), pk=answer)
    why, chosen = request.POST.get("why", ""), request.POST.get("number", "")
    try:
        if chosen != NO_NUMBER and not chosen.isdecimal():
            raise NotCorrected("Choose what was meant.")
        number = None if chosen == NO_NUMBER else int(chosen)
        correction = correct(
            answer=read, number=number, why=why, by=request.user, now=timezone.now()
        )
    except NotCorrected as wrong:
        return shown(request, pk, wrong_answer=answer, wrong=str(wrong), why=why, chosen=chosen)
    change = [correction.said_before, correction.said_after]
    _record(request, "answer.corrected", talk, {read.question.label: change, "why": correction.why})
    messages.success(request, f"{read.question.label}: {change[1]}, before {change[0]}.")
    return redirect("console:conversation", slug=slug, pk=pk)


@require_POST
@leaders_only
def undo_correction(request: AgencyRequest, slug: str, pk: int, correction: int) -> HttpResponse:
    """Take a correction back."""
    talk = get_object_or_404(request.agency.conversations, pk=pk)
    made = Correction.objects.select_related("answer__question", "answer__conversation")
    found = get_object_or_404(made, agency=request.agency, answer__conversation=talk, pk=correction)
    try:
        undo(correction=found, by=request.user, now=timezone.now())
    except NotCorrected as wrong:
        messages.warning(request, str(wrong))
    else:
        label = found.answer.question.label
        change = [found.said_after, found.said_before]
        _record(request, "correction.undone", talk, {label: change})
        messages.success(request, f"{label}: {found.said_before} again.")
    return redirect("console:conversation", slug=slug, pk=pk)


@require_POST
@leaders_only
def close(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Close an open conversation: nothing more is sent in it."""
    talk = get_object_or_404(request.agency.conversations, pk=pk)
    why = request.POST.get("why", "").strip()
    try:
        close_by_hand(conversation=talk, why=why, by=request.user, now=timezone.now())
    except Ended as meanwhile:
        messages.warning(request, str(meanwhile))
    except ValueError as missing:
        return shown(request, pk, close_wrong=str(missing))
    else:
        _record(request, "conversation.closed", talk, {"why": why})
        messages.success(request, "The conversation is closed: nothing more is sent in it.")
    return redirect("console:conversation", slug=slug, pk=pk)


def _record(
    request: AgencyRequest, action: str, talk: Conversation, detail: dict[str, object]
) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=f"conversation about {talk.about}",
        detail=detail,
    )
