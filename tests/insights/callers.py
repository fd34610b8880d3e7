"""Callers who were asked and some of whom answered: rows that a test can count by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from agencies.encryption import fingerprint
from agencies.models import Agency, Line, Officer
from agencies.tenancy import acting_for
from incidents.history import HistoryEntry, HistoryKind, saved_as
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models import Answer, Conversation, Decision, Door, Question, Survey

HOUR = timedelta(hours=1)


@dataclass
class Callers:
    """Makes incidents whose callers were asked, at whatever moment and place a test wants."""

    agency: Agency
    line: Line
    survey: Survey
    now: datetime
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def asked(
        self,
        *,
        at: datetime | None = None,
        district: str = "Central",
        call_type: str = "NOISE",
        officer: Officer | None = None,
        sent: bool = True,
        caller_language: str = "",
    ) -> Conversation:
        """An incident that closed four hours before `at`, when its caller was asked."""
        at, number = at or self.now - HOUR, next(self.numbers)
        with acting_for(self.agency):
            incident = self._incident(
                number, at - 4 * HOUR, district, call_type, officer, caller_language
            )
            Decision.objects.create(
                agency=self.agency, incident=incident, ask=True, findings=[], decided_at=at
            )
            phone = incident.caller_phone
            citizen = Citizen.objects.create(
                agency=self.agency, phone=phone, phone_hash=fingerprint(phone)
            )
            conversation = Conversation.objects.create(
                agency=self.agency,
                survey=self.survey,
                incident=incident,
                citizen=citizen,
                line=self.line,
                language="en",
                question=self.survey.questions.order_by("position")[0],
                opened_at=at,
                checked_at=at,
                expires_at=at + 48 * HOUR,
            )
            self.text(conversation, at, sent=sent)
        return conversation

    def refused(self, *reasons: str, at: datetime) -> Incident:
        """An incident whose caller was not asked, for these reasons."""
        with acting_for(self.agency):
            incident = self._incident(next(self.numbers), at - 4 * HOUR, "Central", "NOISE", None)
            Decision.objects.create(
                agency=self.agency,
                incident=incident,
                ask=False,
                reasons=list(reasons),
                findings=[],
                decided_at=at,
            )
        return incident

    def answered(
        self,
        conversation: Conversation | None = None,
        *,
        officer: int | None = None,
        call_taker: int | None = None,
        explained: int | None = None,
        comment: str = "",
        at: datetime | None = None,
        **asked: object,
    ) -> Conversation:
        """What the caller answered, a question a reply, one second apart."""
        talk = conversation or self.asked(at=at, **asked)  # type: ignore[arg-type]  # passed on
        given = [(officer, ""), (call_taker, ""), (explained, ""), (None, comment)]
        with acting_for(self.agency):
            questions = self.survey.questions.order_by("position")
            for second, (question, (number, words)) in enumerate(
                zip(questions, given, strict=True)
            ):
                if number is not None or words:
                    moment = (at or self.now - HOUR) + timedelta(seconds=second)
                    self.answer(talk, question, number, words, moment)
        return talk

    def visited(self, *, officer: int, of: Officer | None = None) -> Conversation:
        """Somebody who came through a door, of an officer or of a place, and rated the officer: no call is known."""
        with acting_for(self.agency):
            door = Door.objects.create(
                agency=self.agency,
                survey=self.survey,
                code=f"door{next(self.numbers)}",
                name="Front desk",
                kind=Door.Kind.OFFICER if of else Door.Kind.PLACE,
                officer=of,
                made_at=self.now,
            )
            question = self.survey.questions.order_by("position")[0]
            talk = Conversation.objects.create(
                agency=self.agency,
                survey=self.survey,
                door=door,
                channel=Conversation.Channel.WEB,
                language="en",
                question=question,
                opened_at=self.now - HOUR,
                checked_at=self.now - HOUR,
                expires_at=self.now + HOUR,
            )
            Answer.objects.create(
                agency=self.agency,
                conversation=talk,
                question=question,
                number=officer,
                answered_at=self.now - HOUR,
            )
        return talk

    def answer(
        self,
        talk: Conversation,
        question: Question,
        number: int | None,
        words: str,
        at: datetime,
    ) -> Answer:
        """One reply and the answer that it was read as."""
        reply = Reply.objects.create(
            agency=self.agency,
            line=self.line,
            citizen=talk.texted.citizen,
            provider_id=f"SM{next(self.numbers):032d}",
            body=words or str(number),
            thread=talk.thread,
            handled_by="survey",
            received_at=at,
        )
        return Answer.objects.create(
            agency=self.agency,
            conversation=talk,
            question=question,
            reply=reply,
            number=number,
            comment=words,
            answered_at=at,
        )

    def text(self, talk: Conversation, at: datetime, *, sent: bool = True) -> Message:
        """The first text of the conversation: delivered, or failed before it left."""
        status = Message.Status.DELIVERED if sent else Message.Status.FAILED
        return Message.objects.create(
            agency=self.agency,
            line=self.line,
            citizen=talk.texted.citizen,
            thread=talk.thread,
            purpose=Message.Purpose.OPENING,
            body="How was it?",
            segments=1,
            status=status,
            reason="" if sent else "This is not a phone number.",
            not_before=at,
            queued_at=at,
            claimed_at=at,
            expires_at=at + 24 * HOUR,
            sent_at=at if sent else None,
            settled_at=at + timedelta(seconds=5),
        )

    def _incident(
        self,
        number: int,
        closed_at: datetime,
        district: str,
        call_type: str,
        officer: Officer | None,
        caller_language: str = "",
    ) -> Incident:
        incident = Incident.objects.create(
            agency=self.agency,
            reference=f"26-{number:06d}",
            status=Incident.Status.CLOSED,
            call_type=call_type,
            district=district,
            officer=officer,
            caller_role="Caller",
            caller_phone=f"+1319555{number:04d}",
            caller_hash=fingerprint(f"+1319555{number:04d}"),
            caller_language=caller_language,
            opened_at=closed_at - HOUR,
            closed_at=closed_at,
            source="a test",
            received_at=closed_at,
            changed_at=closed_at,
            undecided=False,
            seen=saved_as([HistoryEntry(HistoryKind.CALL_TYPE, call_type, closed_at - HOUR)]),
        )
        return incident
