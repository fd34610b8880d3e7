"""The demo: every process together, two agencies, and at last the addresses for whoever looks at it."""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import urllib3
from django.conf import settings
from django.urls import reverse
from honcho.environ import parse_procfile
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer

from sandbox.founding import CEDAR_FALLS, PASSWORD, RIVER_COUNTY, Founded
from sandbox.process import Sandbox

READY_WITHIN = 60  # seconds


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the web server and the look-alike of Twilio listen."""

    web: int
    texts: int

    @property
    def web_url(self) -> str:
        return f"http://localhost:{self.web}"

    @property
    def texts_url(self) -> str:
        return f"http://localhost:{self.texts}"

    def problem(self) -> str:
        """A sentence about a port that somebody else uses, and what to do; empty when both are free."""
        for port, what, variable in (
            (self.web, "web server", "PORT"),
            (self.texts, "phone page", "PHONE_PORT"),
        ):
            if not _is_free(port):
                return (
                    f"Port {port}, meant for the {what}, is in use. Stop whatever uses it, "
                    f"or choose another: make demo {variable}={port + 80}"
                )
        return ""


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def run(*, ports: Ports, founded: Sequence[Founded], data: Path, say: Callable[[str], None]) -> int:
    """Run the processes of the Procfile until one of them ends or Ctrl-C; return the exit code."""
    manager = Manager(_Printer(sys.stdout, colour=False))
    environment = os.environ | _environment(ports, founded[0], data)
    procfile = parse_procfile((settings.BASE_DIR / "Procfile").read_text())
    for name, command in procfile.processes.items():
        manager.add_process(name, f"exec {command}", quiet=False, env=environment)
    welcome = threading.Thread(target=_welcome, args=(ports, founded, say), daemon=True)
    welcome.start()
    manager.loop()
    return int(manager.returncode or 0)


class _Printer(Printer):  # type: ignore[misc]  # honcho ships no types
    """Prints what the processes say, not that they were started: the addresses shall not drown."""

    def write(self, message: Message) -> None:
        if message.name != SYSTEM_PRINTER_NAME:
            super().write(message)


def _environment(ports: Ports, first: Founded, data: Path) -> Mapping[str, str]:
    """What the processes need to find each other. The feed plays the CAD of the first agency."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PUBLIC_URL": ports.web_url,
        "SANDBOX": "this-is-not-twilio",
        "TWILIO_API_BASE": f"http://127.0.0.1:{ports.texts}",
        "STATIC_FROM_SOURCE": "1",
        "PYTHONWARNINGS": "ignore",  # on a machine of one's own Celery may run as root
        "SANDBOX_JOURNAL": str(data / "phones.jsonl"),
        "FEED_API_KEY": first.feed_key,
        "FEED_STATE": str(data / "feed"),
    }


def _welcome(ports: Ports, founded: Sequence[Founded], say: Callable[[str], None]) -> None:
    """When both servers answer: tell the look-alike whose lines it carries, and people where to go."""
    http = urllib3.PoolManager(timeout=2, retries=False)
    for url in (f"{ports.texts_url}/control/books", f"{ports.web_url}/healthz"):
        if not _answers(http, url):
            say(f"{url} did not answer within {READY_WITHIN} seconds. See the lines above.")
            return
    sandbox = Sandbox(ports.texts_url, http)
    for each in founded:
        sandbox.register_line(
            account_sid=each.line.account,
            auth_token=each.line.auth_token,
            number=each.line.number,
            inbound_url=ports.web_url + reverse("twilio-inbound", args=[each.line.key]),
            agency=each.agency.name,
            api_url=ports.web_url,
            api_key=each.feed_key,
            dashboard_url=f"{ports.web_url}{reverse('console:overview', args=[each.agency.slug])}",
        )
    say(_addresses(ports, founded))


def _answers(http: urllib3.PoolManager, url: str) -> bool:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        try:
            if http.request("GET", url).status == 200:  # noqa: PLR2004
                return True
        except urllib3.exceptions.HTTPError:
            pass
        time.sleep(0.1)
    return False


def _addresses(ports: Ports, founded: Sequence[Founded]) -> str:
    people = [(plan, *person) for plan in (CEDAR_FALLS, RIVER_COUNTY) for person in plan.people]
    sign_ins = "\n".join(
        f"    {email:<30} {role:<11} {plan.voice}" for plan, role, _, email in people
    )
    doors = "\n".join(
        f"    {ports.web_url}{reverse('public:survey', args=[each.door.code])}  {each.agency.voice}"
        for each in founded
    )
    return f"""
  Engage is running. Everything in it is invented, and no text leaves this machine.

  Dashboard:                {ports.web_url}
  Text like a citizen:      {ports.texts_url}
  Answer on the web, as a visitor to the front desk:
{doors}

  Sign in as (the password of all is: {PASSWORD})
{sign_ins}

  Ctrl-C stops it; the data stay. `make demo` goes on, `make reset` starts afresh.
"""
