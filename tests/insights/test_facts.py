"""Figures of any view are what plain counting of the rows comes to, whatever has happened to the rows."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from agencies.models import Agency, Officer
from agencies.tenancy import acting_for
from feedback.comments.taxonomy import themes_of
from feedback.models import Reading, Theme, ThemeMark
from incidents.models import Incident
from insights.counting import differences, wrong_facts
from insights.exploring.breakdown import tallied, totals
from insights.exploring.dimensions import DIMENSIONS, NOTHING, shift_of
from insights.exploring.measures import ANSWERED, RATED, Measure, measure_of
from insights.period import Period, period
from insights.tallies import Tally, added
from messaging.models import Message
from surveys.models import Answer, Conversation
from tests.insights.callers import HOUR, Callers

Values = dict[str, str]
Change = Callable[[Conversation], object]


def incident_told(**values: object) -> Change:
    return lambda talk: Incident.objects.filter(conversation=talk).update(**values)


def text_became(**values: object) -> Change:
    return lambda talk: Message.objects.filter(thread=talk.thread).update(**values)


def moved(talk: Conversation) -> object:
    incident = Incident.objects.filter(conversation=talk)
    return incident.update(opened_at=talk.opened_at - timedelta(days=1, hours=9))


def comments_of(talk: Conversation) -> Iterator[tuple[Reading, Theme]]:
    """Each comment's reading and the agency's first theme."""
    theme = themes_of(agency=talk.agency)[0]
    for answer in talk.answers.exclude(comment=""):
        yield Reading.objects.get_or_create(agency=talk.agency, answer=answer)[0], theme


def heard(talk: Conversation) -> None:
    for reading, theme in comments_of(talk):
        Reading.objects.filter(pk=reading.pk).update(sounded="poor", language="vi", model="x")
        found = {"answered_at": reading.answer.answered_at, "found": True}
        ThemeMark.objects.get_or_create(
            agency=talk.agency, reading=reading, theme=theme, defaults=found
        )


def put_right(talk: Conversation) -> None:
    for reading, theme in comments_of(talk):
        Reading.objects.filter(pk=reading.pk).update(corrected="good", seen_at=talk.opened_at)
        ThemeMark.objects.filter(reading=reading, theme=theme).update(corrected=False)


def unheard(talk: Conversation) -> None:
    for reading, _ in comments_of(talk):
        reading.delete()


CHANGES: dict[str, Change] = {
    "a machine has read it": heard,
    "a person has put it right": put_right,
    "the reading goes": unheard,
    "somebody wrote a second time": lambda talk: talk.answers.update(comment="And so"),
    "nothing was written": lambda talk: talk.answers.filter(number=None).update(comment=""),
    "it was in the hills": incident_told(district="Hills", beat="9"),
    "nobody knows where": incident_told(district="", beat=""),
    "it was an alarm": incident_told(call_type="ALARM", disposition="05", unit="7"),
    "it was another hour": moved,
    "the officer is not known": incident_told(officer=None),
    "the caller spoke Spanish": incident_told(caller_language="es"),
    "the answer is corrected": lambda talk: talk.answers.update(number=1),
    "the answer was no number": lambda talk: talk.answers.update(number=None, comment="?"),
    "the answers go": lambda talk: talk.answers.all().delete(),
    "the conversation goes": lambda talk: talk.delete(),
    "the text had not left": text_became(sent_at=None, status=Message.Status.FAILED),
    "the text goes": lambda talk: Message.objects.filter(thread=talk.thread).delete(),
    "on the web in Spanish": lambda talk: Conversation.objects.filter(pk=talk.pk).update(
        channel="web", language="es"
    ),
}
CALLS = st.fixed_dictionaries(
    {
        "district": st.sampled_from(["River", "Hills", ""]),
        "call_type": st.sampled_from(["NOISE", "ALARM"]),
        "hours": st.integers(0, 60 * 24),
        "has_officer": st.booleans(),
        "rated": st.sampled_from([None, 1, 4, 5]),
    }
)
WHERE = st.fixed_dictionaries(
    {},
    optional={
        "district": st.sampled_from(["River", "Hills", NOTHING]),
        "call_type": st.sampled_from(["NOISE", "ALARM", NOTHING]),
        "shift": st.sampled_from(["day", "evening", "night", NOTHING, "noon"]),
        "weekday": st.sampled_from(["1", "5", "7", NOTHING]),
        "officer": st.sampled_from([NOTHING, "0", "nobody"]),
        "channel": st.sampled_from(["text", "web"]),
        "language": st.sampled_from(["en", "es"]),
        "unit": st.sampled_from([NOTHING, "7"]),
    },
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    calls=st.lists(CALLS, min_size=1, max_size=7),
    changes=st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 9)), max_size=5),
    where=WHERE,
    ask=st.sampled_from([RATED, ANSWERED, "call-taker"]),
)
@pytest.mark.django_db
def test_any_view_is_what_plain_counting_comes_to(
    agency: Agency,
    callers: Callers,
    now: datetime,
    calls: list[dict[str, object]],
    changes: list[tuple[str, int]],
    where: Mapping[str, str],
    ask: str,
) -> None:
    days = period(days=30, zone=agency.zone, now=now)
    with acting_for(agency), transaction.atomic():
        talks = [*_called(callers, agency, now, calls), callers.visited(officer=5)]
        for change, at in changes:
            talk = Conversation.objects.filter(pk=talks[at % len(talks)].pk).first()
            if talk:
                event(change)
                CHANGES[change](talk)
        measure = measure_of(agency, ask)
        assert measure
        for by in DIMENSIONS.values():
            found = tallied(agency=agency, measure=measure, period=days, where=where, by=by)
            plain = _plainly(agency, measure, days, where, by.key)
            assert {key: tally for key, tally in found.items() if tally.total} == plain
        periods = [*days.compared_with, days]
        found_totals = totals(agency=agency, measure=measure, periods=periods, where=where)
        assert found_totals == [
            added(_plainly(agency, measure, each, where, "survey").values()) for each in periods
        ]
        assert not wrong_facts(agency=agency)
        assert not differences(agency=agency)
        transaction.set_rollback(True)


def _called(
    callers: Callers, agency: Agency, now: datetime, calls: list[dict[str, object]]
) -> Iterator[Conversation]:
    officer, _ = Officer.objects.get_or_create(agency=agency, badge="7", defaults={"name": "Ann"})
    for each in calls:
        at = now - int(str(each["hours"])) * HOUR
        talk = callers.asked(
            at=at,
            district=str(each["district"]),
            call_type=str(each["call_type"]),
            officer=officer if each["has_officer"] else None,
        )
        if each["rated"]:
            number = int(str(each["rated"]))
            callers.answered(talk, officer=number, call_taker=6 - number, comment="So", at=at)
        yield talk


def _plainly(
    agency: Agency, measure: Measure, days: Period, where: Mapping[str, str], by: str
) -> dict[str, Tally]:
    """The groups, counted in Python from the rows themselves."""
    groups: defaultdict[str, Tally] = defaultdict(Tally)
    counted = _texted(agency, days) if measure.is_answering else _given(agency, measure, days)
    for talk, good in counted:
        values = _values(talk, agency)
        if all(values[key] == value for key, value in where.items()):
            groups[values[by]] += Tally(int(good), 1)
    return dict(groups)


def _given(agency: Agency, measure: Measure, days: Period) -> Iterator[tuple[Conversation, bool]]:
    for answer in Answer.objects.select_related("conversation__incident", "conversation__door"):
        counts = answer.question_id in measure.questions and answer.number is not None
        if counts and answer.answered_at.astimezone(agency.zone).date() in days:
            yield answer.conversation, (answer.number or 0) >= 4


def _texted(agency: Agency, days: Period) -> Iterator[tuple[Conversation, bool]]:
    for talk in Conversation.objects.filter(door=None).select_related("incident"):
        left = Message.objects.filter(thread=talk.thread, sent_at__isnull=False).exists()
        answered = talk.answers.exists()
        if (left or answered) and talk.opened_at.astimezone(agency.zone).date() in days:
            yield talk, answered


def _values(talk: Conversation, agency: Agency) -> Values:
    incident = talk.incident
    opened = incident and incident.opened_at.astimezone(agency.zone)
    values = {
        "survey": talk.survey_id,
        "language": talk.language,
        "channel": talk.channel,
        "officer": talk.officer_id,
        "shift": shift_of(opened.hour) if opened else "",
        "weekday": opened.isoweekday() if opened else "",
        **{
            key: getattr(incident, key) if incident else ""
            for key in ("district", "beat", "call_type", "disposition", "unit")
        },
    }
    return {key: str(value or NOTHING) for key, value in values.items()}
