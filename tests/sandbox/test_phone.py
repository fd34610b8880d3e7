"""The phone page, with and without JavaScript; and the CAD feed."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from twilio.rest import Client
from urllib3 import BaseHTTPResponse

from sandbox.process import Sandbox, running_sandbox

if TYPE_CHECKING:
    from tests.sandbox.conftest import ClientOf, Receiver

LINE = "+13195550199"
YOURS = "+13195550100"
INCIDENT = {
    "number": YOURS,
    "line": LINE,
    "call_type": "NOISE",
    "officer": "201",
    "disposition": "18",
}


def _page(sandbox: Sandbox, path: str = "/", **headers: str) -> str:
    answer = sandbox.http.request("GET", sandbox.url + path, headers=headers)
    assert answer.status == 200
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src")
    return str(answer.data.decode())


def _post(sandbox: Sandbox, path: str, fields: dict[str, str], **headers: str) -> BaseHTTPResponse:
    body = urlencode(fields)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return sandbox.http.request(
        "POST", sandbox.url + path, body=body, headers=headers | form, redirect=False
    )


def test_without_a_line_the_page_says_what_to_do(process: Sandbox) -> None:
    process.reset()
    assert "once one has a line" in _page(process)


def test_a_text_arrives_and_the_poll_tells_only_news(client: Client, sandbox: Sandbox) -> None:
    client.messages.create(to=YOURS, from_=LINE, body="How was it? Reply 1 (poor) to 5 (great).")
    sandbox.wait_until_idle()
    page = _page(sandbox)
    assert "How was it? Reply 1 (poor) to 5 (great)." in page
    assert "Cedar Falls Police" in page
    assert "(319) 555-0199" in page
    poll = f"{sandbox.url}/phone/thread?number=%2B13195550100&line=%2B13195550199&seen="
    assert sandbox.http.request("GET", f"{poll}1-0").status == 204
    assert sandbox.http.request("GET", f"{poll}0-0").status == 200
    town = sandbox.http.request("GET", f"{sandbox.url}/phone/town")
    assert "(319) 555-0100" in town.data.decode()


def test_a_plain_form_goes_back_to_the_page(sandbox: Sandbox, receiver: "Receiver") -> None:
    fields = {"number": YOURS, "line": LINE, "body": "5 <b>great</b>"}
    answer = _post(sandbox, "/phone/texts", fields)
    assert (answer.status, answer.headers["Location"]) == (
        302,
        "/?number=%2B13195550100&line=%2B13195550199",
    )
    assert receiver.wait_for(1)[0].form["Body"] == "5 <b>great</b>"
    assert "5 &lt;b&gt;great&lt;/b&gt;" in _page(sandbox, answer.headers["Location"])


def test_htmx_gets_the_new_thread_and_an_empty_field(sandbox: Sandbox) -> None:
    fields = {"number": YOURS, "line": LINE, "body": "5"}
    answer = _post(sandbox, "/phone/texts", fields, **{"HX-Request": "true"})
    assert answer.status == 200
    assert 'hx-swap-oob="true"' in answer.data.decode()


def test_a_text_that_the_agency_did_not_take_says_so(
    sandbox: Sandbox, receiver: "Receiver"
) -> None:
    receiver.answer = lambda _: (503, "text/plain", "")
    sandbox.text(sender=YOURS, to=LINE, body="5")
    sandbox.wait_until_idle()
    assert "did not take this text: it answered 503" in _page(sandbox)


def test_an_incident_is_closed_through_the_agencys_api(
    sandbox: Sandbox, receiver: "Receiver"
) -> None:
    receiver.answer = lambda _: (201, "application/json", "{}")
    answer = _post(sandbox, "/phone/incidents", INCIDENT)
    put = receiver.wait_for(1)[0]
    reference = put.url.rsplit("/", 1)[1]
    assert (put.method, put.url) == ("PUT", f"{receiver.url}/api/v1/incidents/{reference}")
    assert put.headers["Authorization"] == "Bearer a-key-of-the-cad"
    assert put.json["caller"] == {"phone": YOURS, "role": "Caller", "language": "en"}
    assert (put.json["call_type"], put.json["officer_badge"]) == ("NOISE", "201")
    assert (put.json["status"], put.json["disposition_description"]) == (
        "closed",
        "Settled By Contact",
    )
    assert f"{reference}</b> is closed" in _page(sandbox, answer.headers["Location"])


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ('{"detail": "This key may not report incidents."}', "This key may not report incidents."),
        ('{"closed_at": ["Say when it closed."]}', "closed_at: Say when it closed."),
        ("<html>", "gave no reason (HTTP 403)"),
    ],
)
def test_a_refused_incident_shows_the_agencys_sentence(
    sandbox: Sandbox, receiver: "Receiver", document: str, sentence: str
) -> None:
    receiver.answer = lambda _: (403, "application/json", document)
    answer = _post(sandbox, "/phone/incidents", INCIDENT)
    page = answer.data.decode()
    assert answer.status == 422
    assert sentence in page
    assert '<option value="NOISE" selected>' in page


def test_residents_answer_the_survey_by_themselves(
    line_fields: dict[str, str], client_of: "ClientOf"
) -> None:
    def run() -> dict[str, str]:
        with running_sandbox(env={"SANDBOX_PACE": "0", "SANDBOX_SEED": "4"}) as town:
            town.register_line(**line_fields)
            client = client_of(town)
            for last in range(10, 60):
                question = "Police: about your call #26-000001: reply 1 (poor) to 5 (great)."
                client.messages.create(to=f"+131955501{last}", from_=LINE, body=question)
            client.messages.create(to=YOURS, from_=LINE, body="Reply 1 (poor) to 5 (great).")
            town.wait_until_idle()
            texts = town.messages()
        return {text["sender"]: text["body"] for text in texts if text["direction"] == "inbound"}

    answers = run()
    assert 15 <= len(answers) <= 35
    assert YOURS not in answers
    assert answers == run()


def test_the_feed_reports_and_offers_again_what_was_not_taken(
    receiver: "Receiver", tmp_path: Path
) -> None:
    def answer(_: object) -> tuple[int, str, str]:
        taken = len(receiver.received) != 0
        return (201 if taken else 503, "application/json", "{}")

    receiver.answer = answer
    env = {
        "DJANGO_SETTINGS_MODULE": "sandbox.settings",
        "SANDBOX": "this-is-not-twilio",
        "PUBLIC_URL": receiver.url,
        "FEED_API_KEY": "k",
        "FEED_SECONDS": "0.05",
        "FEED_STATE": str(tmp_path / "feed"),
    }
    feed = subprocess.Popen(
        [sys.executable, "-m", "django", "feed"],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, **env},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        puts = receiver.wait_for(6, seconds=20)
    finally:
        feed.terminate()
        _, said = feed.communicate(timeout=10)
    assert puts[0].url == puts[1].url
    assert puts[0].json == puts[1].json
    assert len({put.url for put in puts[1:]}) >= 3
    assert all(put.headers["Authorization"] == "Bearer k" for put in puts)
    assert "was not taken" in said
    assert int((tmp_path / "feed").read_text()) > 0


def test_the_feed_needs_a_key() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "django", "feed"],
        cwd=Path(__file__).resolve().parents[2],
        env={
            "DJANGO_SETTINGS_MODULE": "sandbox.settings",
            "SANDBOX": "this-is-not-twilio",
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Set FEED_API_KEY" in done.stderr
