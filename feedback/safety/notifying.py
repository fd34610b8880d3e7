"""Telling the people on call: each e-mail and text is a row that is claimed, committed, sent and settled.

Neither e-mail nor text carries a word of the citizen: only that somebody may be in danger, and a link behind sign-in.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from agencies.models import Line
from agencies.tenancy import across_agencies, acting_for
from feedback.models import Alert, Notification, OnCall
from messaging import outbox
from messaging.addresses import public
from messaging.citizens import citizen_of
from messaging.models import Message

State, Channel, Round = Notification.State, Notification.Channel, Notification.Round

FORGOTTEN_AFTER = timedelta(minutes=2)  # a worker that was killed while it sent
BACK_OFF = (
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=5),
)
ATTEMPTS = 20
LIMIT = 500

logger = logging.getLogger(__name__)


def notify_due(*, now: datetime) -> int:
    """Send what is due; return how many e-mails and texts that was."""
    with across_agencies(), transaction.atomic():
        found = list(_due(now).order_by("not_before").values_list("agency_id", "pk")[:LIMIT])
    return sum(_notify(agency_id, pk, now) for agency_id, pk in found)


def _due(now: datetime) -> QuerySet[Notification]:
    forgotten = Q(state=State.SENDING, claimed_at__lt=now - FORGOTTEN_AFTER)
    return Notification.objects.filter(Q(state=State.WAITING, not_before__lte=now) | forgotten)


def _notify(agency_id: int, pk: int, now: datetime) -> bool:
    """Claim and send one; whatever goes wrong with it holds up no other."""
    with acting_for(agency_id):
        notification = _claim(pk, now)
        if notification is None:
            return False
        send = _text if notification.channel == Channel.TEXT else _mail
        try:
            return send(notification, now)
        except Exception as problem:
            logger.exception("Notification %s could not be sent", pk)
            return _again(notification, f"It could not be sent: {problem}", now)


@transaction.atomic
def _claim(pk: int, now: datetime) -> Notification | None:
    """WAITING → SENDING, or NOT_NEEDED where somebody has acknowledged the alert meanwhile."""
    due = _due(now).filter(pk=pk).select_for_update(of=("self",), skip_locked=True)
    notification = due.select_related(
        "alert__agency", "alert__reply__line", "alert__conversation__line", "person"
    ).first()
    if notification is None:
        return None
    needed = notification.alert.is_unanswered
    notification.state = State.SENDING if needed else State.NOT_NEEDED
    notification.claimed_at = now
    notification.attempts += needed
    notification.save(update_fields=["state", "claimed_at", "attempts"])
    return notification if needed else None


def _mail(notification: Notification, now: datetime) -> bool:
    """An e-mail whose sending nobody can vouch for goes out again, under the same id: twice is better than never."""
    alert, domain = notification.alert, settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    mail = EmailMessage(
        subject=_subject(notification),
        body=_body(notification),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[notification.person.email],
        headers={"Message-ID": f"<alert-{alert.pk}-{notification.pk}@{domain}>", "X-Priority": "1"},
    )
    mail.send()
    return _settle(notification, state=State.SENT, sent_at=now, reason="")


@transaction.atomic
def _text(notification: Notification, now: datetime) -> bool:
    """The text is queued in the transaction that settles the row: exactly once, and the outbox does the rest."""
    agency, line = notification.alert.agency, _line(notification.alert)
    on_call = OnCall.objects.filter(membership__user=notification.person_id).first()
    if on_call is None or not on_call.phone:
        reason = "This person has no number for alerts any more."
        return _settle(notification, state=State.FAILED, reason=reason)
    if line is None:
        reason = "There is no line that is on to send it from."
        return _settle(notification, state=State.FAILED, reason=reason)
    message = outbox.queue(
        line=line,
        citizen=citizen_of(agency=agency, phone=on_call.phone),
        body=f"{agency.voice}: {_what(notification)} Acknowledge: {_link(notification)}",
        purpose=Message.Purpose.ALERT,
        priority=Message.Priority.LIVE,
        now=now,
    )
    return _settle(notification, state=State.SENT, sent_at=now, reason="", message=message)


def _line(alert: Alert) -> Line | None:
    """The one on which the person wrote; of one who wrote on the web alone, the agency's first."""
    if alert.reply:
        return alert.reply.line
    if alert.conversation and alert.conversation.line:
        return alert.conversation.line
    return alert.agency.lines.filter(active=True).order_by("pk").first()


def _again(notification: Notification, reason: str, now: datetime) -> bool:
    if notification.attempts >= ATTEMPTS:
        _settle(notification, state=State.FAILED, reason=reason[:200])
        return False
    pause = BACK_OFF[min(notification.attempts, len(BACK_OFF)) - 1]
    _settle(notification, state=State.WAITING, reason=reason[:200], not_before=now + pause)
    return False


@transaction.atomic
def _settle(notification: Notification, **fields: object) -> bool:
    mine = Notification.objects.filter(
        pk=notification.pk, state=State.SENDING, claimed_at=notification.claimed_at
    )
    return mine.update(**fields) > 0


def _what(notification: Notification) -> str:
    kind = notification.alert.get_concern_display().lower()
    late = "Nobody has answered: " if notification.round == Round.ESCALATION else ""
    return f"{late}{'a reply' if notification.alert.reply else 'an answer'} needs you now ({kind})."


def _subject(notification: Notification) -> str:
    return f"{notification.alert.agency.voice}: {_what(notification)}"


def _body(notification: Notification) -> str:
    alert = notification.alert
    agency, said = alert.agency, alert.opened_at.astimezone(alert.agency.zone)
    who = (
        f"Somebody who got a text from {agency.name} wrote back"
        if alert.reply
        else f"Somebody who answered a survey of {agency.name} on the web wrote"
    )
    return (
        f"{who} at {said:%H:%M} in words that may mean danger. "
        "They were told to call or text 911, or 988 in a crisis.\n\n"
        f"Read it and acknowledge it here (you need to sign in):\n{_link(notification)}\n\n"
        f"If nobody acknowledges it, more people are told.\n"
    )


def _link(notification: Notification) -> str:
    slug = notification.alert.agency.slug
    return public(reverse("console:alert", args=[slug, notification.alert_id]))
