"""A page looked at as people see it: wide and narrow, light and dark."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from sandbox.browser import NARROW, WIDE, scrolls_sideways, wait_for_all

# Words that stand on others, outside of drawings, of what is only read out, and of what stays while one scrolls.
OVERLAPPING = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), boxes = [];
  const stays = (one) => one && (/sticky|fixed/.test(getComputedStyle(one).position) || stays(one.parentElement));
  while (words.nextNode()) {
    const text = words.currentNode, around = text.parentElement;
    if (!text.data.trim() || !around.checkVisibility()) continue;
    if (around.closest("svg, .visually-hidden, [aria-hidden=true], select") || stays(around)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) boxes.push([box, text.data.trim()]);
  }
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
  return boxes.flatMap(([a, one], at) =>
    boxes.slice(at + 1).filter(([b, _]) => over(a, b)).map(([_, two]) => `${one} / ${two}`));
}"""
# What another theme can spoil: it changes colours and nothing else.
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast"]}


def faults(page: Page) -> list[str]:
    """What axe finds on the page in both widths and themes, and where it scrolls sideways; empty where all is well."""
    found = []
    wait_for_all(page)
    page.emulate_media(reduced_motion="reduce")  # no colour on its way to another
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        found += _by_axe(page)
        page.emulate_media(color_scheme="dark")
        found += _by_axe(page, COLOURS)
        found += [f"on each other: {words}" for words in page.evaluate(OVERLAPPING)]
        if scrolls_sideways(page):
            found.append(f"scrolls sideways at {size['width']} px")
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    return found


def _by_axe(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations]
