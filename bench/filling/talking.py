"""Writes what came of asking: conversations, texts, replies, answers and how they sound, follow-ups of poor ratings."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from bench.filling.asking import OPEN, OPEN_FOR, STATES, UNREACHABLE
from bench.filling.books import (
    ANSWERS,
    CITIZENS,
    CONVERSATIONS,
    FOLLOW_UPS,
    INCIDENTS,
    MARKS,
    MESSAGES,
    READINGS,
    REPLIES,
)
from bench.filling.calls import HOUR, SECOND, Ints
from bench.filling.columns import Words, hexadecimal, moments, moments_where, pick
from bench.filling.copying import NULL, escaped
from bench.filling.drawn import Block, Drawn, languages
from bench.filling.sayings import COMMENTS, SAYINGS, SHARE_OF_TWO
from feedback.models import FollowUp
from messaging.models import Message
from surveys.models import Question

# Ratings from 1 to 5. Districts differ, so that a page has something to say.
RATINGS = np.array(((5, 6, 9, 26, 54), (8, 8, 11, 27, 46))) / 100
WORSE_DISTRICT = 2
EXPLAINED = 0.78
POOR, BEST = 2, 5
NO_NUMBER = -1
NUMBERS = (NULL, *map(str, range(BEST + 1)))  # by the number + 1
SEEN, UNSEEN_FOR = 0.8, 72 * HOUR
LOOK_INTO_WITHIN, LOOKED_INTO_AFTER, STILL_OPEN = 72 * HOUR, 48 * HOUR, 120 * HOUR
DELIVERED_AFTER, MAY_BE_SENT_FOR = 4 * SECOND, 24 * HOUR
WORDS, SOUNDS = [escaped(each.words) for each in COMMENTS], [each.sound for each in COMMENTS]
MOST_THEMES = max(len(each.themes) for each in COMMENTS)
NO_THEME = -1


class Talk:
    """The conversations at some places; `districts` are those of their incidents."""

    def __init__(
        self, drawn: Drawn, here: slice, districts: Ints, dice: np.random.Generator
    ) -> None:
        self.drawn, self.dice, asked = drawn, dice, drawn.asked
        self.places, self.districts = np.arange(here.start, here.stop), districts
        self.incident, self.citizen = asked.incident[here], asked.citizen[here]
        self.is_new, self.state = asked.is_new[here], asked.state[here]
        self.at, self.ended = asked.at[here], asked.ended[here]
        self.answers, self.before = asked.answers[here], asked.before[here]
        self.place = drawn.calls.agency[self.incident]
        self.agency, self.line = drawn.ground.agency[self.place], drawn.ground.line[self.place]
        self.caller = drawn.calls.caller[self.incident]
        self.threads = np.array(hexadecimal(dice, len(self.places)), dtype=object)

    def written(self) -> Block:
        """The rows of all tables."""
        return [
            (CITIZENS, self._citizens()),
            (CONVERSATIONS, self._conversations()),
            (REPLIES, self._replies()),
            (MESSAGES, self._openings()),
            (MESSAGES, self._further()),
            (ANSWERS, self._answers()),
            (FOLLOW_UPS, self._follow_ups()),
            (READINGS, self._readings()),
            (MARKS, self._marks()),
        ]

    # ---- of each answer: which conversation it belongs to, and where there

    @cached_property
    def of(self) -> Ints:
        return np.repeat(np.arange(len(self.places)), self.answers)

    @cached_property
    def position(self) -> Ints:
        return np.arange(len(self.of)) - (self.before - self.before[:1])[self.of]

    @cached_property
    def answer(self) -> Ints:
        """Its place among all answers, and that of its reply."""
        return self.before[self.of] + self.position

    @cached_property
    def answered(self) -> Ints:
        """Spread from the first text to the end."""
        took = (self.ended - self.at)[self.of]
        return self.at[self.of] + took * (self.position + 1) // self.answers[self.of]

    @cached_property
    def kinds(self) -> Words:
        return pick(self.drawn.ground.kinds, self.position)

    @cached_property
    def numbers(self) -> Ints:
        luck = self.dice.random(len(self.of))
        chances = RATINGS.cumsum(axis=1)[(self.districts == WORSE_DISTRICT).astype(int)][self.of]
        ratings = np.minimum(1 + (luck[:, None] > chances).sum(axis=1), BEST)
        yes = (luck < EXPLAINED).astype(np.int64)
        numbers = np.where(self.kinds == Question.Kind.YES_NO, yes, NO_NUMBER)
        return np.where(self.kinds == Question.Kind.RATING, ratings, numbers)

    @cached_property
    def commented(self) -> Ints:
        """The answers in own words, by their places in this block."""
        return np.flatnonzero(self.numbers == NO_NUMBER)

    @cached_property
    def comments(self) -> Ints:
        """The place in COMMENTS of what each of those says."""
        count = len(self.commented)
        one = self.dice.integers(len(SAYINGS), size=count)
        two = self.dice.integers(len(SAYINGS), len(COMMENTS), size=count)
        return np.where(self.dice.random(count) < SHARE_OF_TWO, two, one)

    @cached_property
    def words(self) -> Words:
        """Empty where a number says it."""
        words = np.full(len(self.of), "", dtype=object)
        words[self.commented] = pick(WORDS, self.comments)
        return words

    # ---- the rows

    def _citizens(self) -> str:
        new = self.is_new
        phones = [self.drawn.phones[each] for each in self.caller[new].tolist()]
        return CITIZENS.lines(
            *(self.drawn.keys(CITIZENS, self.citizen[new]), self.agency[new]),
            *([phone for phone, _ in phones], [fingerprint for _, fingerprint in phones]),
            *(languages(self.caller[new]), moments(self.at[new])),
        )

    def _conversations(self) -> str:
        drawn, at = self.drawn, moments(self.at)
        last = np.minimum(self.answers, len(drawn.ground.kinds) - 1)
        return CONVERSATIONS.lines(
            *(drawn.keys(CONVERSATIONS, self.places), self.agency, drawn.ground.survey[self.place]),
            *(drawn.keys(INCIDENTS, self.incident), drawn.keys(CITIZENS, self.citizen), self.line),
            *(self.threads, languages(self.caller), pick(STATES, self.state)),
            *(drawn.ground.questions[self.place, last], at, at, moments(self.at + OPEN_FOR)),
            moments_where(self.state != OPEN, self.ended),
        )

    def _replies(self) -> str:
        of, at = self.of, moments(self.answered)
        said = np.where(self.numbers == NO_NUMBER, self.words, pick(NUMBERS, self.numbers + 1))
        return REPLIES.lines(
            *(self.drawn.keys(REPLIES, self.answer), self.agency[of], self.line[of]),
            *(self.drawn.keys(CITIZENS, self.citizen[of]), self._provider_ids(len(of)), said),
            *(self.threads[of], at, at),
        )

    def _openings(self) -> str:
        lost = self.state == UNREACHABLE
        status = pick((Message.Status.DELIVERED, Message.Status.FAILED), lost)
        return self._texts(
            np.arange(len(self.places)),
            *(self.places + self.before, np.full(len(lost), NULL)),
            np.full(len(lost), Message.Purpose.OPENING),
            *(status, pick((NULL, "30003"), lost)),
            *(pick(("", "The phone was off or out of reach."), lost), self.at),
        )

    def _further(self) -> str:
        """Each reply is answered by the next question, the last one by thanks."""
        count = len(self.of)
        is_last = self.position + 1 == len(self.drawn.ground.kinds)
        return self._texts(
            self.of,
            self.places[self.of] + self.answer + 1,
            self.drawn.keys(REPLIES, self.answer),
            pick((Message.Purpose.QUESTION, Message.Purpose.THANKS), is_last),
            *(np.full(count, Message.Status.DELIVERED), np.full(count, NULL), np.full(count, "")),
            self.answered,
        )

    def _texts(self, of: Ints, places: Ints, reply: Words, *rest: Words) -> str:
        purpose, status, error, reason, moment = rest
        at = moments(moment)
        return MESSAGES.lines(
            *(self.drawn.keys(MESSAGES, places), self.agency[of], self.line[of]),
            *(self.drawn.keys(CITIZENS, self.citizen[of]), reply, self.threads[of], purpose),
            *(status, error, reason, self._provider_ids(len(of)), at),
            *(moments(moment + MAY_BE_SENT_FOR), at, at, at, moments(moment + DELIVERED_AFTER)),
        )

    def _answers(self) -> str:
        drawn, of, count = self.drawn, self.of, len(self.of)
        return ANSWERS.lines(
            *(drawn.keys(ANSWERS, self.answer), self.agency[of]),
            drawn.keys(CONVERSATIONS, self.places[of]),
            drawn.ground.questions[self.place[of], self.position],
            *(drawn.keys(REPLIES, self.answer), pick(NUMBERS, self.numbers + 1), self.words),
            *(moments(self.answered), np.full(count, drawn.transaction)),
        )

    def _follow_ups(self) -> str:
        lowest = np.full(len(self.places), BEST)
        rated = self.kinds == Question.Kind.RATING
        np.minimum.at(lowest, self.of[rated], self.numbers[rated])
        poor = np.flatnonzero(lowest <= POOR)
        at = self.ended[poor]
        settled = at <= self.drawn.until - STILL_OPEN
        return FOLLOW_UPS.lines(
            *(self.drawn.keys(FOLLOW_UPS, self.places[poor]), self.agency[poor]),
            self.drawn.keys(CONVERSATIONS, self.places[poor]),
            pick((FollowUp.State.NEW, FollowUp.State.RESOLVED), settled),
            pick([f"rated {rating} of {BEST}" for rating in range(BEST + 1)], lowest[poor]),
            pick(("", "Called back and explained."), settled),
            *(moments(at), moments(at + LOOK_INTO_WITHIN), moments_where(settled, at)),
            moments_where(settled, at + LOOKED_INTO_AFTER),
        )

    def _readings(self) -> str:
        """Nobody has read the latest yet, and of the others a part."""
        answer, of = self.answer[self.commented], self.of[self.commented]
        ratings = np.full(len(self.places), NO_NUMBER)
        rated = np.flatnonzero(self.kinds == Question.Kind.RATING)[::-1]
        ratings[self.of[rated]] = self.numbers[rated]  # the first of each: it comes last here
        at = self.answered[self.commented]
        seen = (self.dice.random(len(answer)) < SEEN) & (at <= self.drawn.until - UNSEEN_FOR)
        return READINGS.lines(
            *(self.drawn.keys(READINGS, answer), self.agency[of]),
            *(self.drawn.keys(ANSWERS, answer), pick(SOUNDS, self.comments)),
            *(pick(NUMBERS, ratings[of] + 1), languages(self.caller[of])),
            moments_where(seen, at + HOUR),
        )

    def _marks(self) -> str:
        """A line for each theme that a comment speaks of."""
        themes = _themes(self.drawn.ground.theme_keys)[self.comments]
        comment, number = np.nonzero(themes != NO_THEME)
        answer = self.commented[comment]
        return MARKS.lines(
            self.drawn.keys(MARKS, self.answer[answer] * MOST_THEMES + number),
            *(self.agency[self.of[answer]], self.drawn.keys(READINGS, self.answer[answer])),
            self.drawn.ground.themes[self.place[self.of[answer]], themes[comment, number]],
            moments(self.answered[answer]),
        )

    def _provider_ids(self, count: int) -> list[str]:
        return [f"SM{digits}" for digits in hexadecimal(self.dice, count)]


def _themes(keys: Sequence[str]) -> Ints:
    """By comment: the places of its themes among all, and NO_THEME for the rest."""
    themes = np.full((len(COMMENTS), MOST_THEMES), NO_THEME)
    for row, comment in zip(themes, COMMENTS, strict=True):
        row[: len(comment.themes)] = [keys.index(theme) for theme in comment.themes]
    return themes
