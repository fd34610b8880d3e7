"""The web server: `python -m engage.web engage.wsgi:application`, with granian's own options.

The application is loaded once, before granian forks its workers: they begin at once, and share the memory that it
takes. Where processes are spawned instead of forked, each worker loads it, as granian alone would have it.
"""

import gc
from runpy import run_module

from django.urls import resolve
from django.utils.module_loading import import_string

if __name__ == "__main__":
    import_string("engage.wsgi.application")
    resolve("/healthz")  # and with it every view, with all that it imports
    gc.freeze()  # what is there by now, no collection looks at: that would copy its pages
    run_module("granian", run_name="__main__")
