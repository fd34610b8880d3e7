import subprocess
import sys

SCRIPT = """
import gc
import django

django.setup()
from django.template import engines
from engage.warming import warm_up

warm_up()
(loader,) = engines["django"].engine.template_loaders
print(gc.get_freeze_count() > 100_000, "console/overview.html" in loader.get_template_cache)
"""


def test_a_process_that_is_warm_has_every_page_and_collects_none_of_it() -> None:
    """In a process of its own: nothing that was frozen here would be collected."""
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["True", "True"]
