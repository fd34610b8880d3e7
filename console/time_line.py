"""The time line of an incident: what happened, what was decided and why, what was said, oldest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from console.templatetags.words import span
from feedback.models import FollowUp, Recognition
from incidents.history import HistoryEntry, HistoryKind
from incidents.models import Incident, PolicyVersion
from insights.incident_file import IncidentFile
from messaging.models import Message, Reply
from surveys.eligibility import Finding
from surveys.models import Answer, Conversation


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry. `mark` is its dot: "big" a decision, "bad" a poor experience, "late" waits, "" it happened.

    At the same second a lower `rank` comes first: the reply before what it led to, that before our next text.
    """

    at: datetime
    title: str = ""
    words: str = ""
    mark: str = ""
    rank: int = 0
    findings: list[Finding] = field(default_factory=list)
    policy: PolicyVersion | None = None  # by which it was decided
    text: Message | None = None
    reply: Reply | None = None
    answer: Answer | None = None  # given on the web
    follow_up: FollowUp | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """The moments of one day where the agency is."""

    date: date
    moments: list[Moment]
    is_today: bool


def time_line(*, file: IncidentFile, now: datetime) -> list[Day]:
    """Everything that is known of the incident, and what it waits for, by day."""
    zone = file.incident.agency.zone
    moments = [*_calls(file), *_decided(file, now), *_texts(file), *_replies(file)]
    moments += [
        *_on_the_web(file),
        *_sent_by_hand(file),
        *_followed(file, now),
        *_praised(file),
        *_ended(file),
    ]
    moments.sort(key=lambda moment: (moment.at.replace(microsecond=0), moment.rank, moment.at))
    by_day = groupby(moments, key=lambda moment: moment.at.astimezone(zone).date())
    today = now.astimezone(zone).date()
    return [Day(day, list(those), day == today) for day, those in by_day]


def _calls(file: IncidentFile) -> Iterator[Moment]:
    """What CAD or RMS told."""
    incident = file.incident
    types, dispositions, statuses = (
        [e for e in file.history if e.kind == kind]
        for kind in (HistoryKind.CALL_TYPE, HistoryKind.DISPOSITION, HistoryKind.STATUS)
    )
    first_type = file.code(HistoryKind.CALL_TYPE, types[0].code) if types else "No call type given"
    priority = f"Priority {incident.priority}" if incident.priority else ""
    taken_by = f"Call-taker {incident.dispatcher}" if incident.dispatcher else ""
    yield Moment(incident.opened_at, "Call taken", _sentences(first_type, priority, taken_by))
    if incident.dispatched_at:
        after = span(incident.dispatched_at - incident.opened_at)
        who = str(incident.officer or incident.unit or "The officer")
        yield Moment(incident.dispatched_at, "Officer sent", f"{who}, {after} after the call")
    if incident.arrived_at:
        yield Moment(incident.arrived_at, "Officer arrived")
    if incident.closed_at:
        yield _closed(file, dispositions)
    for entry in types[1:]:
        name = file.code(HistoryKind.CALL_TYPE, entry.code)
        yield Moment(entry.seen_at, "Call type changed", f"Now {name}", rank=1)
    for entry in dispositions[1 if incident.closed_at else 0 :]:
        name = file.code(HistoryKind.DISPOSITION, entry.code)
        yield Moment(entry.seen_at, "Disposition changed", f"Now {name}", rank=1)
    for entry in statuses:
        if entry.code in {Incident.Status.CANCELLED, Incident.Status.DUPLICATE}:
            yield Moment(entry.seen_at, f"Marked as {entry.code}", rank=1)
    if incident.closed_at is None and any(e.code == Incident.Status.CLOSED for e in statuses):
        yield Moment(incident.changed_at, "Opened again", rank=1)


def _closed(file: IncidentFile, dispositions: list[HistoryEntry]) -> Moment:
    disposition = ""
    if dispositions:
        disposition = f"Disposition {file.code(HistoryKind.DISPOSITION, dispositions[0].code)}"
    source = f"Read from {file.incident.source}" if file.incident.source else ""
    at = file.incident.closed_at or file.incident.opened_at
    return Moment(at, "Closed", _sentences(disposition, source))


def _decided(file: IncidentFile, now: datetime) -> Iterator[Moment]:
    """The decision and its reasons; before it, what it waits for."""
    decision, incident = file.decision, file.incident
    if decision is not None:
        findings = [Finding(**found) for found in decision.findings]
        title = "Decided to ask" if decision.ask else "Decided not to ask"
        policy = decision.policy_version
        yield Moment(
            decision.decided_at, title, file.sentence, "big", 2, findings=findings, policy=policy
        )
    elif incident.closed_at is None:
        yield Moment(now, "Not decided yet", "Waits for the incident to close", "late", 9)
    elif incident.unread_at:
        words = f"Held: a later row could not be read ({incident.unread_from})"
        yield Moment(now, "Not decided yet", words, "late", 9)
    else:
        delay = file.survey.delay if file.survey else timedelta(hours=4)
        due = incident.closed_at + delay
        at = due.astimezone(incident.agency.zone)
        words = f"Will be decided at {at:%H:%M}, {_hours(delay)} after closing"
        if due <= now:
            words = "Due now: it is decided within seconds"
        yield Moment(max(due, now), "Not decided yet", words, "late", 9)


