"""Danger, from the resident's phone to the supervisor's screen: real processes, a real browser."""

import time

from playwright.sync_api import Browser

from sandbox.browser import NARROW, signed_in
from sandbox.stack import Stack
from tests.browser.looking import faults

ADMIN = "admin@cedarfalls.example"
HOME = "/a/cedar-falls"
PHONE = "+13195550104"


def test_a_cry_for_help_is_answered_and_reaches_whoever_looks(
    browser: Browser, stack: Stack
) -> None:
    stack.sandbox.text(sender=PHONE, to=stack.agency["number"], body="he is here please help me")
    deadline = time.monotonic() + 20
    while not any(m["to"] == PHONE and "911" in m["body"] for m in stack.sandbox.messages()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    window = signed_in(browser, url=stack.url, email=ADMIN, size=NARROW)
    page = window.new_page()
    page.goto(f"{HOME}/")
    page.click("text=1 alert that nobody has acknowledged")
    page.click("text=Open A-")
    assert faults(page) == []
    assert "he is here please help me" in page.inner_text("main")
    page.keyboard.press("Tab")
    page.click("text=I have it")
    assert "Acknowledged by" in page.inner_text("main")
    assert faults(page) == []
    page.fill("#outcome", "Sent a unit, she is with her sister.")
    page.click("text=Close it")
    assert "What was done" in page.inner_text("main")
    page.goto(f"{HOME}/alerts/")
    assert faults(page) == []
    window.close()
