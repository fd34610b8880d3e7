"""What came of asking a caller: texts, replies, answers, and a follow-up after a poor one."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bench.filling.books import Books
from bench.filling.founding import Founded
from surveys.models import Conversation, Question

State = Conversation.State
SILENT, UNREACHED = 0.17, 0.03  # shares of the people asked
# Ratings from 1 to 5. Districts differ, so that a page has something to say.
RATINGS = ((5, 6, 9, 26, 54), (8, 8, 11, 27, 46))
WORSE_DISTRICT = 2
EXPLAINED = 0.78
WORDS = (
    "Thank you for coming so quickly",
    "The officer listened and was kind",
    "Nobody called me back",
    "It took over an hour until someone came",
    "Please tell us what happens next",
    "Good job, keep it up",
    "Muy amables, gracias",
)
LOOK_INTO_WITHIN, LOOKED_INTO_AFTER = timedelta(days=3), timedelta(days=2)
STILL_OPEN = timedelta(days=5)
POOR = 2
OPEN_FOR, DELIVERED_AFTER = timedelta(hours=48), timedelta(seconds=4)


class Talk:
    """Plays conversations. A citizen is new when first asked."""

    def __init__(
        self,
        founded: Founded,
        books: Books,
        dice: random.Random,
        *,
        until: datetime,
        answers_each: float,
    ) -> None:
        self.here, self.books, self.dice, self.until = founded, books, dice, until
        self.agency = founded.agency.pk
        self.citizens: dict[int, int] = {}
        self.busy: set[int] = set()  # citizens with a conversation that is still open
        # Whoever answers at all goes on to the end with the chance that gives so many answers on average.
        self.goes_on = _chance_of_going_on(
            answers_each / (1 - SILENT - UNREACHED), questions=len(founded.questions)
        )

    def about(
        self,
        *,
        incident: int,
        caller: int,
        phone: tuple[str, str],
        language: str,
        at: datetime,
        district: int,
    ) -> None:
        """Ask the caller about the incident at this moment, and hear what comes."""
        citizen = self._citizen(caller, phone, language, at)
        state, answers = self._ends(at, citizen)
        ends_at = (
            at + timedelta(minutes=self.dice.expovariate(1 / 40)) if answers else at + OPEN_FOR
        )
        question = self.here.questions[min(answers, len(self.here.questions) - 1)]
        thread = UUID(int=self.dice.getrandbits(128), version=4)
        conversation = self.books.conversations.add(
            *(self.agency, self.here.survey.pk, incident, citizen, self.here.line.pk, thread),
            *(language, state, question.pk, at, at, at + OPEN_FOR),
            None if state == State.OPEN else ends_at,
        )
        self._text(thread, citizen, None, "opening", at, failed=state == State.UNREACHABLE)
        ratings = self._answers(conversation, thread, citizen, answers, at, ends_at, district)
        if ratings and min(ratings) <= POOR:
            self._follow_up(conversation, min(ratings), ends_at)

    def _citizen(self, caller: int, phone: tuple[str, str], language: str, at: datetime) -> int:
        if caller not in self.citizens:
            self.citizens[caller] = self.books.citizens.add(self.agency, *phone, language, at)
        return self.citizens[caller]

    def _ends(self, at: datetime, citizen: int) -> tuple[str, int]:
        """How the conversation ends, and after how many answers."""
        luck = self.dice.random()
        if luck < UNREACHED:
            return State.UNREACHABLE, 0
        if luck < UNREACHED + SILENT:
            if at + OPEN_FOR > self.until and citizen not in self.busy:
                self.busy.add(citizen)
                return State.OPEN, 0
            return State.EXPIRED, 0
        answers, all_of_them = 1, len(self.here.questions)
        while answers < all_of_them and self.dice.random() < self.goes_on:
            answers += 1
        return (State.COMPLETED if answers == all_of_them else State.EXPIRED), answers

    def _answers(
        self,
        conversation: int,
        thread: UUID,
        citizen: int,
        answers: int,
        at: datetime,
        ends_at: datetime,
        district: int,
    ) -> list[int]:
        """The answers, spread from the first text to the end; the ratings among them are returned."""
        ratings = []
        for place, question in enumerate(self.here.questions[:answers]):
            moment = at + (ends_at - at) * ((place + 1) / answers)
            number, comment = self._said(question, district)
            if number is not None and question.kind == Question.Kind.RATING:
                ratings.append(number)
            reply = self.books.replies.add(
                *(self.agency, self.here.line.pk, citizen, self._provider_id()),
                *(comment or str(number), thread, "survey", moment, moment),
            )
            self.books.answers.add(
                self.agency, conversation, question.pk, reply, number, comment, moment
            )
            last = place + 1 == len(self.here.questions)
            self._text(thread, citizen, reply, "thanks" if last else "question", moment)
        return ratings

    def _said(self, question: Question, district: int) -> tuple[int | None, str]:
        if question.kind == Question.Kind.RATING:
            weights: Sequence[int] = RATINGS[district == WORSE_DISTRICT]
            return self.dice.choices((1, 2, 3, 4, 5), weights)[0], ""
        if question.kind == Question.Kind.YES_NO:
            return int(self.dice.random() < EXPLAINED), ""
        return None, self.dice.choice(WORDS)

    def _text(
        self,
        thread: UUID,
        citizen: int,
        reply: int | None,
        purpose: str,
        at: datetime,
        *,
        failed: bool = False,
    ) -> None:
        outcome: tuple[Any, ...] = ("delivered", None, "")
        if failed:
            outcome = ("failed", 30003, "The phone was off or out of reach.")
        self.books.messages.add(
            *(self.agency, self.here.line.pk, citizen, reply, thread, purpose),
            *("Thank you. How was it? Reply 1 (poor) to 5 (great).", 1, *outcome),
            *(self._provider_id(), 1, at, at + timedelta(days=1), at, at, at),
            at + DELIVERED_AFTER,
        )

    def _follow_up(self, conversation: int, rating: int, at: datetime) -> None:
        rule, due_at = f"rated {rating} of 5", at + LOOK_INTO_WITHIN
        if at > self.until - STILL_OPEN:
            settled: tuple[Any, ...] = ("new", rule, "", at, due_at, None, None)
        else:
            done_at = at + LOOKED_INTO_AFTER
            settled = ("resolved", rule, "Called back and explained.", at, due_at, at, done_at)
        self.books.follow_ups.add(self.agency, conversation, *settled)

    def _provider_id(self) -> str:
        return f"SM{self.dice.getrandbits(128):032x}"


def _chance_of_going_on(wanted: float, *, questions: int) -> float:
    """The chance p of answering one more question for which 1 + p + p² + … over all questions comes to `wanted`."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if sum(middle**power for power in range(questions)) < wanted:
            low = middle
        else:
            high = middle
    return high
