"""What can't be right is refused by name, in a problem document, and changes nothing."""

import json
from typing import Any

import pytest
from django.utils import timezone

from agencies.models import Agency, ApiKey, Scope
from agencies.tenancy import acting_for
from tests.api.machine import CLOSED, Machine, Rows, problem


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in CLOSED.items() if key != name}


def caller(**said: object) -> dict[str, Any]:
    return CLOSED | {"caller": CLOSED["caller"] | said}


UNREAL = [
    ("unknown field", CLOSED | {"dispositon": "01"}, "/dispositon", "Did you mean disposition?"),
    ("unknown field in caller", caller(phon="1"), "/caller/phon", "Did you mean phone?"),
    ("a name with a slash", CLOSED | {"a/b~c": 1}, "/a~1b~0c", "no such field"),
    ("no such day", CLOSED | {"opened_at": "2026-02-30T10:00:00Z"}, "/opened_at", "no such date"),
    ("no such hour", CLOSED | {"closed_at": "2026-11-17T25:00:00Z"}, "/closed_at", "no such date"),
    ("no zone", CLOSED | {"opened_at": "2026-11-17T10:00:00"}, "/opened_at", "in which zone"),
    ("a date alone", CLOSED | {"opened_at": "2026-11-17"}, "/opened_at", "Write a time"),
    ("a number as time", CLOSED | {"opened_at": 1_795_000_000}, "/opened_at", "Write a time"),
    ("an empty time", CLOSED | {"closed_at": ""}, "/closed_at", "Write a time"),
    (
        "the year 1",
        CLOSED | {"opened_at": "0001-01-01T00:00:00+23:59"},
        "/opened_at",
        "before the year",
    ),
    (
        "tomorrow",
        CLOSED | {"closed_at": "2026-11-18T12:00:01-06:00"},
        "/closed_at",
        "in the future",
    ),
    (
        "the end of time",
        CLOSED | {"closed_at": "9999-12-31T23:59:59-23:59"},
        "/closed_at",
        "in the future",
    ),
    (
        "closed before",
        CLOSED | {"closed_at": "2026-11-17T09:59:59-06:00"},
        "/closed_at",
        "before opened_at",
    ),
    (
        "other zone",
        CLOSED | {"closed_at": "2026-11-17T11:00:00+01:00"},
        "/closed_at",
        "before opened_at",
    ),
    (
        "sent before",
        CLOSED | {"dispatched_at": "2026-11-17T09:00:00-06:00"},
        "/dispatched_at",
        "before",
    ),
    ("there before", CLOSED | {"arrived_at": "2026-11-17T09:00:00-06:00"}, "/arrived_at", "before"),
    ("never opened", without("opened_at"), "/opened_at", "This incident is new"),
    ("phone of nine digits", caller(phone="319555012"), "/caller/phone", "9 digits"),
    ("phone of letters", caller(phone="unknown"), "/caller/phone", "+13195550142"),
    ("phone 911", caller(phone="911"), "/caller/phone", "digits"),
    ("phone as number", caller(phone=3195550123), "/caller/phone", "in quotes"),
    ("unknown role", caller(role="caller"), "/caller/role", "Did you mean Caller?"),
    ("unknown language", caller(language="klingon!"), "/caller/language", "en or es"),
    ("caller is text", CLOSED | {"caller": "Smith"}, "/caller", "JSON object"),
    ("unknown status", CLOSED | {"status": "close"}, "/status", "Did you mean closed?"),
    ("status of a list", CLOSED | {"status": ["closed"]}, "/status", "Write one of these"),
    ("code as number", CLOSED | {"disposition": 1}, "/disposition", "in quotes"),
    ("code too long", CLOSED | {"call_type": "X" * 61}, "/call_type", "at most 60"),
    ("badge too long", CLOSED | {"officer_badge": "1" * 21}, "/officer_badge", "at most 20"),
    ("code of two lines", CLOSED | {"call_type": "A\nB"}, "/call_type", "line breaks"),
    ("code with NUL", CLOSED | {"call_type": "A\0B"}, "/call_type", "can't be printed"),
    ("arrest in words", CLOSED | {"arrest": "yes"}, "/arrest", "true or false"),
    ("arrest as number", CLOSED | {"arrest": 1}, "/arrest", "true or false"),
    ("reference within", CLOSED | {"reference": "26-1"}, "/reference", "Leave this out"),
    ("a list", [CLOSED], "", "one JSON object"),
]


