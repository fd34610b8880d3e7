"""What a process that reads a share of a file does first. Imported before Django is ready: knows no model."""

import signal

import django


def begin() -> None:
    """Get Django ready. An interruption is for whoever began this process, who then takes its claim away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
