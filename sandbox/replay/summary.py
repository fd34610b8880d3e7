"""What came of a replay, counted: nothing but the rows of this replay."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Avg, CharField, Count, F, Func, Q
from django.db.models.query import QuerySet

from feedback.models import FollowUp, Recognition
from insights.headlines import GOOD
from messaging.models import Message
from sandbox.replay.playing import Sent
from sandbox.replay.replayed import Replayed
from surveys.models import Conversation, Question

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Incidents:
    """What the agency made of the incidents that were sent; `refusals` are its reasons, in its words."""

    created: int
    updated: int
    unchanged: int
    refused: int
    refusals: Counts


@dataclass(frozen=True, slots=True)
class Decisions:
    """How many were asked, and why others were not. One incident may have several reasons, so these overlap."""

    decided: int
    asked: int
    not_asked: int
    reasons: Counts
    undecided: int
    still_open_in_cad: int


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by their status, and why some failed or were not sent."""

    total: int
    by_status: Counts
    not_arrived: Counts
    first_texts: int
    first_delivered: int


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The answers to one question. `mean` is there for ratings; `good` counts 4, 5 and yes."""

    label: str
    kind: str
    answers: int
    with_number: int
    mean: float | None
    good: int


@dataclass(frozen=True, slots=True)
class Conversations:
    """What people did with the texts."""

    by_state: Counts
    replies: int
    people_who_answered: int
    opted_out: int
    wrong_number: int
    questions: list[QuestionAnswered]
    follow_ups: int
    recognitions: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All of it."""

    incidents: Incidents
    decisions: Decisions
    texts: Texts
    conversations: Conversations


def summarise(*, replayed: Replayed, sent: Sent) -> Summary:
    """Count everything, in one transaction."""
    with replayed.open():
        return Summary(
            incidents=_incidents(sent),
            decisions=_decisions(replayed),
            texts=_texts(replayed),
            conversations=_conversations(replayed),
        )


def _incidents(sent: Sent) -> Incidents:
    return Incidents(
        created=sent.count("created"),
        updated=sent.count("updated"),
        unchanged=sent.count("unchanged", "outdated"),
        refused=sent.count("invalid"),
        refusals=dict(sent.refusals.most_common()),
    )


def _decisions(replayed: Replayed) -> Decisions:
    counts = replayed.decisions.aggregate(
        decided=Count("pk"), asked=Count("pk", filter=Q(ask=True))
    )
    reason = Func(F("reasons"), function="unnest", output_field=CharField())
    reasons = Counter(replayed.decisions.annotate(reason=reason).values_list("reason", flat=True))
    return Decisions(
        **counts,
        not_asked=counts["decided"] - counts["asked"],
        reasons=dict(reasons.most_common()),
        undecided=replayed.undecided.count(),
        still_open_in_cad=replayed.incidents.filter(closed_at__isnull=True).count(),
    )


def _texts(replayed: Replayed) -> Texts:
    texts = replayed.messages.order_by()
    firsts = texts.filter(purpose=Message.Purpose.OPENING)
    lost = texts.filter(status__in=[Message.Status.FAILED, Message.Status.CANCELLED])
    return Texts(
        total=texts.count(),
        by_status=_by(texts, "status"),
        not_arrived=_by(lost, "reason"),
        first_texts=firsts.count(),
        first_delivered=firsts.filter(status=Message.Status.DELIVERED).count(),
    )


def _conversations(replayed: Replayed) -> Conversations:
    conversations = replayed.conversations
    return Conversations(
        by_state=_by(conversations.order_by(), "state"),
        replies=replayed.replies.count(),
        people_who_answered=replayed.answers.values("conversation").distinct().count(),
        opted_out=replayed.citizens.filter(opted_out_at__gte=replayed.since).count(),
        wrong_number=replayed.citizens.filter(never_text_at__gte=replayed.since).count(),
        questions=_questions(replayed),
        follow_ups=FollowUp.objects.filter(conversation__in=conversations).count(),
        recognitions=Recognition.objects.filter(conversation__in=conversations).count(),
    )


def _questions(replayed: Replayed) -> list[QuestionAnswered]:
    rows = (
        replayed.answers.order_by("question__position")
        .values("question__key", "question__label", "question__kind")
        .annotate(
            answers=Count("pk"),
            with_number=Count("number"),
            mean=Avg("number"),
            good=Count("pk", filter=GOOD),
        )
    )
    return [
        QuestionAnswered(
            label=row["question__label"],
            kind=row["question__kind"],
            answers=row["answers"],
            with_number=row["with_number"],
            mean=round(row["mean"], 2) if row["question__kind"] == Question.Kind.RATING else None,
            good=row["good"],
        )
        for row in rows
    ]


def _by(rows: QuerySet[Message] | QuerySet[Conversation], column: str) -> Counts:
    counted = rows.values_list(column).annotate(how_many=Count("pk")).order_by("-how_many")
    return dict(counted)
