"""Call types that the agency has not decided about."""

from datetime import datetime

import pytest

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Code
from sandbox.replay.calls import Call, CallType, Times
from sandbox.replay.codes import accept_suggestions, known_otherwise


@pytest.mark.django_db
def test_accepting_suggestions_decides_what_nobody_had_decided(
    agency: Agency, now: datetime
) -> None:
    wanted = {
        "415E": ("DISTURBANCE-NOISE", "ask"),
        "245P": ("FELONY ASSAULT-IN PROGRESS", "never"),
        "952": ("INCOMPLETE CALL FOR POLICE", ""),
        "996": ("FOUND PROPERTY", "never"),
        "903": ("ABANDONED VEHICLE", "ask"),
    }
    calls = [
        Call(reference=code, times=Times(opened=now), call_type=CallType(code, description))
        for code, (description, _) in wanted.items()
    ]
    kind = Code.Kind.CALL_TYPE
    with acting_for(agency):
        for code, use in (("996", "never"), ("903", "")):
            Code.objects.create(agency=agency, kind=kind, code=code, use=use, first_seen_at=now)
    accepted = accept_suggestions(agency=agency, calls=calls, now=now)
    assert (accepted.ask, accepted.tell, accepted.never) == (2, 0, 1)
    assert (accepted.without_suggestion, accepted.decided_before) == (1, 1)
    with acting_for(agency):
        uses = dict(agency.codes.filter(kind=kind).values_list("code", "use"))
        assert uses == {code: use for code, (_, use) in wanted.items()}
        assert agency.audit_entries.get().subject == "3 call types of a replayed file"


@pytest.mark.django_db
def test_a_code_that_means_something_else_to_the_agency_is_told(
    agency: Agency, now: datetime
) -> None:
    known = {
        "415": ("Blocking vehicle", "ask"),
        "903": ("Abandoned vehicle", "ask"),
        "211": ("Dogs", "never"),
    }
    with acting_for(agency):
        for code, (description, use) in known.items():
            agency.codes.create(
                kind="call_type", code=code, description=description, use=use, first_seen_at=now
            )
    meant = {"415": "DISTURBANCE-CLARIFY", "903": "ABANDONED VEHICLE", "211": "ROBBERY"}
    calls = [
        Call(reference=code, times=Times(opened=now), call_type=CallType(code, words))
        for code, words in meant.items()
    ]
    assert known_otherwise(agency=agency, calls=calls) == [
        "The agency knows 415 as “Blocking vehicle” and texts about it; in this file it is “DISTURBANCE-CLARIFY”."
    ]
