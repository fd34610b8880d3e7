"""The pictures of the documentation, taken from the demo's agency: `make screenshots`."""

from collections.abc import Callable
from pathlib import Path

from sandbox.browser import NARROW, WIDE, running_browser, signed_in, wait_for_all
from sandbox.stack import running_stack

PAGES = {
    "overview": "/a/cedar-falls/",
    "incident": "/a/cedar-falls/incidents/{incident}/",
    "call-types": "/a/cedar-falls/settings/codes/call_type/",
}
ANSWERED = """
    SELECT incident_id FROM surveys_conversation
    WHERE state = 'completed' ORDER BY opened_at DESC LIMIT 1
"""


def take(*, folder: Path, say: Callable[[str], None], everything: bool = False) -> None:
    """Write a picture of each page into `folder`; with `everything` also narrow and dark ones."""
    folder.mkdir(parents=True, exist_ok=True)
    looks = [("", WIDE, False)]
    if everything:
        looks += [("-dark", WIDE, True), ("-narrow", NARROW, False)]
    with running_stack(processes=["web"], history=True) as stack, running_browser() as browser:
        incident = stack.query(ANSWERED)[0][0]
        for suffix, size, dark in looks:
            admin = signed_in(
                browser, url=stack.url, email="admin@cedarfalls.example", size=size, dark=dark
            )
            page = admin.new_page()
            for name, path in PAGES.items():
                page.goto(path.format(incident=incident))
                wait_for_all(page)
                page.screenshot(path=folder / f"{name}{suffix}.png", full_page=bool(suffix))
                say(f"{folder / name}{suffix}.png")
            admin.close()
