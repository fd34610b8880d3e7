from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.policy import (
    CodeFinding,
    CodeKind,
    LinkedIncident,
    PolicyVerdict,
    Use,
    strictest,
)
from surveys.eligibility import REASON_WORDS, Facts, decide

NOW = datetime(2026, 11, 21, 13, 38, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def codes(
    *, call_types: dict[str, Use | None], dispositions: dict[str, Use | None] | None = None
) -> PolicyVerdict:
    findings = [CodeFinding(CodeKind.CALL_TYPE, code, use) for code, use in call_types.items()]
    findings += [
        CodeFinding(CodeKind.DISPOSITION, code, use) for code, use in (dispositions or {}).items()
    ]
    uses = [finding.use or Use.NEVER for finding in findings]
    return PolicyVerdict(use=strictest(uses) if call_types else Use.NEVER, findings=tuple(findings))


def linked(reference: str, use: Use, *, arrest: bool = False) -> LinkedIncident:
    return LinkedIncident(reference, codes(call_types={"X": use}), arrest)


GOOD = Facts(
    codes=codes(call_types={"MVA": Use.ASK}, dispositions={"01": Use.ASK}),
    role="Caller",
    victims_allowed=False,
    phone_given=True,
    phone_usable=True,
    self_initiated=False,
    cancelled=False,
    duplicate=False,
    arrest=False,
    reopened=False,
    sensitive_on_number=0,
    opted_out=False,
    never_text="",
    last_survey=None,
    survey_interval=30 * DAY,
    open_conversation=False,
    closed_at=NOW - 4 * HOUR,
    decided_at=NOW,
    too_late_after=3 * DAY,
    survey_active=True,
    agency_active=True,
    line_ready=True,
)


def with_call_type(use: Use | None) -> Facts:
    return replace(GOOD, codes=codes(call_types={"MVA": Use.ASK, "X": use}))


def with_disposition(use: Use | None) -> Facts:
    return replace(GOOD, codes=codes(call_types={"MVA": Use.ASK}, dispositions={"99": use}))


FORBIDDEN: list[tuple[str, Facts, str]] = [
    (
        "no_call_type",
        replace(GOOD, codes=codes(call_types={}, dispositions={"01": Use.ASK})),
        "Not asked: no call type was ever seen.",
    ),
    ("call_type_never", with_call_type(Use.NEVER), "Not asked: call type X is never texted."),
    ("call_type_unmapped", with_call_type(None), "Not asked: call type X is not decided yet."),
    (
        "call_type_tell_only",
        with_call_type(Use.TELL),
        "Not asked: call type X gets updates but no survey.",
    ),
    (
        "disposition_never",
        with_disposition(Use.NEVER),
        "Not asked: disposition 99 is never texted.",
    ),
    (
        "disposition_unmapped",
        with_disposition(None),
        "Not asked: disposition 99 is not decided yet.",
    ),
    (
        "disposition_tell_only",
        with_disposition(Use.TELL),
        "Not asked: disposition 99 gets updates but no survey.",
    ),
    (
        "role_unknown",
        replace(GOOD, role=""),
        "Not asked: it is not known who the person was.",
    ),
    (
        "role_victim",
        replace(GOOD, role="Victim"),
        "Not asked: the person was a victim, and victims are not texted.",
    ),
    (
        "role_other",
        replace(GOOD, role="Suspect"),
        "Not asked: the person was not the caller but the suspect.",
    ),
    (
        "self_initiated",
        replace(GOOD, self_initiated=True),
        "Not asked: an officer started this incident, nobody called.",
    ),
    ("arrest", replace(GOOD, arrest=True), "Not asked: there was an arrest."),
    (
        "merged",
        replace(GOOD, merged_into="26-2", linked=(linked("26-2", Use.ASK),)),
        "Not asked: it was merged into 26-2.",
    ),
    (
        "linked_sensitive",
        replace(GOOD, linked=(linked("26-2", Use.ASK), linked("26-3", Use.NEVER))),
        "Not asked: linked incident 26-3 is sensitive or not decided yet.",
    ),
    (
        "linked_unknown",
        replace(GOOD, linked=(LinkedIncident("26-2", None), LinkedIncident("26-3", None))),
        "Not asked: linked incidents 26-2 and 26-3 are not known yet.",
    ),
    (
        "linked_unread",
        replace(GOOD, linked=(replace(linked("26-2", Use.ASK), unread=True),)),
        "Not asked: a later row about a linked incident could not be read: 26-2.",
    ),
    (
        "linked_too_many",
        replace(GOOD, linked=(linked("26-2", Use.ASK),) * 51),
        "Not asked: it is linked with more than 50 incidents.",
    ),
    (
        "number_sensitive",
        replace(GOOD, sensitive_on_number=1),
        "Not asked: another incident on this number in 30 days is sensitive or not decided yet.",
    ),
    (
        "number_unread",
        replace(GOOD, unread_on_number=1),
        "Not asked: a later row about another incident on this number could not be read.",
    ),
    (
        "number_frequent",
        replace(GOOD, incidents_on_number=6),
        "Not asked: this number reported 6 incidents in 30 days, and nobody has decided that it may be texted.",
    ),
    (
        "own_phone",
        replace(GOOD, own_phone=True),
        "Not asked: this number is one of the agency's lines.",
    ),
    (
        "asked_recently",
        replace(GOOD, last_survey=NOW - 12 * DAY),
        "Not asked: this number was last asked 12 days ago, the limit is one in 30 days.",
    ),
    (
        "conversation_open",
        replace(GOOD, open_conversation=True),
        "Not asked: this number is still answering another survey.",
    ),
    (
        "opted_out",
        replace(GOOD, opted_out=True),
        "Not asked: this number opted out of texts.",
    ),
    (
        "never_text",
        replace(GOOD, never_text="asked at the counter"),
        "Not asked: this number is on the never-text list: asked at the counter.",
    ),
    (
        "no_number",
        replace(GOOD, phone_given=False, phone_usable=False),
        "Not asked: no phone number was given.",
    ),
    (
        "number_unusable",
        replace(GOOD, phone_usable=False),
        "Not asked: the phone number given cannot receive texts.",
    ),
    (
        "number_changed",
        replace(GOOD, number_changed=True),
        "Not asked: the number was corrected since.",
    ),
    ("cancelled", replace(GOOD, cancelled=True), "Not asked: the incident was cancelled."),
    (
        "duplicate",
        replace(GOOD, duplicate=True),
        "Not asked: the incident is a duplicate of another one.",
    ),
    ("reopened", replace(GOOD, reopened=True), "Not asked: the incident was opened again."),
    (
        "unread",
        replace(GOOD, unread="cad.csv, row 7"),
        "Not asked: a later row about this incident could not be read (cad.csv, row 7).",
    ),
    (
        "too_late",
        replace(GOOD, closed_at=NOW - 4 * DAY),
        "Not asked: the incident closed 4 days ago, too late after 3 days.",
    ),
    (
        "survey_off",
        replace(GOOD, survey_active=False),
        "Not asked: the survey is switched off.",
    ),
    (
        "no_survey_fits",
        replace(GOOD, survey=""),
        "Not asked: no survey asks about such a call.",
    ),
    (
        "not_sampled",
        replace(GOOD, survey="After a call", share=20, sampled=False),
        "Not asked: after a call asks about 20 % of such calls, and this one is not among them.",
    ),
    (
        "agency_off",
        replace(GOOD, agency_active=False),
        "Not asked: the agency's sending is switched off.",
    ),
    (
        "line_not_ready",
        replace(GOOD, line_ready=False),
        "Not asked: the line is not ready to send.",
    ),
]


@pytest.mark.parametrize(
    ("reason", "facts", "sentence"), FORBIDDEN, ids=[r for r, _, _ in FORBIDDEN]
)
def test_each_reason_alone_forbids_and_says_so(reason: str, facts: Facts, sentence: str) -> None:
    verdict = decide(facts)
    assert not verdict.ask
    assert verdict.reasons == (reason,)
    assert verdict.sentence == sentence


def test_every_reason_has_words_and_is_tried_above() -> None:
    assert [reason for reason, _, _ in FORBIDDEN] == list(REASON_WORDS)


@pytest.mark.parametrize(
    "facts",
    [
        GOOD,
        replace(GOOD, role="ReportingParty"),
        replace(GOOD, role="Victim", victims_allowed=True),
        replace(GOOD, codes=codes(call_types={"MVA": Use.ASK, "NOISE": Use.ASK})),
        replace(GOOD, last_survey=NOW - 30 * DAY),
        replace(GOOD, closed_at=NOW - 3 * DAY),
        replace(GOOD, closed_at=NOW),
    ],
)
def test_asked_when_nothing_forbids(facts: Facts) -> None:
    verdict = decide(facts)
    assert verdict.ask
    assert verdict.reasons == ()
    assert verdict.sentence == "Nothing seen on this incident forbids a text."


def test_what_each_rule_saw_reads_as_on_the_incident() -> None:
    assert [(found.title, found.saw) for found in decide(GOOD).findings] == [
        ("Call types seen", "MVA"),
        ("Disposition", "01"),
        ("Person", "Caller, not self-initiated, no arrest"),
        ("Linked incidents", "None"),
        ("Same number", "None sensitive in 30 days, 1 reported of at most 5"),
        ("Last survey", "None to this number, the limit is one in 30 days"),
        ("Never-text list", "Not on it, not opted out"),
        ("Number", "Can receive texts"),
        ("Incident", "Closed, not cancelled, not a duplicate"),
        ("Timing", "Closed within 3 days"),
        ("Survey", "A survey"),
        ("Agency", "Survey, sending and line are on"),
    ]


def test_all_reasons_are_kept_not_only_the_first() -> None:
    facts = replace(
        GOOD,
        codes=codes(
            call_types={"DV": Use.NEVER, "SHOT": Use.NEVER, "MVA": Use.ASK, "DRONE": None},
            dispositions={"03": Use.NEVER},
        ),
        role="Suspect",
        arrest=True,
        sensitive_on_number=2,
        opted_out=True,
    )
    verdict = decide(facts)
    assert verdict.reasons == (
        "call_type_never",
        "call_type_unmapped",
        "disposition_never",
        "role_other",
        "arrest",
        "number_sensitive",
        "opted_out",
    )
    assert (
        verdict.sentence
        == "Not asked: call types DV and SHOT are never texted, and 6 more reasons."
    )


def test_two_reasons_say_one_more() -> None:
    verdict = decide(replace(GOOD, arrest=True, cancelled=True))
    assert verdict.sentence == "Not asked: there was an arrest, and 1 more reason."


def test_asking_again_later_is_stopped_by_what_changed() -> None:
    at_send_time = replace(GOOD, decided_at=NOW + 4 * HOUR)
    assert decide(at_send_time).ask
    assert decide(replace(at_send_time, reopened=True)).reasons == ("reopened",)


def spoken_for(facts: Facts) -> bool:
    """Say again, in one breath and apart from the rules, when a person may be asked."""
    types = [one.use for one in facts.codes.findings if one.kind is CodeKind.CALL_TYPE]
    outcomes = [one.use for one in facts.codes.findings if one.kind is CodeKind.DISPOSITION]
    return (
        len(types) > 0
        and set(types + outcomes) == {Use.ASK}
        and (
            facts.role in ("Caller", "ReportingParty")
            or (facts.role == "Victim" and facts.victims_allowed)
        )
        and facts.phone_given
        and facts.phone_usable
        and not facts.number_changed
        and not (facts.self_initiated or facts.cancelled or facts.duplicate)
        and not (facts.arrest or facts.reopened)
        and not facts.merged_into
        and len(facts.linked) <= 50
        and all(
            each.codes is not None and each.codes.use is Use.ASK and not each.arrest
            for each in facts.linked
        )
        and facts.sensitive_on_number == 0
        and (facts.incidents_on_number <= facts.frequent_after or facts.frequent_may_text)
        and not facts.own_phone
        and not (facts.opted_out or facts.never_text or facts.open_conversation)
        and (
            facts.last_survey is None
            or facts.decided_at >= facts.last_survey + facts.survey_interval
        )
        and facts.decided_at <= facts.closed_at + facts.too_late_after
        and facts.survey_active
        and facts.agency_active
        and facts.line_ready
    )


uses = st.sampled_from([Use.ASK, Use.ASK, Use.ASK, Use.TELL, Use.NEVER, None])
mostly_no = st.sampled_from([False] * 9 + [True])
mostly_yes = st.sampled_from([True] * 9 + [False])
past = st.integers(min_value=0, max_value=45 * 24).map(lambda hours: NOW - hours * HOUR)
facts_of_any_kind = st.builds(
    Facts,
    codes=st.builds(
        lambda types, outcomes: codes(call_types=types, dispositions=outcomes),
        st.dictionaries(st.sampled_from(["MVA", "DV", "NOISE"]), uses, max_size=2),
        st.dictionaries(st.sampled_from(["01", "03"]), uses, max_size=1),
    ),
    role=st.sampled_from(["Caller", "Caller", "ReportingParty", "Victim", "Suspect", ""]),
    victims_allowed=st.booleans(),
    phone_given=mostly_yes,
    phone_usable=mostly_yes,
    number_changed=mostly_no,
    self_initiated=mostly_no,
    cancelled=mostly_no,
    duplicate=mostly_no,
    arrest=mostly_no,
    reopened=mostly_no,
    linked=st.lists(
        st.builds(linked, st.sampled_from(["26-2", "26-3"]), uses.filter(bool), arrest=mostly_no)
        | st.just(LinkedIncident("26-4", None)),
        max_size=2,
    ).map(tuple),
    merged_into=st.sampled_from(["", "", "", "26-2"]),
    sensitive_on_number=st.sampled_from([0, 0, 0, 1, 2]),
    incidents_on_number=st.sampled_from([1, 1, 2, 5, 6]),
    frequent_after=st.sampled_from([2, 5]),
    frequent_may_text=st.booleans(),
    own_phone=mostly_no,
    opted_out=mostly_no,
    never_text=st.sampled_from(["", "", "", "asked us"]),
    last_survey=st.none() | past,
    survey_interval=st.sampled_from([timedelta(0), 7 * DAY, 30 * DAY]),
    open_conversation=mostly_no,
    closed_at=past,
    decided_at=st.just(NOW),
    too_late_after=st.sampled_from([DAY, 14 * DAY, 60 * DAY]),
    survey_active=mostly_yes,
    agency_active=mostly_yes,
    line_ready=mostly_yes,
)


@given(facts_of_any_kind)
def test_asked_if_and_only_if_all_conditions_hold(facts: Facts) -> None:
    verdict = decide(facts)
    assert verdict.ask is spoken_for(facts)
    assert verdict.ask is (verdict.reasons == ())
    assert set(verdict.reasons) <= set(REASON_WORDS)
    assert verdict.sentence.endswith(".")
    assert {finding.title for finding in verdict.findings} >= {"Call types seen", "Agency"}
