"""Every page as people see it: nothing that axe finds, no sideways scrolling, no complaint of the browser."""

import time

from playwright.sync_api import Browser, ConsoleMessage, Page

from sandbox.browser import NARROW, signed_in
from sandbox.stack import Stack
from tests.browser.looking import faults

ADMIN = "admin@cedarfalls.example"
OFFICER = "officer@cedarfalls.example"
HOME = "/a/cedar-falls"
SETTINGS = f"{HOME}/settings"
PAGES = [
    f"{HOME}/",
    f"{HOME}/?days=7",
    f"{HOME}/where-and-when/",
    f"{HOME}/explore/",
    f"{HOME}/explore/?by=call_type&first=NOISE&second=THEFT&days=90&from=never",
    f"{HOME}/explore/?by=officer&officer=1&from=2026-11-20&to=2026-11-10",
    f"{HOME}/comments/",
    f"{HOME}/comments/?rating=poor&from=never",
    f"{HOME}/explore/?by=survey&district=River&with=0",
    f"{HOME}/who-answers/",
    f"{HOME}/officers/",
    f"{HOME}/incidents/",
    f"{HOME}/incidents/?q=nothing-like-this",
    f"{HOME}/alerts/",
    f"{HOME}/follow-ups/",
    f"{HOME}/recognition/",
    f"{HOME}/surveys/",
    f"{HOME}/surveys/send/",
    "/texted/cedar-falls/",
    f"{HOME}/texts/",
    f"{HOME}/texts/conversations/",
    f"{HOME}/texts/messages/",
    f"{HOME}/texts/never/",
    f"{HOME}/texts/never/add/",
    f"{HOME}/texts/never/import/",
    f"{HOME}/texts/usage/",
    f"{SETTINGS}/",
    f"{SETTINGS}/themes/",
    f"{SETTINGS}/themes/add/",
]


def test_pages_are_accessible_and_fit(browser: Browser, stack: Stack) -> None:
    window = signed_in(browser, url=stack.url, email=ADMIN)
    page = window.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complain(message, complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    found = {}
    for path in [*PAGES, *of_one_row(stack)]:
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, (path, answer.status)
        found[path] = faults(page)
    docs = page.goto("/api/v1/docs", wait_until="networkidle")
    assert docs is not None
    assert docs.ok
    window.close()
    assert {path: each for path, each in found.items() if each} == {}
    assert complaints == []


def complain(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type == "error":
        complaints.append(message.text)


def of_one_row(stack: Stack) -> list[str]:
    [(talk, answered)] = stack.query(
        "SELECT id, incident_id FROM surveys_conversation WHERE state = 'completed' LIMIT 1"
    )
    [(skipped,)] = stack.query("SELECT incident_id FROM surveys_decision WHERE NOT ask LIMIT 1")
    [(follow_up,)] = stack.query("SELECT id FROM feedback_followup LIMIT 1")
    [(survey,)] = stack.query("SELECT id FROM surveys_survey ORDER BY id LIMIT 1")
    [(text,)] = stack.query("SELECT id FROM messaging_message WHERE status = 'delivered' LIMIT 1")
    return [
        f"{HOME}/surveys/{survey}/",
        f"{HOME}/surveys/{survey}/timing/",
        f"{HOME}/surveys/{survey}/test/",
        f"{HOME}/texts/{text}/",
        f"{HOME}/texts/conversations/{talk}/",
        f"{HOME}/incidents/{answered}/",
        f"{HOME}/incidents/{skipped}/",
        f"{HOME}/incidents/{skipped}/ask/",
        f"{HOME}/follow-ups/{follow_up}/",
    ]


def test_every_page_of_settings_is_accessible(browser: Browser, stack: Stack) -> None:
    """The pages that the index of the settings leads to."""
    window = signed_in(browser, url=stack.url, email=ADMIN)
    page = window.new_page()
    page.goto(f"{SETTINGS}/")
    links = page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))")
    paths = sorted({link for link in links if link and link.startswith(f"{SETTINGS}/")})
    assert len(paths) >= 8
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = faults(page)
    window.close()
    assert {path: each for path, each in found.items() if each} == {}


def test_sign_in_and_the_officers_page(browser: Browser, stack: Stack) -> None:
    window = signed_in(browser, url=stack.url, email=OFFICER, size=NARROW)
    page = window.new_page()
    page.goto("/")
    assert page.url.endswith("/praise/")
    assert faults(page) == []
    window.clear_cookies()
    page.goto("/accounts/login/")
    assert faults(page) == []
    window.close()


def test_an_answer_arrives_on_the_dashboard_without_a_reload(
    browser: Browser, stack: Stack
) -> None:
    """A resident is asked and answers while a commander looks at the overview."""
    from tests.flow.test_main_walk import closed_incident  # noqa: PLC0415

    phone = "+13195550103"
    window = signed_in(browser, url=stack.url, email=ADMIN)
    page = window.new_page()
    page.goto(f"{HOME}/")
    before = people(page)
    assert stack.put_incident("27-000001", closed_incident(phone)).ok
    deadline = time.monotonic() + 20
    while not any(m["to"] == phone for m in stack.sandbox.messages()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    stack.sandbox.text(sender=phone, to=stack.agency["number"], body="5")
    page.wait_for_function("n => document.querySelector('.say').innerText.includes(n)", arg=before)
    window.close()


def people(page: Page) -> str:
    """How many people the sentence will speak of after one more answer: "of 413 people"."""
    words = page.inner_text(".say").split()
    count = int(words[words.index("people") - 1].replace(",", ""))
    return f"{count + 1:,} people"
