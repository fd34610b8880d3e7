"""Where the demo that a replay goes into listens."""

from dataclasses import dataclass
from typing import Self

import environ
from django.conf import settings

from sandbox.demo import Ports
from sandbox.replay.door import is_up


@dataclass(frozen=True, slots=True)
class Addresses:
    """The web server, and the look-alike of Twilio."""

    web: str
    texts: str

    @classmethod
    def of_the_demo(cls) -> Self:
        """From PUBLIC_URL and TWILIO_API_BASE, else from ENGAGE_PORT and ENGAGE_PHONE_PORT, as `make demo` has them."""
        env = environ.Env()
        ports = Ports(
            web=env.int("ENGAGE_PORT", default=8000),
            texts=env.int("ENGAGE_PHONE_PORT", default=8001),
        )
        return cls(
            web=env.str("PUBLIC_URL", default=ports.web_url).rstrip("/"),
            texts=settings.TWILIO_API_BASE or ports.texts_url,
        )

    def problem(self) -> str:
        """A sentence on what does not answer and what to do; empty where both do."""
        for what, address, path in (
            ("web server", self.web, "/healthz"),
            ("look-alike of Twilio", self.texts, "/control/books"),
        ):
            if not is_up(address + path):
                return (
                    f"The {what} does not answer at {address}. Run `make demo` first, in another terminal and with "
                    "the same PORT and PHONE_PORT."
                )
        return ""
