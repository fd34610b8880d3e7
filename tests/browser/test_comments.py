"""The list of comments by keyboard alone, and by buttons alone: a real browser on comments that were really sorted."""

import pytest
from playwright.sync_api import Browser, Page

from sandbox.browser import WIDE, signed_in
from sandbox.stack import Stack
from tests.browser.looking import faults

ADMIN = "admin@cedarfalls.example"
COMMENTS = "/a/cedar-falls/comments/?days=90"
CURRENT = ".cm[aria-current]"

# Other parts of the page settle too: themes arrive by themselves.
TELL_SETTLED = """document.addEventListener('htmx:afterSettle', ({ target }) => {
  if (target.matches('.cm')) console.log('comment-settled');
})"""


@pytest.fixture
def page(browser: Browser, stack: Stack) -> Page:
    page = signed_in(browser, url=stack.url, email=ADMIN, size=WIDE).new_page()
    page.goto(COMMENTS)
    return page


def test_comments_are_read_corrected_and_passed_on_by_one_key_each(page: Page) -> None:
    assert "not sorted yet" not in page.inner_text("main")
    first, second = (page.locator(".cm").nth(at) for at in (0, 1))
    assert first.get_attribute("aria-current") == "true"
    page.keyboard.press("j")
    assert second.get_attribute("aria-current") == "true"
    page.keyboard.press("e")
    page.wait_for_selector(f"{CURRENT}.read")
    assert "read by Lt. M. Oyelaran" in second.inner_text()
    page.keyboard.press("u")
    page.wait_for_selector(f"{CURRENT}:not(.read)")
    page.keyboard.press("n")
    page.wait_for_selector(f"{CURRENT}:has-text('sounds neutral')")
    had = "Response time" in second.locator(".meta").last.inner_text()
    page.keyboard.press("1")

    pressed = str(not had).lower()
    page.wait_for_selector(f"{CURRENT} [data-key='1'][aria-pressed={pressed}]", state="attached")
    page.keyboard.press("k")
    assert first.get_attribute("aria-current") == "true"
    assert faults(page) == []


def test_who_has_walked_on_is_not_called_back_by_what_was_saved_late(page: Page) -> None:
    first, second = (page.locator(".cm").nth(at) for at in (0, 1))
    # Milliseconds between new content and its last touch: long enough to press a key in between.
    page.evaluate("htmx.config.defaultSettleDelay = 400")
    page.keyboard.press("e")
    page.wait_for_selector(".cm.read")
    page.keyboard.press("j")
    with page.expect_event("console", lambda said: said.text == "comment-settled"):
        page.evaluate(TELL_SETTLED)
    assert second.get_attribute("aria-current") == "true"
    assert first.get_attribute("aria-current") is None
    assert page.evaluate("document.activeElement.id") == second.get_attribute("id")


def test_keys_pressed_fast_are_all_heard(page: Page) -> None:
    first = page.locator(".cm").first
    sorts = first.locator("[data-key='2']")
    before = sorts.get_attribute("aria-pressed")
    after = {"true": "false", "false": "true"}[str(before)]
    for key in "en2":
        page.keyboard.press(key)
    page.wait_for_selector(f"{CURRENT} [data-key='2'][aria-pressed={after}]", state="attached")
    assert "sounds neutral" in first.inner_text()
    assert "read by Lt. M. Oyelaran" in first.inner_text()


def test_keys_do_nothing_while_somebody_writes(page: Page) -> None:
    before = page.locator(".cm").first.inner_text()
    page.fill("#f-q", "")
    page.type("#f-q", "eu1jn")
    assert page.input_value("#f-q") == "eu1jn"
    assert page.locator(".cm").first.inner_text() == before


def test_a_follow_up_is_opened_by_f_and_leads_to_its_page(page: Page) -> None:
    page.goto(f"{COMMENTS}&rating=good")
    page.keyboard.press("f")
    page.wait_for_selector(f"{CURRENT} a:has-text('F-')")
    assert "nobody owns it" in page.inner_text(CURRENT)
    page.click(f"{CURRENT} a:has-text('F-')")
    assert "pened by hand from the comment" in page.inner_text("main")
