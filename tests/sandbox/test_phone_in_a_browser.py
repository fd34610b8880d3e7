"""The phone page in a real browser: live, without jumping, and open to everyone."""

import shutil
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright
from twilio.rest import Client

from sandbox.process import Sandbox

LINE = "+13195550199"
YOURS = "+13195550100"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


def test_texts_come_and_go_while_one_is_being_written(
    browser: Browser, client: Client, sandbox: Sandbox
) -> None:
    page = browser.new_page()
    page.goto(sandbox.url)
    page.fill("#body", "5")
    page.keyboard.press("Enter")
    expect(page.locator(".sms.in")).to_contain_text("5")
    expect(page.locator("#body")).to_have_value("")
    expect(page.locator("#body")).to_be_focused()
    page.fill("#body", "half a sen")
    client.messages.create(to=YOURS, from_=LINE, body="Did the officer explain? Reply YES or NO.")
    expect(page.locator(".sms:not(.in)")).to_contain_text("Reply YES or NO.")
    expect(page.locator("#body")).to_have_value("half a sen")
    page.close()


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, client: Client, sandbox: Sandbox, width: int, scheme: Literal["light", "dark"]
) -> None:
    client.messages.create(to=YOURS, from_=LINE, body="About your call #26-018113: " + "long " * 99)
    sandbox.text(sender=YOURS, to=LINE, body="5")
    sandbox.wait_until_idle()
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(sandbox.url)
    expect(page.locator(".sms")).to_have_count(2)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []
    page.close()
