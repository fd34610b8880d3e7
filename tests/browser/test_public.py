"""Public pages in a real browser: without script, by keyboard alone, on a narrow phone, from right to left."""

import time

from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize

from public.seals import SOONEST
from sandbox.browser import NARROW, WIDE, scrolls_sideways
from sandbox.stack import Stack
from tests.browser.looking import faults

OWN = ("/static/base.css", "/static/public.css", "/static/mark.svg")
FIRST_VIEW = 50_000  # bytes


def code(stack: Stack) -> str:
    [(found,)] = stack.query("SELECT code FROM surveys_door ORDER BY id LIMIT 1")
    return str(found)


def visitor(
    browser: Browser, stack: Stack, size: ViewportSize = NARROW, **more: object
) -> BrowserContext:
    return browser.new_context(base_url=stack.url, viewport=size, **more)  # type: ignore[arg-type]  # as its own


def press(page: Page) -> None:
    """Press the button, after reading."""
    time.sleep(SOONEST.total_seconds() + 0.1)
    page.click("button[type=submit]")


def test_every_page_is_accessible_and_fits(browser: Browser, stack: Stack) -> None:
    window = visitor(browser, stack)
    page = window.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    found = {}

    def look(name: str) -> None:
        found[name] = faults(page)
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            page.evaluate("document.documentElement.dir = 'rtl'")
            assert not scrolls_sideways(page), f"{name}, from right to left"
            page.evaluate("document.documentElement.dir = 'ltr'")

    for path in ("/s/", "/s/?code=", "/s/BBBBBB/", f"/s/{code(stack)}/?lang=es"):
        page.goto(path)
        look(path)
    page.goto(f"/s/{code(stack)}/")
    look("first question")
    press(page)
    look("first question, wrong")
    for _ in range(2):
        page.click(".opts label")
        press(page)
    page.locator(".opts label").nth(1).click()
    look("yes or no")
    press(page)
    look("own words")
    press(page)
    assert page.inner_text("h1") == "Your answers have arrived"
    look("thanks")
    window.close()
    assert {name: each for name, each in found.items() if each} == {}
    assert complaints == []


def test_all_questions_on_one_page_are_accessible_and_fit(browser: Browser, stack: Stack) -> None:
    """Without an answer, with one missing, and on the second page of what is asked after a certain answer."""
    stack.execute("UPDATE surveys_survey SET one_page = true")
    window = visitor(browser, stack)
    page = window.new_page()
    page.goto(f"/s/{code(stack)}/")
    assert faults(page) == []
    page.locator("fieldset").nth(0).locator("label").first.click()
    press(page)
    assert page.locator(".to-check a").count() == 2
    assert faults(page) == []
    page.click(".to-check a >> nth=0")
    for place in (1, 2):
        page.locator("fieldset").nth(place).locator("label").last.click()
    press(page)
    assert page.inner_text("h1") == "Almost done"
    assert faults(page) == []
    press(page)
    assert page.inner_text("h1") == "Your answers have arrived"
    window.close()
    stack.execute("UPDATE surveys_survey SET one_page = false")


def test_a_phone_without_script_loads_little_and_only_from_here(
    browser: Browser, stack: Stack
) -> None:
    window = visitor(browser, stack, java_script_enabled=False)
    page = window.new_page()
    loaded: dict[str, int] = {}

    def note(answer: Response) -> None:
        loaded[answer.url] = len(answer.body())

    page.on("response", note)
    page.goto(f"/s/{code(stack)}/")
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    first = f"{stack.url}/s/{code(stack)}/"
    assert set(loaded) <= {first, *(stack.url + own for own in OWN)}
    assert sum(loaded.values()) < FIRST_VIEW
    for _ in range(3):
        page.click(".opts label")
        press(page)
    assert page.inner_text("h1") == "Your answers have arrived"
    page.goto(f"/s/{code(stack)}/")
    assert page.inner_text("h1") == "Answers were sent from this device"
    page.click("text=Not you?")
    assert page.inner_text("h1").startswith("Question 1 of")
    window.close()


def test_a_shared_device_returns_to_the_start_without_script(
    browser: Browser, stack: Stack
) -> None:
    stack.execute("UPDATE surveys_door SET shared = true")
    window = visitor(browser, stack, java_script_enabled=False)
    page = window.new_page()
    page.goto(f"/s/{code(stack)}/")
    for _ in range(3):
        page.click(".opts label")
        press(page)
    assert page.inner_text("h1") == "Your answers have arrived"
    assert "returns to the start in 20 seconds" in page.inner_text("main")
    page.wait_for_url(f"**/s/{code(stack)}/", timeout=30_000)
    assert page.inner_text("h1").startswith("Question 1 of")
    window.close()
    stack.execute("UPDATE surveys_door SET shared = false")


def test_a_keyboard_is_enough(browser: Browser, stack: Stack) -> None:
    window = visitor(browser, stack, WIDE)
    page = window.new_page()
    page.goto(f"/s/{code(stack)}/")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("ArrowDown")
    assert page.locator("input:checked").get_attribute("value") == "4"
    assert page.locator(".opts label").nth(1).locator(".picked").is_visible()
    time.sleep(SOONEST.total_seconds() + 0.1)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Question 2 of")
    page.locator("text=Back").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Question 1 of")
    assert page.locator("input:checked").get_attribute("value") == "4"
    window.close()


def test_the_pages_between_two_people_are_accessible(browser: Browser, stack: Stack) -> None:
    window = visitor(browser, stack)
    page = window.new_page()
    page.goto(f"/s/{code(stack)}/")
    page.click(".opts label")
    press(page)
    page.goto(f"/s/{code(stack)}/")
    assert page.inner_text("h1") == "This survey was begun on this device"
    assert faults(page) == []
    stack.execute("UPDATE surveys_door SET shared = true")
    page.click("a.btn-primary")
    page.wait_for_selector("text=Question 2 of")
    page.goto(f"{page.url.partition('?')[0]}?still-there")
    assert page.inner_text("h1") == "Are you still there?"
    # The limit is warned of, and taken away by one touch within 45 seconds (WCAG 2.2.1), which axe can't see.
    assert [each for each in faults(page) if not each.startswith("meta-refresh")] == []
    window.close()
    stack.execute("UPDATE surveys_door SET shared = false")
