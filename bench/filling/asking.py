"""Every conversation, in the order of its incidents: whom it is with, how it ends, after how many answers."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from bench.filling.calls import HOUR, MINUTE, Calls, Flags, Ints, milliseconds, sendable
from surveys.models import Conversation

State = Conversation.State
STATES = [State.COMPLETED, State.EXPIRED, State.UNREACHABLE, State.OPEN]
COMPLETED, EXPIRED, UNREACHABLE, OPEN = range(4)
"""Places in STATES."""
SILENT, UNREACHED = 0.17, 0.03  # shares of the people asked
DELAY, OPEN_FOR = 4 * HOUR, 48 * HOUR
MANY_CALLERS = 2**32


@dataclass(frozen=True, slots=True)
class Asked:
    """The conversations; `incident` is the place of each one's incident, and so on: places, not keys."""

    incident: Ints
    citizen: Ints
    is_new: Flags  # whether the citizen had not been asked before
    at: Ints
    ended: Ints
    state: Ints
    answers: Ints  # how many
    before: Ints  # how many answers were given in all conversations before this one

    def __len__(self) -> int:
        return len(self.incident)


def ask(*, calls: Calls, questions: int, answers_each: float, until: datetime, seed: int) -> Asked:
    """Ask everybody who is to be asked. Of `questions`, so many are answered on average."""
    dice = np.random.default_rng([seed, len(calls)])
    incident = np.flatnonzero(calls.asked)
    whom = calls.agency[incident] * MANY_CALLERS + calls.caller[incident]
    _, firsts, whose = np.unique(whom, return_index=True, return_inverse=True)
    is_new = np.zeros(len(incident), dtype=np.bool_)
    is_new[firsts] = True
    # Citizens stand in the order in which they are first asked.
    citizen = (np.cumsum(is_new) - 1)[firsts][whose]
    at = sendable(calls.closed[incident] + DELAY, dice)
    answers = _answers(dice, len(incident), questions, answers_each)
    state = np.where(answers == questions, COMPLETED, EXPIRED)
    state[(answers == 0) & (dice.random(len(incident)) < UNREACHED / (UNREACHED + SILENT))] = (
        UNREACHABLE
    )
    state[_still_open(citizen, (state == EXPIRED) & (answers == 0), at, until)] = OPEN
    took = (dice.exponential(40, len(incident)) * MINUTE).astype(np.int64)
    return Asked(
        incident=incident,
        citizen=citizen,
        is_new=is_new,
        at=at,
        ended=at + np.where(answers > 0, np.minimum(took + MINUTE, OPEN_FOR), OPEN_FOR),
        state=state,
        answers=answers,
        before=np.cumsum(answers) - answers,
    )


def _answers(dice: np.random.Generator, count: int, questions: int, each: float) -> Ints:
    """Nobody answers whom no text reaches, nor who is silent; whoever begins goes on by chance, to the end at most."""
    spoke = dice.random(count) >= UNREACHED + SILENT
    chance = _chance_of_going_on(each / (1 - SILENT - UNREACHED), questions=questions)
    more = np.minimum(dice.geometric(max(1 - chance, 1e-9), count), questions)
    return np.where(spoke, more, 0)


def _still_open(citizen: Ints, silent: Flags, at: Ints, until: datetime) -> Ints:
    """The places of those that nobody has answered yet and that have not run out: one for a citizen."""
    waiting = np.flatnonzero(silent & (at + OPEN_FOR > milliseconds(until)))
    _, firsts = np.unique(citizen[waiting], return_index=True)
    return waiting[firsts]


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
