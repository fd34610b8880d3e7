"""The machine reads what people wrote: after the reply, in the order in which comments changed, each time they do.

Postgres is the queue: an agency's place says how far it has read, and the worker that claims the place reads on. To
read the same comment twice changes nothing. What people said stands above what the machine finds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from feedback.comments.measured import by_language
from feedback.comments.said import Comment, comments_of
from feedback.comments.teaching import curriculum, version_of
from feedback.models import Reading, ReadingPlace, ThemeMark
from surveys.changes import OldestUnfinished, Place, changed_after
from surveys.models import Answer

if TYPE_CHECKING:
    from feedback.comments.model import Heard, Model

AT_ONCE = 500  # answers of one step
STEPS = 20  # of one agency in one sweep: then it is the next one's turn
FORGOTTEN_AFTER = timedelta(minutes=5)  # a worker that was killed while it read
MODELS_KEPT = 32
FROM_THE_START: dict[str, Any] = {"transaction": 0, "answer": 0, "round": F("round") + 1}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a comment; `heard` is None in a language in which nothing was measured."""

    comment: Comment
    language: str
    heard: "Heard | None"


def read_due(*, clock: Callable[[], datetime]) -> int:
    """Read on for every agency that has something new; return how many comments were read."""
    return sum(_read_agency(key, clock) for key in _due(clock()))


def read_again(*, agency: Agency) -> None:
    """Read everything once more: its themes have changed, or it has learnt something."""
    ReadingPlace.objects.filter(agency=agency).update(**FROM_THE_START)


def learn(*, clock: Callable[[], datetime]) -> int:
    """Let each agency's machine learn from what people corrected since it last did; return how many have learnt."""
    now = clock()
    new = Q(corrected_at__gt=OuterRef("learnt_at")) | Q(
        corrected_at__isnull=False, agency__reading_place__learnt_at=None
    )
    of_agency = Q(agency=OuterRef("agency"))
    with across_agencies(), transaction.atomic():
        taught = Exists(ThemeMark.objects.filter(of_agency, new)) | Exists(
            Reading.objects.filter(of_agency, new)
        )
        return ReadingPlace.objects.filter(taught).update(learnt_at=now, **FROM_THE_START)


def _due(now: datetime) -> list[int]:
    """The agencies of which an answer has changed since the machine read last: two queries for all of them."""
    with across_agencies(), transaction.atomic():
        unknown = Agency.objects.filter(reading_place=None)
        ReadingPlace.objects.bulk_create(
            [ReadingPlace(agency=agency) for agency in unknown], ignore_conflicts=True
        )
        later = Answer.objects.filter(
            Q(changed_in__gt=OuterRef("transaction")) | Q(pk__gt=OuterRef("answer")),
            agency=OuterRef("agency"),
            changed_in__gte=OuterRef("transaction"),
            changed_in__lt=OldestUnfinished(),
        )
        due = _claimable(now).filter(Exists(later))
        return list(due.values_list("agency_id", flat=True))


def _claimable(now: datetime) -> QuerySet[ReadingPlace]:
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - FORGOTTEN_AFTER)
    return ReadingPlace.objects.filter(free)


def _read_agency(key: int, clock: Callable[[], datetime]) -> int:
    count = 0
    for _ in range(STEPS):
        with acting_for(key):
            read = _step(key, clock())
        if read is None:
            break
        count += read
    return count


def _step(key: int, now: datetime) -> int | None:
    """Read the next answers; None where there are none, or somebody else reads them."""
    with transaction.atomic():
        if not _claimable(now).filter(agency=key).update(claimed_at=now):
            return None
        place = ReadingPlace.objects.select_related("agency").get(agency=key)
        start = Place(place.transaction, place.answer)
        answers, end = changed_after(agency=place.agency, place=start, limit=AT_ONCE)
        comments = comments_of(agency=place.agency, answers=answers)
        version = version_of(agency=place.agency, until=place.learnt_at) if comments else ""
    heard = _hear(place, version, comments) if comments else []
    with transaction.atomic():
        _keep(place.agency, heard, version)
        _move_on(place, end, now)
    return len(comments) if answers else None


def _hear(place: ReadingPlace, version: str, comments: Sequence[Comment]) -> "Sequence[Found]":
    """Outside of any transaction: it takes a while."""
    from feedback.comments.tongues import written_in  # noqa: PLC0415  numpy, and tables of 80 MB

    model = _model(place.agency, place.learnt_at, version)
    languages = [written_in(each.words, usual=each.usual) for each in comments]
    known = [each for each, code in zip(comments, languages, strict=True) if code in by_language()]
    heard = model.hear([each.words for each in known], [each.rating for each in known])
    found = {each.answer: what for each, what in zip(known, heard, strict=True)}
    return [
        Found(each, code, found.get(each.answer))
        for each, code in zip(comments, languages, strict=True)
    ]


@lru_cache(maxsize=MODELS_KEPT)
def _model(agency: Agency, until: datetime | None, version: str) -> "Model":
    """Learnt when it is first needed, by each process for itself: a process that reads nothing stays small."""
    from feedback.comments.model import train  # noqa: PLC0415  numpy, and an encoder of 120 MB

    with transaction.atomic():
        taught = curriculum(agency=agency, until=until)
    return train(lessons=taught.lessons, themes=taught.themes)


def _keep(agency: Agency, heard: "Sequence[Found]", version: str) -> None:
    """Write down what was found, for those answers that are still there."""
    there = set(
        agency.answers.filter(pk__in=[each.comment.answer for each in heard]).values_list(
            "pk", flat=True
        )
    )
    found = {each.comment.answer: each for each in heard if each.comment.answer in there}
    Reading.objects.bulk_create(
        [
            Reading(
                agency=agency,
                answer_id=key,
                language=each.language,
                rating=each.comment.shown,
                sounded=each.heard.sounds if each.heard else "",
                model=version,
            )
            for key, each in sorted(found.items())
        ],
        update_conflicts=True,
        unique_fields=["answer"],
        update_fields=["language", "rating", "sounded", "model"],
    )
    readings = dict(agency.readings.filter(answer__in=there).values_list("answer", "pk"))
    marks = ThemeMark.objects.filter(agency=agency, reading__in=list(readings.values()))
    marks.filter(corrected=None).delete()
    answer = Answer.objects.filter(reading=OuterRef("reading"))
    marks.update(found=False, answered_at=Subquery(answer.values("answered_at")))
    ThemeMark.objects.bulk_create(
        _marks(agency, readings, found),
        update_conflicts=True,
        unique_fields=["reading", "theme"],
        update_fields=["found"],
    )


def _marks(
    agency: Agency, readings: Mapping[int, int], found: "Mapping[int, Found]"
) -> Sequence[ThemeMark]:
    known = set(agency.themes.values_list("pk", flat=True))
    return [
        ThemeMark(
            agency=agency,
            reading_id=reading,
            theme_id=theme,
            answered_at=found[answer].comment.answered_at,
            found=True,
        )
        for answer, reading in sorted(readings.items())
        if (heard := found[answer].heard)
        for theme in sorted(heard.themes & known)
    ]


def _move_on(place: ReadingPlace, end: Place, claimed_at: datetime) -> None:
    """Let the place go; it moves on unless somebody has sent it back to the start meanwhile."""
    mine = ReadingPlace.objects.filter(pk=place.pk, agency=place.agency, claimed_at=claimed_at)
    mine.filter(round=place.round).update(transaction=end.transaction, answer=end.answer)
    mine.update(claimed_at=None)