def _sent_by_hand(file: IncidentFile) -> Iterator[Moment]:
    """That a person asked, and how the citizen had agreed; what the gate saw, where the decision had been another."""
    sent = file.sent_by_hand
    if sent is None:
        return
    who = sent.by or "somebody"
    title = f"Survey “{sent.conversation.survey}” sent by hand, by {who}"
    decided_before = file.decision is not None and not file.decision.ask
    findings = [Finding(**found) for found in sent.findings] if decided_before else []
    yield Moment(sent.at, title, f"Agreed: {sent.agreed}", "big", 2, findings=findings)


def _texts(file: IncidentFile) -> Iterator[Moment]:
    """Our texts, each with what it was for."""
    asked = 0
    for message in file.messages:
        if message.purpose in {Message.Purpose.OPENING, Message.Purpose.QUESTION}:
            asked += 1
        title = {
            Message.Purpose.OPENING: f"question {asked} of {len(file.questions)}",
            Message.Purpose.QUESTION: f"question {asked} of {len(file.questions)}",
            Message.Purpose.REPEAT: f"question {asked} once more",
            Message.Purpose.REMINDER: "reminder",
            Message.Purpose.THANKS: "thanks",
            Message.Purpose.SAFETY: "where to get help",
            Message.Purpose.COMPLAINT: "where to complain",
        }.get(Message.Purpose(message.purpose), "answer to a keyword")
        yield Moment(message.queued_at, f"To the caller: {title}", rank=5, text=message)


def _replies(file: IncidentFile) -> Iterator[Moment]:
    """The citizen's texts, each with what it was understood as."""
    for reply in file.replies:
        own = [answer for answer in file.answers if answer.reply_id == reply.pk]
        yield Moment(reply.received_at, words=understood(reply, own), rank=3, reply=reply)


def _on_the_web(file: IncidentFile) -> Iterator[Moment]:
    """What the citizen answered at the link of the conversation."""
    talk = file.conversation
    if talk is None or talk.channel != Conversation.Channel.WEB:
        return
    for answer in file.answers:
        if answer.reply_id is None:
            words = f"On the web: {answer.question.label}"
            yield Moment(answer.answered_at, words=words, rank=3, answer=answer)


def understood(reply: Reply | None, answers: Iterable[Answer]) -> str:
    """What a reply was taken for, in words: these answers, or none. Nothing is said without a reply."""
    if reply is None:
        return ""
    return "; ".join(map(_answered, answers)) or _not_answered(reply)


def _not_answered(reply: Reply) -> str:
    return {
        "safety": "Understood as danger: an alert was raised",
        "consent": "Understood as a wish, not an answer",
        "late": "Came late: added to the comment",
    }.get(reply.handled_by, "Not understood as an answer")


def _answered(answer: Answer) -> str:
    if answer.number is None:
        return "Kept as a comment" if answer.comment else "Understood as nothing to add"
    return f"Understood as {answer.said}{', with a comment' if answer.comment else ''}"


def _followed(file: IncidentFile, now: datetime) -> Iterator[Moment]:
    follow_up = file.follow_up
    if follow_up is None:
        return
    due = follow_up.due_at.astimezone(file.incident.agency.zone)
    within = _hours(follow_up.due_at - follow_up.opened_at)
    yield Moment(
        follow_up.opened_at,
        f"Follow-up {follow_up} opened",
        f"Rule: {follow_up.rule}. Due {due:%A %H:%M}, within {within}",
        "bad",
        4,
        follow_up=follow_up,
    )
    if follow_up.taken_at:
        yield Moment(
            follow_up.taken_at, f"{follow_up.owner or 'Somebody'} took {follow_up}", rank=6
        )
    if follow_up.closed_at:
        done = follow_up.get_state_display().lower()
        yield Moment(follow_up.closed_at, f"{follow_up} {done}", follow_up.outcome, rank=7)
    elif follow_up.due_at > now:
        left = span(follow_up.due_at - now)
        yield Moment(
            follow_up.due_at, f"{follow_up} is due", f"In {left}", "late", 9, follow_up=follow_up
        )


def _praised(file: IncidentFile) -> Iterator[Moment]:
    praise = file.recognition
    if praise is None:
        return
    yield Moment(
        praise.suggested_at,
        "Praise suggested",
        f"For {praise.officer}, for a leader to share",
        rank=4,
    )
    if praise.decided_at and praise.state != Recognition.State.SUGGESTED:
        shared = praise.state == Recognition.State.SHARED
        title = f"Praise shared with {praise.officer}" if shared else "Praise not passed on"
        yield Moment(praise.decided_at, title, rank=7)


def _ended(file: IncidentFile) -> Iterator[Moment]:
    """How the conversation came to its end."""
    talk = file.conversation
    if talk is None or talk.closed_at is None:
        return
    if talk.closed_because:
        by_hand = f"Closed by {talk.closed_by or 'somebody'}"
        yield Moment(talk.closed_at, by_hand, talk.closed_because, rank=6)
        return
    title = {
        Conversation.State.COMPLETED: "All questions answered",
        Conversation.State.EXPIRED: f"Ended: no further answer within {span(talk.expires_at - talk.opened_at)}",
        Conversation.State.STOPPED: "Ended: no further text may be sent",
        Conversation.State.UNREACHABLE: "Ended: the first text did not arrive",
    }.get(Conversation.State(talk.state))
    if title:
        yield Moment(talk.closed_at, title, rank=6)


def _hours(length: timedelta) -> str:
    """A length in whole hours where it is one: "4 hours"."""
    hours, rest = divmod(length, timedelta(hours=1))
    return span(length) if rest else f"{hours} hour{'' if hours == 1 else 's'}"


def _sentences(*parts: str) -> str:
    return ". ".join(part for part in parts if part)
