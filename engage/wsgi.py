"""The doors that a WSGI server opens: a short one for webhooks, and the one for everything else."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engage.settings")


class Webhooks(WSGIHandler):
    """Answers without middleware: a webhook has no person, no session and no page, and its signature is its pass."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=[]):
            super().load_middleware(is_async)


pages = get_wsgi_application()
webhooks = Webhooks()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Django, by the door that the address belongs to."""
    door = webhooks if str(environ["PATH_INFO"]).startswith("/hooks/") else pages
    answer: Iterable[bytes] = door(environ, start_response)
    return answer
