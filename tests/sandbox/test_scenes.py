"""Incidents are stable by seed and as varied as a town's."""

from datetime import UTC, datetime

from sandbox.residents import YOUR_NUMBERS
from sandbox.roster import DISPATCHERS, OFFICERS
from sandbox.scenes import Report, scene

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
FIELDS = {
    "call_type", "call_type_description", "disposition", "disposition_description", "status",
    "priority", "district", "beat", "unit", "officer_badge", "dispatcher", "self_initiated",
    "arrest", "caller", "opened_at", "dispatched_at", "arrived_at", "closed_at", "updated_at",
}  # fmt: skip


def _scenes(seed: int = 1) -> list[tuple[str, tuple[Report, ...]]]:
    scenes = [scene(number, seed=seed, closed_at=NOW) for number in range(1, 2001)]
    return [(happening.reference, happening.reports) for happening in scenes]


def test_the_same_seed_tells_the_same_story() -> None:
    assert _scenes() == _scenes()
    assert _scenes() != _scenes(seed=2)
    assert scene(18113, seed=1, closed_at=NOW).reference == "26-018113"


def test_reports_have_the_fields_of_the_incident_api_and_no_other() -> None:
    for _, reports in _scenes():
        for report in reports:
            assert FIELDS - {"caller"} <= report.keys() <= FIELDS
            assert report["status"] in {"closed", "open", "cancelled", "duplicate"}
            times = [
                report[name] for name in ("opened_at", "dispatched_at", "arrived_at", "closed_at")
            ]
            known = [str(time) for time in times if time]
            assert known == sorted(known)
        assert reports[-1]["closed_at"] == NOW.isoformat()


def test_the_town_has_everything_that_a_survey_must_cope_with() -> None:
    last = [reports[-1] for _, reports in _scenes()]
    assert {report["status"] for report in last} == {"closed", "cancelled", "duplicate"}
    assert any(report["self_initiated"] and "caller" not in report for report in last)
    assert any(report["arrest"] for report in last)
    assert any("caller" not in report for report in last)
    assert {report["call_type"] for report in last} >= {"MVA", "NOISE", "DVA", "SUSPV"}
    assert {report["district"] for report in last} == {"North", "Central", "River", "West"}
    assert {report["officer_badge"] for report in last} == {officer.badge for officer in OFFICERS}
    assert {report["dispatcher"] for report in last} == set(DISPATCHERS)


def test_some_incidents_are_first_taken_for_something_else() -> None:
    changed = [reports for _, reports in _scenes() if len(reports) > 1]
    assert 100 < len(changed) < 220
    assert all(first["status"] == "open" and first["closed_at"] is None for first, _ in changed)
    assert any(first["call_type"] != last["call_type"] for first, last in changed)


def test_callers_have_fictional_numbers_that_are_not_yours() -> None:
    callers = [reports[-1]["caller"] for _, reports in _scenes() if "caller" in reports[-1]]
    phones = {caller["phone"] for caller in callers if isinstance(caller, dict)}
    assert all(len(phone) == 12 and phone[5:10] == "55501" for phone in phones)
    assert phones.isdisjoint(YOUR_NUMBERS)
    assert len(phones) > 900
    assert {caller["language"] for caller in callers if isinstance(caller, dict)} == {"en", "es"}
