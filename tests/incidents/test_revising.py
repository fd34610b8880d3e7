"""Each change of the policy is a version; a code that comes to mean something else goes back to nobody's decision."""

from datetime import datetime, timedelta

import pytest
from django.db import InternalError, transaction

from agencies.models import Agency, User
from agencies.tenancy import acting_for
from incidents.models import Code, PolicyVersion
from incidents.recording import Report, record_all
from incidents.revising import (
    Change,
    Revision,
    add_version,
    adopt,
    between,
    changes_of,
    revise,
    take_back,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


@pytest.fixture
def chief(db: None) -> User:
    return User.objects.create_user("chief@example.gov", "x", name="Chief")


@pytest.fixture(autouse=True)
def first(agency: Agency, chief: User, now: datetime) -> Revision:
    """NOISE may be asked about, WIRES told, DV never, LARC is not decided."""
    uses = {"NOISE": "ask", "WIRES": "tell", "DV": "never", "LARC": ""}
    codes = [
        Code(kind="call_type", code=code, description=f"{code.title()} words", use=use)
        for code, use in uses.items()
    ]
    with acting_for(agency):
        made = adopt(agency=agency, codes=codes, by=chief, why="To begin with", now=now)
    assert made is not None
    return made


def decide(agency: Agency, by: User | None, now: datetime, **uses: str) -> Revision | None:
    with acting_for(agency):
        keys = {agency.codes.get(code=code).pk: use for code, use in uses.items()}
        return revise(agency=agency, uses=keys, by=by, why="Because", now=now)


def code(agency: Agency, name: str) -> Code:
    with acting_for(agency):
        return agency.codes.get(code=name)


def test_a_version_says_who_when_why_and_what(
    agency: Agency, chief: User, first: Revision, now: datetime
) -> None:
    assert (first.version.number, len(first.changes)) == (1, 3)
    done = decide(agency, chief, now + LATER, NOISE="never", DV="never", LARC="ask")
    assert done is not None
    version = done.version
    assert (version.number, version.made_by, version.made_at, version.why) == (
        *(2, chief, now + LATER, "Because"),
    )
    assert changes_of(version) == [
        Change("call_type", "LARC", "", "ask"),
        Change("call_type", "NOISE", "ask", "never"),
    ]
    assert code(agency, "NOISE").decided_at == now + LATER
    assert code(agency, "DV").decided_at == now


def test_what_is_decided_already_makes_no_version(
    agency: Agency, chief: User, now: datetime
) -> None:
    assert decide(agency, chief, now, NOISE="ask", DV="never") is None


def test_agencies_count_apart(
    agency: Agency, other_agency: Agency, chief: User, now: datetime
) -> None:
    changes = [Change("setting", "Victims", "no", "yes")]
    with acting_for(other_agency):
        made = add_version(agency=other_agency, changes=changes, by=chief, why="", now=now)
        assert made is not None
        assert made.version.number == 1
    with acting_for(agency):
        assert PolicyVersion.objects.count() == 1


def test_a_version_is_never_changed(agency: Agency) -> None:
    with (
        acting_for(agency),
        pytest.raises(InternalError, match="append-only"),
        transaction.atomic(),
    ):
        PolicyVersion.objects.update(why="Another reason")


def test_the_difference_between_versions_is_what_it_comes_to(
    agency: Agency, chief: User, now: datetime
) -> None:
    decide(agency, chief, now, NOISE="never", WIRES="ask")
    decide(agency, chief, now, NOISE="tell", WIRES="tell")
    with acting_for(agency):
        assert between(agency=agency, older=1, newer=3) == [
            Change("call_type", "NOISE", "ask", "tell")
        ]
        assert len(between(agency=agency, older=0, newer=3)) == 3
        assert between(agency=agency, older=3, newer=3) == []


def test_taking_back_leaves_what_was_changed_again(
    agency: Agency, chief: User, now: datetime
) -> None:
    second = decide(agency, chief, now, NOISE="never", LARC="ask")
    assert second is not None
    decide(agency, chief, now, NOISE="tell")
    with acting_for(agency):
        undone = take_back(version=second.version, by=chief, now=now)
    assert undone is not None
    assert (undone.version.number, undone.version.why) == (4, "Version 2 taken back")
    assert undone.changes == [Change("call_type", "LARC", "ask", "")]
    assert code(agency, "NOISE").use == "tell"


# ---- a code that is described otherwise


def report(agency: Agency, now: datetime, name: str, *words: str) -> None:
    reports = [
        Report(
            reference=f"26-{place}",
            opened_at=now,
            call_type=name,
            call_type_description=each,
        )
        for place, each in enumerate(words)
    ]
    with acting_for(agency):
        record_all(agency=agency, reports=reports, source="test", now=now)


def test_sensitive_words_take_a_decision_back(agency: Agency, chief: User, now: datetime) -> None:
    at = now + LATER
    report(agency, at, "NOISE", "Noise words", "Noise words, shots heard", "Loud")
    noise = code(agency, "NOISE")
    assert (noise.use, noise.decided_at, noise.decided_by) == ("", at, None)
    assert (noise.words, noise.description) == ("Noise words, shots heard", "Noise words")
    with acting_for(agency):
        version = PolicyVersion.objects.latest("number")
    assert (version.made_by, version.number) == (None, 2)
    assert version.why == "Now described in sensitive words: NOISE “Noise words, shots heard”"

    decide(agency, chief, at, NOISE="ask")
    report(agency, at, "NOISE", "Noise words, shots heard")
    again = code(agency, "NOISE")
    assert (again.use, again.description, again.described_anew) == (
        *("ask", "Noise words, shots heard", ""),
    )


def test_harmless_new_words_mark_the_code_once_and_stop_nothing(
    agency: Agency, chief: User, now: datetime
) -> None:
    report(agency, now, "NOISE", "NOISE  WORDS", "Loud music", "Loud party")
    noise = code(agency, "NOISE")
    assert (noise.use, noise.described_anew) == ("ask", "Loud music")
    assert decide(agency, chief, now, NOISE="ask") is None
    noise = code(agency, "NOISE")
    assert (noise.described_anew, noise.description) == ("", "Loud music")


@pytest.mark.parametrize(("name", "use"), [("DV", "never"), ("LARC", "")])
def test_sensitive_words_change_nothing_where_nobody_is_texted(
    agency: Agency, now: datetime, name: str, use: str
) -> None:
    report(agency, now, name, "Domestic assault")
    assert (code(agency, name).use, code(agency, name).words) == (use, "Domestic assault")
    with acting_for(agency):
        assert PolicyVersion.objects.count() == 1


def test_of_several_descriptions_of_a_new_code_the_sensitive_one_is_kept(
    agency: Agency, now: datetime
) -> None:
    report(agency, now, "NEW", "", "Party", "Party, fight")
    assert code(agency, "NEW").description == "Party, fight"
