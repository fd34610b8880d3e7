"""The sandbox as an app: whoever starts it may bring a clock of their own."""

import os
from pathlib import Path

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from sandbox.clock import VARIABLE, Clock


class SandboxConfig(AppConfig):
    """Follows the clock of a run of chaos, if this process belongs to one."""

    name = "sandbox"

    def ready(self) -> None:
        path = os.environ.get(VARIABLE)
        if not path:
            return
        if os.environ.get("SANDBOX") != "this-is-not-twilio":
            raise ImproperlyConfigured(f"{VARIABLE} moves the clock: only for a run of chaos.")
        timezone.now = Clock(Path(path)).now
