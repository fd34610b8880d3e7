"""Which survey an incident gets: the first that fits it, in the agency's order, and the sample of it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from surveys.deciding import decide_due
from surveys.default import create_default_survey
from surveys.fitting import fits, is_sampled
from surveys.models import Decision, Survey
from tests.walk import Put

IOWA = ZoneInfo("America/Chicago")
NIGHT = {"called_from": time(22), "called_until": time(6)}


@pytest.mark.parametrize(
    ("limits", "fitting"),
    [
        ({}, True),
        ({"call_types": ["NOISE", "MVA"]}, True),
        ({"call_types": ["MVA"]}, False),
        ({"districts": ["Central"]}, True),
        ({"districts": ["North"]}, False),
        ({"called_from": time(6), "called_until": time(14)}, True),
        ({"called_from": time(14), "called_until": time(22)}, False),
        (NIGHT, False),
    ],
)
def test_a_survey_is_for_some_incidents(limits: dict[str, object], fitting: bool) -> None:
    at_noon = datetime(2026, 11, 17, 18, 0, tzinfo=UTC)
    incident = Incident(call_type="NOISE", district="Central", opened_at=at_noon)
    assert fits(Survey(**limits), incident, IOWA) is fitting


@pytest.mark.parametrize(("hour", "fitting"), [(21, False), (22, True), (5, True), (6, False)])
def test_a_night_goes_past_midnight(hour: int, fitting: bool) -> None:
    incident = Incident(opened_at=datetime(2026, 11, 17, hour, tzinfo=IOWA))
    assert fits(Survey(**NIGHT), incident, IOWA) is fitting


def test_a_sample_is_about_its_share_and_always_the_same() -> None:
    survey = Survey(pk=7, share=30)
    incidents = [Incident(reference=f"26-{number:06}") for number in range(2000)]
    drawn = [is_sampled(survey, incident) for incident in incidents]
    assert drawn == [is_sampled(survey, incident) for incident in incidents]
    assert 540 <= sum(drawn) <= 660
    survey.share = 100
    assert all(is_sampled(survey, incident) for incident in incidents)


@pytest.mark.django_db
@pytest.mark.usefixtures("line", "codes")
def test_an_incident_gets_the_first_survey_that_fits_when_that_one_asks(
    agency: Agency, survey: Survey, put: Put, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        first = create_default_survey(agency=agency, now=now)
        first.name, first.rank, first.call_types = "Noise", 0, ["NOISE"]
        first.delay = timedelta(hours=6)
        first.save()
    incident = put()
    assert decide_due(now=now) == 0  # the other survey asks sooner, and is not for this call
    assert decide_due(now=now + timedelta(hours=2)) == 1
    with acting_for(agency), transaction.atomic():
        decision = Decision.objects.get(incident=incident)
        assert decision.ask
        assert decision.survey_version == first.in_force
        assert {"Noise"} == {f["saw"] for f in decision.findings if f["rule"] == "survey"}


@pytest.mark.django_db
@pytest.mark.usefixtures("line", "codes")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"call_types": ["MVA"]}, "no_survey_fits"), ({"share": 1}, "not_sampled")],
)
def test_who_is_left_out_has_it_written_down(
    agency: Agency,
    survey: Survey,
    put: Put,
    now: datetime,
    changes: dict[str, object],
    reason: str,
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(**changes)
        survey.refresh_from_db()
        numbers = (f"26-{number:06}" for number in range(100))
        reference = next(
            n
            for n in numbers
            if not is_sampled(Survey(pk=survey.pk, share=1), Incident(reference=n))
        )
    incident = put(reference=reference)
    assert decide_due(now=now) == 1
    with acting_for(agency), transaction.atomic():
        assert Decision.objects.get(incident=incident).reasons == [reason]
