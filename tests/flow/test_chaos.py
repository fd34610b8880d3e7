"""A short run of chaos passes, and no audit passes cooked books."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.chaos import audits
from sandbox.chaos.audits import AUDITS, Audit, promise_of
from sandbox.chaos.ledger import Carried, Claim, Ledger, Text
from sandbox.chaos.running import PER_TROUBLE_IN_A_SHORT_RUN, run
from sandbox.chaos.telling import table
from sandbox.chaos.troubles import KINDS

NOON = datetime(2026, 11, 17, 18, tzinfo=UTC)  # in Iowa
ZONES = ("America/Chicago", "America/Los_Angeles")
PHONE = "+13195550123"

ASKED = Text(
    pk=1,
    citizen=7,
    status="delivered",
    purpose="opening",
    claimed_at=NOON,
    unwanted_from=None,
    waits=False,
)
OPENING = Carried(
    sid="SM1", to=PHONE, body="About #26-1: 1 to 5?", status="delivered", text=1, incoming=False
)
REPLY = Carried(sid="SM2", to=PHONE, body="5", status="received", text=None, incoming=True)
CLAIM = Claim(text=1, citizen=7, at=NOON, zones=ZONES, asked_for=False)
HONEST = Ledger(
    accepted=frozenset({"26-1"}),
    decided=("26-1",),
    stored=("SM2",),
    texts=(ASKED,),
    carried=(OPENING, REPLY),
    forgeries_taken=0,
    cap=2,
    claims=(CLAIM,),
    moved_cap=2,
)


def with_text(**changes: object) -> Ledger:
    return replace(HONEST, texts=(replace(ASKED, **changes),))  # type: ignore[arg-type]  # the case names the fields


def with_claims(*times: datetime) -> Ledger:
    return replace(HONEST, claims=tuple(replace(CLAIM, at=at) for at in times))


def carrying(*more: Carried) -> Ledger:
    return replace(HONEST, carried=(*HONEST.carried, *more))


COOKED: list[tuple[Audit, Ledger]] = [
    (audits.closings_decided, replace(HONEST, decided=())),
    (audits.closings_decided, replace(HONEST, decided=("26-1", "26-1"))),
    (audits.replies_stored, replace(HONEST, stored=())),
    (audits.replies_stored, replace(HONEST, stored=("SM2", "SM2"))),
    (audits.replies_stored, replace(HONEST, stored=("SM2", "SM9"))),
    (audits.texted_once, carrying(replace(OPENING, sid="SM3"))),
    (audits.texted_once, carrying(replace(OPENING, sid="SM3", text=2))),
    (audits.none_after_opt_out, with_text(unwanted_from=NOON - timedelta(minutes=1))),
    (audits.none_in_quiet_hours, with_claims(datetime(2026, 11, 17, 15, tzinfo=UTC))),
    (audits.none_in_quiet_hours, with_claims(datetime(2026, 11, 18, 2, tzinfo=UTC))),
    (audits.none_beyond_caps, carrying(*(replace(OPENING, body="Thank you.") for _ in range(2)))),
    (audits.none_beyond_caps, with_claims(NOON, NOON, NOON + timedelta(hours=23, minutes=59))),
    (audits.texts_ended, with_text(status="sending")),
    (audits.texts_ended, with_text(status="queued")),
    (audits.books_agree, with_text(status="cancelled")),
    (audits.books_agree, replace(HONEST, carried=(REPLY,))),
    (audits.books_agree, replace(HONEST, texts=())),
    (audits.no_forgery_taken, replace(HONEST, forgeries_taken=1)),
]


@pytest.mark.parametrize("audit", AUDITS)
def test_honest_books_pass(audit: Audit) -> None:
    finding = audit(HONEST)
    assert finding.looked_at > 0
    assert not finding.wrong
    assert not finding.waiting


@pytest.mark.parametrize(("audit", "books"), COOKED)
def test_cooked_books_do_not(audit: Audit, books: Ledger) -> None:
    assert audit(books).wrong


def test_every_audit_has_caught_somebody() -> None:
    assert {audit for audit, _ in COOKED} == set(AUDITS)


@pytest.mark.parametrize(
    ("audit", "books"),
    [
        (audits.texted_once, carrying(replace(OPENING, sid="SM3", status="undelivered"))),
        (audits.none_after_opt_out, with_text(unwanted_from=NOON + timedelta(minutes=1))),
        (audits.none_in_quiet_hours, with_claims(datetime(2026, 11, 17, 16, tzinfo=UTC))),
        (audits.none_beyond_caps, with_claims(NOON, NOON, NOON + timedelta(hours=24))),
    ],
)
def test_what_is_allowed_passes(audit: Audit, books: Ledger) -> None:
    assert not audit(books).wrong


@pytest.mark.parametrize("changes", [{"status": "unknown"}, {"status": "queued", "waits": True}])
def test_what_waits_is_listed(changes: dict[str, object]) -> None:
    finding = audits.texts_ended(with_text(**changes))
    assert len(finding.waiting) == 1
    assert not finding.wrong


def test_a_short_run_keeps_every_promise() -> None:
    incidents = PER_TROUBLE_IN_A_SHORT_RUN * len(KINDS)
    outcome = run(incidents=incidents, seed=1)
    told = table(outcome)
    assert outcome.is_clean, told
    assert outcome.incidents == incidents
    assert outcome.troubles.keys() == set(KINDS)
    for audit in AUDITS:
        assert outcome.findings[promise_of(audit)].looked_at > 0, told
