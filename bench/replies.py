"""Replies a second through the webhook: citizens answer four questions each, over the real web server."""

import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Sum

from agencies.encryption import fingerprint
from agencies.tenancy import acting_for
from bench import reply_floor
from bench.load import Exchange, post_all
from bench.results import Result, percentile
from bench.stage import Stage, open_conversations, phone
from bench.surroundings import web_server
from bench.webhooks import sid_of, webhook
from feedback.models import FollowUp, Recognition
from messaging.models import Message, Reply
from surveys.library import DEFAULT
from surveys.models import Answer, Conversation, Question

COUNT, QUICK = 4_000, 160
AT_A_TURN = 100  # people
CONNECTIONS = 8
QUESTIONS_ASKED = len(DEFAULT.questions)
RATINGS, WEIGHTS = (1, 2, 3, 4, 5), (3, 5, 12, 30, 50)
POOR, PRAISE = 2, 4
COMMENTS = (
    "He was kind and explained everything",
    "Took a while but worth it",
    "nothing, thank you",
    "please call when you find it",
    "The officer listened to my mother",
)

Timed = tuple[float, list[float]]
"""Seconds for all replies, and for each."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """Somebody with a conversation open, and what they are going to answer."""

    place: int
    officer_rating: int
    dispatcher_rating: int
    explained: str
    comment: str

    @property
    def bodies(self) -> tuple[str, ...]:
        """The four replies in their order."""
        ratings = (self.officer_rating, self.dispatcher_rating)
        return (*map(str, ratings), self.explained, self.comment)

    @property
    def poor(self) -> bool:
        """Whether a supervisor must hear of it."""
        return min(self.officer_rating, self.dispatcher_rating) <= POOR

    @property
    def praises(self) -> bool:
        """Whether the officer may hear of it."""
        return not self.poor and self.officer_rating >= PRAISE


class WrongBooks(Exception):
    """The database does not hold what was sent."""


def measure(*, stage: Stage, count: int, seed: int, now: datetime) -> list[Result]:
    """Send about `count` replies to the web server and write as many by plain statements, by turns.

    So a machine that is slower for some seconds is it for both.
    """
    people = min(AT_A_TURN, count // QUESTIONS_ASKED)
    last = 2 * (count // QUESTIONS_ASKED)
    chance = random.Random(seed)
    ours, floors = [], []
    with web_server() as port:
        warm_up(stage, port, now, first=last)
        for first in range(0, last, 2 * people):
            ours.append(_send(stage, port, range(first, first + people), chance, now))
            floors.append(_floor(stage, range(first + people, first + 2 * people), now))
    return [_result(ours, floors)]


def _result(ours: Sequence[Timed], floors: Sequence[Timed]) -> Result:
    (seconds, times), (floor_seconds, floor_times) = _together(ours), _together(floors)
    return Result(
        name="replies through the webhook",
        ours=len(times) / seconds,
        floor=len(floor_times) / floor_seconds,
        unit="replies/s",
        p95=percentile(times, 0.95) * 1000,
        floor_p95=percentile(floor_times, 0.95) * 1000,
        note=(
            f"{len(times):,} signed webhooks over {CONNECTIONS} connections, 4 workers × 2 threads, every answer "
            f"and every row checked; by turns with the floor, {len(ours)} times. Floor: {reply_floor.PROCESSES} "
            f"processes, no HTTP, a commit and {len(reply_floor.STATEMENTS)} statements a reply: "
            f"{', '.join(reply_floor.STATEMENTS)}."
        ),
    )


def _together(rounds: Sequence[Timed]) -> Timed:
    return sum(seconds for seconds, _ in rounds), [time for _, times in rounds for time in times]


def _send(stage: Stage, port: int, places: range, chance: random.Random, now: datetime) -> Timed:
    """Have citizens answer all questions. Raises WrongBooks unless exactly that is stored."""
    citizens = list(_citizens(places, chance))
    open_conversations(stage, places=places, now=now)
    before = _books(stage)
    load = post_all(port=port, exchanges=_exchanges(stage, citizens), connections=CONNECTIONS)
    stored = Counter(_books(stage))
    stored.subtract(before)
    if stored != (expected := _expected(citizens)):
        raise WrongBooks(f"The database holds {dict(stored)}, but {dict(expected)} was sent.")
    return load.seconds, load.times


def warm_up(stage: Stage, port: int, now: datetime, *, first: int) -> None:
    """Let every thread of the web server connect and load what it loads once; wishes for help, which ask nothing."""
    open_conversations(stage, places=range(first, first + CONNECTIONS), now=now)
    exchanges = [
        [webhook(stage, place=place, body="HELP", step=step, expects="") for step in range(8)]
        for place in range(first, first + CONNECTIONS)
    ]
    post_all(port=port, exchanges=exchanges, connections=CONNECTIONS)


def _citizens(places: Iterable[int], chance: random.Random) -> Iterator[Citizen]:
    for place in places:
        officer, dispatcher = chance.choices(RATINGS, WEIGHTS, k=2)
        explained, comment = chance.choice(("yes", "Yes!", "no")), chance.choice(COMMENTS)
        yield Citizen(place, officer, dispatcher, explained, comment)


def _exchanges(stage: Stage, citizens: Iterable[Citizen]) -> list[Exchange]:
    """The four replies of each citizen, with what must answer each."""
    expected = [question.text["en"] for question in DEFAULT.questions[1:]]
    expected.append(DEFAULT.thanks["en"].format(agency=stage.agency.voice))
    return [
        [
            webhook(stage, place=citizen.place, body=body, step=step, expects=expects)
            for step, (body, expects) in enumerate(zip(citizen.bodies, expected, strict=True))
        ]
        for citizen in citizens
    ]


def _books(stage: Stage) -> Counter[str]:
    """What the database holds."""
    with acting_for(stage.agency), transaction.atomic():
        ratings = Answer.objects.filter(question__kind=Question.Kind.RATING)
        return Counter(
            {
                "replies": Reply.objects.filter(handled_by="survey").count(),
                "answers": Answer.objects.count(),
                "answers by text": Message.objects.filter(in_reply_to__isnull=False).count(),
                "completed": Conversation.objects.filter(
                    state=Conversation.State.COMPLETED
                ).count(),
                "follow-ups": FollowUp.objects.count(),
                "recognitions": Recognition.objects.count(),
                "sum of ratings": ratings.aggregate(sum=Sum("number", default=0))["sum"],
            }
        )


def _expected(citizens: Sequence[Citizen]) -> Counter[str]:
    """What it must hold in addition when these citizens have answered."""
    sent = len(citizens) * QUESTIONS_ASKED
    return Counter(
        {
            "replies": sent,
            "answers": sent,
            "answers by text": sent,
            "completed": len(citizens),
            "follow-ups": sum(each.poor for each in citizens),
            "recognitions": sum(each.praises for each in citizens),
            "sum of ratings": sum(
                each.officer_rating + each.dispatcher_rating for each in citizens
            ),
        }
    )


def _floor(stage: Stage, places: range, now: datetime) -> Timed:
    """Write as many replies of others by plain statements."""
    open_conversations(stage, places=places, now=now)
    queues = [
        [
            {
                "key": str(stage.line.key),
                "phone_hash": fingerprint(phone(place)),
                "sid": sid_of(place, step),
                "body": "5",
            }
            for step in range(QUESTIONS_ASKED)
            for place in places[process :: reply_floor.PROCESSES]
        ]
        for process in range(reply_floor.PROCESSES)
    ]
    return reply_floor.run(database=os.environ["DATABASE_URL"], replies=queues)
