"""One conversation of the past, played by a resident against the product's own wording and parsing."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agencies.models import Line
from incidents.models import Incident
from messaging import segments
from messaging.consent import classify
from messaging.errors import meaning_of
from messaging.models import Citizen, Message, Reply
from sandbox.residents import reply_of, trouble_of
from surveys import wording
from surveys.models import Answer, Conversation, Decision, Question, Survey
from surveys.parsing import Kind, Unclear, Value, parse
from surveys.scripts import script_of

State = Conversation.State
ARRIVES_AFTER = timedelta(seconds=4)


@dataclass(slots=True)
class Rows:
    """What is to be written, by kind, in the order in which it happened."""

    decisions: list[Decision] = field(default_factory=list)
    conversations: list[Conversation] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


class PastConversation:
    """Plays one conversation to its end and leaves its rows in `rows`."""

    def __init__(
        self,
        incident: Incident,
        citizen: Citizen,
        survey: Survey,
        line: Line,
        rows: Rows,
        seed: int,
    ) -> None:
        self.citizen, self.line, self.rows, self.seed = citizen, line, rows, seed
        self.questions = script_of(survey.in_force_id or 0).questions
        self.conversation = Conversation(
            agency=incident.agency,
            survey=survey,
            incident=incident,
            citizen=citizen,
            line=line,
            language=citizen.language,
            question=self.questions[0],
        )

    def play(self, opened_at: datetime) -> None:
        """From the first text to thanks, silence or STOP."""
        talk = self.conversation
        talk.opened_at = talk.checked_at = opened_at
        talk.expires_at = opened_at + talk.survey.open_for
        self.rows.conversations.append(talk)
        trouble = trouble_of(number=self.citizen.phone, seed=self.seed)
        self._send(wording.ask(talk, self.questions[0]), Message.Purpose.OPENING, opened_at)
        if trouble:
            self._fail(trouble)
            return
        at = opened_at
        for position, question in enumerate(self.questions):
            talk.question = question
            at = self._ask(question, position, at)
            if talk.state != State.OPEN:
                return
        self._send(wording.thank(talk), Message.Purpose.THANKS, at, self.rows.replies[-1])
        talk.state, talk.closed_at = State.COMPLETED, at

    def _ask(self, question: Question, position: int, at: datetime) -> datetime:
        """Hear the answer to a question that has been sent, and send the next; return when."""
        talk, text = self.conversation, self.rows.messages[-1].body
        said = reply_of(
            number=self.citizen.phone, text=text, replies_before=position, seed=self.seed
        )
        if said is None:
            talk.state, talk.closed_at = State.EXPIRED, talk.expires_at
            return at
        at += timedelta(seconds=said.seconds)
        reply = self._receive(said.text, at)
        if classify(text=said.text, languages=("en", "es")):
            talk.state, talk.closed_at = State.STOPPED, at
            self.citizen.opted_out_at, self.citizen.opted_out_how = at, f"texted “{said.text}”"
            self.citizen.save(update_fields=["opted_out_at", "opted_out_how"])
            return at
        value = parse(kind=Kind(question.kind), text=said.text, language=talk.language)
        if isinstance(value, Unclear):
            value = Value(number=None, comment=said.text, language=talk.language)
        self._answer(question, reply, value, at)
        if position + 1 < len(self.questions):
            following = wording.ask(talk, self.questions[position + 1])
            self._send(following, Message.Purpose.QUESTION, at, reply)
        return at

    def _send(
        self, body: str, purpose: str, at: datetime, in_reply_to: Reply | None = None
    ) -> None:
        text, arrived = segments.plain(body), at + ARRIVES_AFTER
        self.rows.messages.append(
            Message(
                agency_id=self.conversation.agency_id,
                line=self.line,
                citizen=self.citizen,
                in_reply_to=in_reply_to,
                thread=self.conversation.thread,
                purpose=purpose,
                body=text,
                segments=segments.count(text).segments,
                status=Message.Status.DELIVERED,
                provider_id=self._provider_id(len(self.rows.messages)),
                attempts=1,
                queued_at=at,
                not_before=at,
                expires_at=at + timedelta(days=1),
                claimed_at=at,
                sent_at=at,
                settled_at=arrived,
            )
        )

    def _fail(self, error_code: int) -> None:
        message, talk = self.rows.messages[-1], self.conversation
        message.status, message.error_code = Message.Status.FAILED, error_code
        message.reason = meaning_of(error_code).words
        talk.state, talk.closed_at = State.UNREACHABLE, message.settled_at

    def _receive(self, body: str, at: datetime) -> Reply:
        reply = Reply(
            agency_id=self.conversation.agency_id,
            line=self.line,
            citizen=self.citizen,
            provider_id=self._provider_id(-len(self.rows.replies) - 1),
            body=body,
            thread=self.conversation.thread,
            handled_by="survey",
            received_at=at,
            heard_at=at,
        )
        self.rows.replies.append(reply)
        return reply

    def _answer(self, question: Question, reply: Reply, value: Value, at: datetime) -> None:
        self.rows.answers.append(
            Answer(
                agency_id=self.conversation.agency_id,
                conversation=self.conversation,
                question=question,
                reply=reply,
                number=value.number,
                comment=value.comment,
                answered_at=at,
            )
        )

    def _provider_id(self, place: int) -> str:
        mark = f"{self.line.pk}/{place}".encode()
        return "SM" + hashlib.md5(mark, usedforsecurity=False).hexdigest()
