"""The page of one text: what it says, to whom, what it belongs to and everything that happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from agencies.access import AgencyRequest, staff_only
from console.frame import LEADERS
from console.texts.tabs import tabs
from insights.text_list import conversations_of
from messaging.models import Message

Status = Message.Status


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a text. `mark` is "bad" where it went wrong, "late" where it waits."""

    at: datetime
    title: str
    words: str = ""
    mark: str = ""


@staff_only
def detail(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """A text of this agency."""
    texts = request.agency.messages.select_related("line", "citizen", "in_reply_to")
    text = get_object_or_404(texts, pk=pk)
    talk = conversations_of(agency=request.agency, texts=[text]).get(text.thread)
    return render(
        request,
        "console/texts/message.html",
        {
            "tabs": tabs(request, "texts-messages"),
            "text": text,
            "talk": talk,
            "steps": list(history(text)),
            "leads": request.membership.role in LEADERS,
        },
    )


def history(text: Message) -> Iterator[Step]:
    """What happened to the text, oldest first, and what it waits for."""
    if text.in_reply_to:
        came = text.in_reply_to.received_at
        yield Step(came, "The citizen texted", "This text answers it, in the same exchange")
    queued = f"{text.get_purpose_display()}, {text.segments} segment{'s' * (text.segments != 1)}"
    yield Step(text.queued_at, "Queued", f"{queued}, for {text.line.name}")
    if text.claimed_at:
        yield Step(text.claimed_at, "Taken up to be sent", _attempts(text.attempts))
    if text.sent_at:
        yield Step(text.sent_at, "Accepted by Twilio")
    yield from _settled(text)


def _settled(text: Message) -> Iterator[Step]:
    """How it ended, or what is still to come."""
    at = text.settled_at or text.sent_at or text.claimed_at or text.queued_at
    error = f"Error {text.error_code}" if text.error_code else ""
    why = ". ".join(part for part in (text.reason.rstrip("."), error) if part)
    match text.status:
        case Status.DELIVERED:
            yield Step(at, "Delivered", "The phone's carrier confirmed it")
        case Status.FAILED:
            yield Step(at, "Failed", why or "No reason was given", "bad")
        case Status.CANCELLED:
            yield Step(at, "Not sent", why or "No reason was given", "bad")
        case Status.UNKNOWN:
            words = why or "Twilio's answer was not read"
            yield Step(
                at,
                "Unknown whether it was sent",
                f"{words}. Twilio is asked what became of it",
                "late",
            )
        case Status.SENT:
            yield Step(at, "No receipt yet", "The carrier has not said whether it arrived", "late")
        case Status.SENDING:
            yield Step(at, "Being sent", why, "late")
        case Status.QUEUED:
            yield Step(text.not_before, "May be sent from now on", why, "late")
            yield Step(text.expires_at, "Given up if it has not left by now", "", "late")


def _attempts(attempts: int) -> str:
    return (
        f"Attempt {attempts}; the time is that of the latest" if attempts > 1 else "First attempt"
    )
