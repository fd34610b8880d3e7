"""A short run of chaos passes, and no audit passes cooked books."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from sandbox.chaos import audits
from sandbox.chaos.audits import AUDITS, HOME, Audit, promise_of
from sandbox.chaos.ledger import Carried, Ledger, Text
from sandbox.chaos.passing import Nights
from sandbox.chaos.running import PER_TROUBLE_IN_A_SHORT_RUN, run
from sandbox.chaos.telling import table
from sandbox.chaos.troubles import KINDS

NOON = datetime(2026, 11, 17, 18, tzinfo=UTC)  # in Iowa
DAY = timedelta(hours=24)
PHONE, IN_LOS_ANGELES = "+13195550123", "+12135550123"

ASKED = Text(
    pk=1,
    citizen=7,
    status="delivered",
    purpose="opening",
    claimed_at=NOON,
    segments=2,
    unwanted_from=None,
    waits=False,
)
OPENING = Carried(
    sid="SM1",
    to=PHONE,
    body="About #26-1: 1 to 5?",
    status="delivered",
    text=1,
    at=NOON,
    incoming=False,
)
REPLY = Carried(sid="SM2", to=PHONE, body="5", status="received", text=None, at=NOON, incoming=True)
HONEST = Ledger(
    accepted=frozenset({"26-1"}),
    decided=("26-1",),
    stored=("SM2",),
    texts=(ASKED,),
    carried=(OPENING, REPLY),
    forgeries_taken=0,
    cap=2,
    segments_a_day=2,
)


def with_text(**changes: object) -> Ledger:
    return replace(HONEST, texts=(replace(ASKED, **changes),))  # type: ignore[arg-type]  # the case names the fields


def sent(*times: datetime, **changes: object) -> Ledger:
    """Other texts than the first questions, at these moments."""
    texts = (replace(OPENING, body="Thank you.", at=at, **changes) for at in times)  # type: ignore[arg-type]  # as above
    return replace(HONEST, carried=tuple(texts))


def carrying(*more: Carried) -> Ledger:
    return replace(HONEST, carried=(*HONEST.carried, *more))


EIGHT = datetime(2026, 11, 17, 14, tzinfo=UTC)  # in Iowa; six in Los Angeles
TWENTY = datetime(2026, 11, 18, 2, tzinfo=UTC)  # in Iowa

COOKED: list[tuple[Audit, Ledger]] = [
    (audits.closings_decided, replace(HONEST, decided=())),
    (audits.closings_decided, replace(HONEST, decided=("26-1", "26-1"))),
    (audits.replies_stored, replace(HONEST, stored=())),
    (audits.replies_stored, replace(HONEST, stored=("SM2", "SM2"))),
    (audits.replies_stored, replace(HONEST, stored=("SM2", "SM9"))),
    (audits.texted_once, carrying(replace(OPENING, sid="SM3"))),
    (audits.texted_once, carrying(replace(OPENING, sid="SM3", text=2))),
    (audits.none_after_opt_out, with_text(unwanted_from=NOON - timedelta(minutes=1))),
    (audits.none_in_quiet_hours, sent(EIGHT - timedelta(seconds=1))),
    (audits.none_in_quiet_hours, sent(EIGHT, to=IN_LOS_ANGELES)),
    (audits.none_in_quiet_hours, sent(TWENTY + timedelta(seconds=16))),
    (audits.none_beyond_caps, sent(NOON, NOON, NOON)),
    (audits.none_beyond_caps, sent(NOON, NOON, NOON + DAY - timedelta(minutes=1))),
    (audits.none_beyond_the_agencys_cap, with_text(segments=3)),
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
        (audits.none_in_quiet_hours, sent(EIGHT)),
        (audits.none_in_quiet_hours, sent(TWENTY + timedelta(seconds=14))),
        (audits.none_in_quiet_hours, sent(EIGHT - timedelta(hours=1), asked_for=True)),
        (audits.none_beyond_caps, sent(NOON, NOON, NOON + DAY)),
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


@pytest.mark.parametrize(
    ("seed", "change"),
    [(1, datetime(2026, 11, 1, 7, tzinfo=UTC)), (2, datetime(2027, 3, 14, 8, tzinfo=UTC))],
)
def test_each_night_has_its_edges_and_the_last_one_a_change_of_the_clocks(
    seed: int, change: datetime
) -> None:
    hours = Nights(seed, 3).moments(between=5)
    assert hours == sorted(hours)
    assert len(hours) == 3 * 3 + 1 + 5 + 1
    assert change - timedelta(seconds=1) in hours
    home = [(at + timedelta(seconds=1)).astimezone(HOME) for at in hours]
    for clock in (time(20), time(0), time(8)):
        assert sum(at.time() == clock for at in home) == 3
    assert home[0].utcoffset() != home[-1].utcoffset()
