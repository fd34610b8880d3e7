"""What a process does once, before it answers anybody, so that no visitor waits for it."""

import gc
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import resolve


def warm_up() -> None:
    """Load every view and every page, and let no collection of garbage look at them again.

    Else the collector goes through all that was loaded, a tenth of a second long, in the middle of every tenth page;
    and in workers that were forked it would copy the memory that they share.
    """
    resolve("/healthz")  # and with it every view, with all that it imports
    pages: Path = settings.BASE_DIR / "templates"
    for page in sorted(pages.rglob("*.html")):
        get_template(str(page.relative_to(pages)))
    gc.collect()
    gc.freeze()
