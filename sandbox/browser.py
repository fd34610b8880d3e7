"""A browser on the pages of a running stack: signed in, at a width, in a theme."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from sandbox.founding import PASSWORD

WIDE = ViewportSize(width=1440, height=1000)
NARROW = ViewportSize(width=360, height=740)
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
]


def chromium() -> str | None:
    """The system's Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Headless Chromium. Raises FileNotFoundError where there is none to run."""
    path = chromium()
    if path is None:
        raise FileNotFoundError("Install Chromium: on Debian, apt install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def signed_in(
    browser: Browser, *, url: str, email: str, size: ViewportSize = WIDE, dark: bool = False
) -> BrowserContext:
    """A window in which one of the demo's people is signed in."""
    window = browser.new_context(
        viewport=size, color_scheme="dark" if dark else "light", base_url=url
    )
    page = window.new_page()
    page.goto("/accounts/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    page.close()
    return window


def wait_for_all(page: Page) -> None:
    """Wait for what a page asks for once it is shown: it takes the place of a link."""
    page.wait_for_function("() => !document.querySelector('.later')")


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
