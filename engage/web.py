"""The web server: `python -m engage.web engage.wsgi:application`, with granian's own options.

The application is loaded once, before granian forks its workers: they begin at once, and share the memory that it
takes. Where processes are spawned instead of forked, each worker loads it, as granian alone would have it.
"""

from runpy import run_module

from django.utils.module_loading import import_string

if __name__ == "__main__":
    import_string("engage.wsgi.application")
    import_string("engage.warming.warm_up")()
    run_module("granian", run_name="__main__")
