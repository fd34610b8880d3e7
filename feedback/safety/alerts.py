"""Alerts: raised with the reply, escalated when nobody answers, acknowledged and closed by a person.

What must be told to whom is written in the same transaction as the alert: a process that is killed, or an emptied
Redis, loses neither.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from celery import current_app
from django.db import transaction
from django.db.transaction import on_commit

from agencies.models import Agency, Membership, Role, User
from agencies.tenancy import across_agencies, acting_for
from feedback.models import Alert, Notification
from messaging.models import Reply
from surveys.models import Answer, Conversation

State = Alert.State
Channel, Round = Notification.Channel, Notification.Round

WAKE = "feedback.tasks.notify"  # by name: the task calls what is here
# Who is told by e-mail when it escalates, on call or not.
LEADERS = (Role.ADMIN, Role.COMMAND)


class OutOfTurn(Exception):
    """The alert is not where this step starts from; the message says where it is."""


def raise_alert(
    *,
    by: Reply | Answer,
    conversation: Conversation | None,
    concern: str,
    patience: timedelta,
    now: datetime,
) -> Alert:
    """Open the alert of a reply, or of an answer on the web, and tell those on call. The same again changes nothing."""
    alert, made = Alert.objects.get_or_create(
        **({"reply": by} if isinstance(by, Reply) else {"answer": by}),
        defaults={
            "agency_id": by.agency_id,
            "conversation": conversation,
            "concern": concern,
            "opened_at": now,
            "escalate_at": now + patience,
        },
    )
    if made:
        _tell(alert, Round.FIRST, now)
    return alert


def escalate_due(*, now: datetime) -> int:
    """Tell everybody of the alerts that nobody has acknowledged in time; return how many there were."""
    with across_agencies(), transaction.atomic():
        due = Alert.objects.filter(state=State.OPEN, escalate_at__lte=now)
        found = list(due.values_list("agency_id", "pk"))
    return sum(_escalate(agency_id, pk, now) for agency_id, pk in found)


def acknowledge(*, alert: Alert, by: User, now: datetime) -> None:
    """OPEN or ESCALATED → ACKNOWLEDGED: `by` looks after it, and nobody is told any more. Raises OutOfTurn."""
    _step(
        alert, Alert.UNANSWERED, state=State.ACKNOWLEDGED, acknowledged_by=by, acknowledged_at=now
    )


def close(*, alert: Alert, outcome: str, false_alarm: bool, now: datetime) -> None:
    """ACKNOWLEDGED → CLOSED with what was done. Raises ValueError without words, OutOfTurn."""
    if not (words := outcome.strip()):
        raise ValueError("Write what was done: whom you reached and what came of it.")
    done = {"state": State.CLOSED, "outcome": words, "false_alarm": false_alarm, "closed_at": now}
    _step(alert, (State.ACKNOWLEDGED,), **done)


def _escalate(agency_id: int, pk: int, now: datetime) -> bool:
    """Claimed by the update: of two sweeps one tells."""
    with acting_for(agency_id), transaction.atomic():
        waiting = Alert.objects.filter(pk=pk, state=State.OPEN, escalate_at__lte=now)
        if not waiting.update(state=State.ESCALATED, escalated_at=now):
            return False
        _tell(Alert.objects.select_related("agency").get(pk=pk), Round.ESCALATION, now)
        return True


def _tell(alert: Alert, turn: str, now: datetime) -> None:
    """Write down who is to be told how; they are told after the commit."""
    Notification.objects.bulk_create(
        [
            Notification(
                agency_id=alert.agency_id,
                alert=alert,
                person=person,
                channel=channel,
                round=turn,
                not_before=now,
            )
            for person, channel in dict.fromkeys(_whom(alert.agency, turn))
        ],
        ignore_conflicts=True,
    )
    on_commit(partial(current_app.send_task, WAKE), robust=True)


def _whom(agency: Agency, turn: str) -> Iterator[tuple[User, str]]:
    """At once: those on call for that, else all on call, else every admin. Escalated: all on call, and leaders."""
    everybody = list(
        agency.on_call.filter(membership__active=True).select_related("membership__user")
    )
    at_once = [each for each in everybody if each.at_once] or everybody
    for each in at_once if turn == Round.FIRST else everybody:
        yield each.membership.user, Channel.EMAIL
        if each.phone:
            yield each.membership.user, Channel.TEXT
    if turn == Round.ESCALATION or not everybody:
        roles = LEADERS if turn == Round.ESCALATION else (Role.ADMIN,)
        for member in _members(agency, roles):
            yield member.user, Channel.EMAIL


def _members(agency: Agency, roles: tuple[Role, ...]) -> list[Membership]:
    members = agency.memberships.filter(role__in=roles, active=True).select_related("user")
    return list(members.order_by("pk"))


def _step(alert: Alert, start: tuple[str, ...], **fields: object) -> None:
    here = Alert.objects.filter(pk=alert.pk, agency=alert.agency_id)
    moved = here.filter(state__in=start).update(**fields)
    alert.refresh_from_db()
    if not moved:
        raise OutOfTurn(_whereabouts(alert))


def _whereabouts(alert: Alert) -> str:
    if alert.is_unanswered:
        return f"Nobody has acknowledged {alert} yet: do that first."
    if alert.state == State.ACKNOWLEDGED:
        return f"{alert.acknowledged_by or 'Somebody'} has acknowledged {alert} already."
    return f"{alert} was closed already."