def told(rows: list[Any]) -> list[Any]:
    """The rows but for what says that an incident is held, since a report of it was refused."""
    of_holding = {"unread_at", "unread_from", "changed_at"}
    incidents, *others = rows
    kept = [{k: v for k, v in each.items() if k not in of_holding} for each in incidents]
    return [kept, *others]


@pytest.mark.parametrize(
    ("body", "pointer", "words"), [c[1:] for c in UNREAL], ids=[c[0] for c in UNREAL]
)
@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_what_can_not_be_right_is_named_and_changes_nothing(
    machine: Machine, rows: Rows, body: Any, pointer: str, words: str, known: bool
) -> None:
    if known and pointer == "/opened_at" and "new" in words:
        body = CLOSED | {"opened_at": None, "closed_at": "2026-11-17T09:00:00-06:00"}
        pointer, words = "/closed_at", "opened_at that is known"
    if known:
        assert machine("put", "26-1", CLOSED | {"updated_at": None}).status_code == 201
    before = rows()
    document = problem(machine("put", "26-1", body), 422)
    errors = {error["pointer"]: error["detail"] for error in document["errors"]}
    assert words in errors[pointer]
    assert told(rows()) == told(before)


UNREADABLE = [
    ("cut off", b'{"call_type": "NOISE"', "line 1, column 22"),
    ("line by line", b'{\n  "status": closed\n}', "line 2, column 13"),
    ("nothing", b" ", "line 1"),
    ("not UTF-8", '{"unit": "Ñ"}'.encode("latin-1"), "not UTF-8: see byte 11"),
    ("twice", b'{"status": "open", "status": "closed"}', "“status” is given twice"),
    ("twice within", b'{"caller": {"role": "Caller", "role": "Victim"}}', "“role” is given twice"),
    ("not a number", b'{"priority": NaN}', "NaN is not JSON"),
    ("infinity", b'{"priority": -Infinity}', "-Infinity is not JSON"),
    ("half a character", b'{"unit": "\\ud83d"}', "half a character"),
    ("half a character in a name", b'{"\\uD83D": 1}', "half a character"),
    ("very deep", b"[" * 100_000, "inside of each other"),
    ("very long number", b'{"priority": ' + b"9" * 5_000 + b"}", "too many digits"),
]


@pytest.mark.parametrize(
    ("body", "words"), [c[1:] for c in UNREADABLE], ids=[c[0] for c in UNREADABLE]
)
def test_what_is_not_json_is_refused_with_the_place(
    machine: Machine, rows: Rows, body: bytes, words: str
) -> None:
    before = rows()
    for method, path in (("put", "26-1"), ("post", "bulk")):
        assert words in problem(machine(method, path, body), 400)["detail"]
    assert rows() == before


def test_ten_megabytes_are_too_large(machine: Machine, rows: Rows) -> None:
    before = rows()
    body = json.dumps(CLOSED | {"call_type_description": "x" * 10 * 1024**2})
    for method, path in (("put", "26-1"), ("post", "bulk")):
        assert "larger than 8 MB" in problem(machine(method, path, body), 413)["detail"]
    assert rows() == before


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/csv", "status,closed"),
        ("application/x-www-form-urlencoded", "status=closed"),
        ("application/x-www-form-urlencoded", ""),
    ],
)
def test_only_json_is_taken(
    machine: Machine, rows: Rows, closed: dict[str, Any], content_type: str, body: str
) -> None:
    machine("put", "26-1", closed | {"self_initiated": True})
    before = rows()
    # The test client names the type of a body only where there is one; others name it always.
    response = machine("put", "26-2", body, content_type=content_type, CONTENT_TYPE=content_type)
    assert "application/json" in problem(response, 415)["detail"]
    assert rows() == before


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("x" * 65, "at most 64"),
        ("26%0018113", "can't be printed"),
        ("26%0A18", "line breaks"),
        ("%20", "must not be empty"),
    ],
)
def test_a_reference_is_one_short_line(
    machine: Machine, rows: Rows, closed: dict[str, Any], reference: str, words: str
) -> None:
    before = rows()
    [error] = problem(machine("put", reference, closed), 422)["errors"]
    assert error["parameter"] == "reference"
    assert words in error["detail"]
    assert rows() == before


