"""Everything that belongs to one conversation: for its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from agencies.models import Agency
from feedback.models import Alert, FollowUp, Recognition
from insights.voices import rating_of
from messaging.models import Message, Reply
from surveys.models import Answer, Conversation, Correction, Question, SentByHand, Version
from surveys.scripts import Script, script_of


@dataclass(frozen=True, slots=True)
class Said:
    """One text of the thread: ours, or the citizen's with what it was understood as. Without either, on the web."""

    at: datetime
    text: Message | None = None
    reply: Reply | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the survey, with its answer and how that was corrected, oldest first."""

    question: Question
    answer: Answer | None
    corrections: list[Correction]

    @property
    def standing(self) -> Correction | None:
        """The latest correction that was not undone."""
        return next((each for each in reversed(self.corrections) if not each.undone_at), None)


@dataclass(frozen=True)
class ConversationFile:
    """A conversation with its texts, replies, answers and corrections, and what came of it."""

    talk: Conversation
    script: Script
    messages: list[Message]
    replies: list[Reply]
    answers: list[Answer]
    alerts: list[Alert]

    @property
    def version(self) -> Version:
        return self.script.version

    @cached_property
    def follow_up(self) -> FollowUp | None:
        return getattr(self.talk, "follow_up", None)

    @cached_property
    def recognition(self) -> Recognition | None:
        return getattr(self.talk, "recognition", None)

    @cached_property
    def sent_by_hand(self) -> SentByHand | None:
        return getattr(self.talk, "sent_by_hand", None)

    @cached_property
    def rating(self) -> int | None:
        return rating_of(self.answers)

    @property
    def thread(self) -> list[Said]:
        """The texts both ways, oldest first; at the same moment the citizen's before what answers it."""
        said = [*self._theirs(), *(Said(each.queued_at, text=each) for each in self.messages)]
        return sorted(said, key=lambda each: (each.at, each.reply is None))

    def _theirs(self) -> Iterator[Said]:
        for reply in self.replies:
            own = tuple(answer for answer in self.answers if answer.reply_id == reply.pk)
            yield Said(reply.received_at, reply=reply, answers=own)
        if self.talk.channel == Conversation.Channel.WEB:
            for answer in self.answers:
                if answer.reply_id is None:
                    yield Said(answer.answered_at, answers=(answer,))

    @property
    def questions(self) -> list[Asked]:
        """All that the survey asks in this version, in order."""
        given = {answer.question_id: answer for answer in self.answers}
        return [self._asked(each, given.get(each.pk)) for each in self.script.questions]

    def _asked(self, question: Question, answer: Answer | None) -> Asked:
        return Asked(question, answer, list(answer.corrections.all()) if answer else [])


def open_conversation(*, agency: Agency, pk: int) -> ConversationFile | None:
    """Gather it in eight queries at most; None where the agency has no such conversation."""
    related = (
        "incident",
        "survey",
        "citizen",
        "line",
        "door",
        "question",
        "closed_by",
        "follow_up__owner",
        "recognition__officer",
        "sent_by_hand__by",
    )
    talk = agency.conversations.select_related(*related).filter(pk=pk).first()
    if talk is None:
        return None
    replies = list(agency.replies.filter(thread=talk.thread))
    answers = talk.answers.select_related("question").prefetch_related(
        "corrections__by", "corrections__undone_by"
    )
    ours = agency.messages.filter(Q(thread=talk.thread) | Q(in_reply_to__in=replies))
    return ConversationFile(
        talk=talk,
        script=script_of(talk.question.version_id),
        messages=list(ours.order_by("queued_at", "pk")),
        replies=replies,
        answers=list(answers),
        alerts=list(talk.alerts.order_by("opened_at", "pk")),
    )