def test_a_later_report_is_judged_by_what_is_known(machine: Machine, rows: Rows) -> None:
    assert machine("put", "26-1", CLOSED).status_code == 201
    before = rows()
    late = {"opened_at": "2026-11-17T11:30:00-06:00"}
    [error] = problem(machine("put", "26-1", late), 422)["errors"]
    assert error["pointer"] == "/opened_at"
    assert "it was closed" in error["detail"]
    assert told(rows()) == told(before)
    # Reopened, it has no closing time that could contradict.
    assert machine("put", "26-1", late | {"status": "open"}).json()["result"] == "updated"


def test_many_unknown_fields_are_answered_with_the_first_of_them(machine: Machine) -> None:
    body = CLOSED | {f"column_{number}": "" for number in range(500)}
    assert len(problem(machine("put", "26-1", body), 422)["errors"]) == 10


KEYS = [
    ("none", "", 401, "header Authorization"),
    ("wrong", "engage_wrong", 401, "opens nothing"),
    ("not ASCII", "engage_ñ", 401, "opens nothing"),
]


@pytest.mark.parametrize(
    ("key", "status", "words"), [c[1:] for c in KEYS], ids=[c[0] for c in KEYS]
)
@pytest.mark.parametrize(
    ("method", "path"), [("put", "26-1"), ("get", "26-1"), ("get", "/api/v1/incidents")]
)
def test_without_a_good_key_nothing_opens(
    machine: Machine, rows: Rows, method: str, path: str, key: str, status: int, words: str
) -> None:
    before = rows()
    body = CLOSED if method == "put" else None
    response = machine(method, path, body, key=key)
    assert words in problem(response, status)["detail"]
    assert response["WWW-Authenticate"] == 'Bearer realm="Engage"'
    assert rows() == before


@pytest.mark.parametrize("ended", ["revoked", "suspended"])
def test_a_revoked_key_and_a_suspended_agency_open_nothing(
    machine: Machine, rows: Rows, agency: Agency, ended: str
) -> None:
    assert machine("put", "26-1", CLOSED).status_code == 201
    before = rows()
    with acting_for(agency):
        if ended == "revoked":
            ApiKey.objects.get().revoke(now=timezone.now())
        else:
            Agency.objects.filter(pk=agency.pk).update(suspended_at=timezone.now())
    response = machine("put", "26-1", CLOSED | {"status": "open"})
    assert "was revoked, or its agency is suspended" in problem(response, 401)["detail"]
    assert rows() == before


@pytest.mark.parametrize(
    ("scope", "method", "path", "lacks"),
    [
        (Scope.READ_INCIDENTS, "put", "26-1", "incidents:write"),
        (Scope.READ_INCIDENTS, "post", "bulk", "incidents:write"),
        (Scope.WRITE_INCIDENTS, "get", "26-1", "incidents:read"),
        (Scope.WRITE_INCIDENTS, "get", "/api/v1/incidents", "incidents:read"),
    ],
)
def test_a_key_does_no_more_than_its_scopes(
    machine: Machine, rows: Rows, agency: Agency, scope: str, method: str, path: str, lacks: str
) -> None:
    with acting_for(agency):
        _, key = ApiKey.issue(agency=agency, name="Half", scopes=[scope])
    before = rows()
    body = {"put": CLOSED, "post": {"incidents": [CLOSED]}}.get(method)
    assert lacks in problem(machine(method, path, body, key=key), 403)["detail"]
    assert rows() == before


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("delete", "26-1", 405),
        ("post", "26-1", 405),
        ("put", "bulk", 405),
        ("options", "26-1", 405),
        ("get", "26-404", 404),
        ("get", "26%00404", 404),
        ("get", "/api/", 404),
        ("get", "/api/v1/incident", 404),
        ("post", "/api/v2/incidents/", 404),
    ],
)
def test_every_other_address_answers_with_a_problem_too(
    machine: Machine, method: str, path: str, status: int
) -> None:
    response = machine(method, path)
    problem(response, status)
    assert status != 405 or "Allow" in response


def test_what_is_no_json_can_not_be_had(machine: Machine) -> None:
    problem(machine("get", "/api/v1/incidents", headers={"Accept": "text/csv"}), 406)
