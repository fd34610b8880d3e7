"""Ways to fail that Twilio and the network between have, at chosen rates and by a seed.

A plan is a JSON object; what it leaves out does not happen. Rates are from 0 to 1.

Requests to the API, at most one of these each:
  429, 500          refused with this status; no text is created
  500_after         the text is created, the answer is a 500 all the same
  timeout_before    no text is created and no answer comes for `hold` seconds, then the line is cut
  timeout_after     the text is created, the answer never comes
  reset             the connection is cut, no text is created; a client sees no answer at all or,
                    as the web server happens to be quicker, the head of one and no body
  reset_after       the text is created, then the connection is cut
  slow              {"rate": …, "seconds": …}: answered right, but late
and `latency`: seconds added to every answer. While an answer is held, one server thread is too.

Status callbacks: drop_callback, duplicate_callback, reorder_callback (comes after the later ones).
Incoming texts: drop_inbound, duplicate_inbound (the first answer counts as lost).
Both: wrong_signature (a forger's copy comes first, falsely signed; taking it is noted as an alert).
Also `seed` (0) and `hold` (30 seconds).
"""

import random
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_REQUEST = ("429", "500", "500_after", "timeout_before", "timeout_after", "reset", "reset_after")
_WEBHOOK = (
    "drop_callback",
    "duplicate_callback",
    "reorder_callback",
    "drop_inbound",
    "duplicate_inbound",
    "wrong_signature",
)
_RATES = (*_REQUEST, "slow", *_WEBHOOK)
_NUMBERS = ("latency", "hold", "seed", "slow_seconds")
_DEFAULTS = {"latency": 0.0, "hold": 30.0, "seed": 0.0, "slow_seconds": 2.0}


@dataclass(frozen=True, slots=True)
class WebhookFault:
    """What goes wrong with one webhook."""

    drop: bool = False
    duplicate: bool = False
    reorder: bool = False
    wrong_signature: bool = False


class Faults:
    """Decides, request by request and webhook by webhook, what goes wrong. Nothing, to begin with.

    Requests, callbacks and incoming texts each have their own seeded sequence: the fifth request
    fares the same however many callbacks there were before it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.plan({})

    def plan(self, wishes: Mapping[str, object]) -> None:
        """Replace the plan and start its sequences again.

        Raises ValueError, with a sentence for the person who asked, when the plan makes no sense;
        the former plan then stays.
        """
        settings = _read(wishes)
        with self._lock:
            self._settings = settings
            self._sequences = {
                name: random.Random(f"{settings['seed']:g}/{name}")
                for name in ("request", "callback", "inbound")
            }
            self.happened: Counter[str] = Counter()

    @property
    def latency(self) -> float:
        """Seconds added to every answer."""
        return self._settings["latency"]

    @property
    def hold(self) -> float:
        """Seconds for which an answer that never comes is held."""
        return self._settings["hold"]

    @property
    def slow_seconds(self) -> float:
        """Seconds by which a slow answer is late."""
        return self._settings["slow_seconds"]

    def for_request(self) -> str | None:
        """Return the name of what goes wrong with the next request, or None."""
        with self._lock:
            ticket = self._sequences["request"].random()
            for name in (*_REQUEST, "slow"):
                ticket -= self._settings[name]
                if ticket < 0:
                    self.happened[name] += 1
                    return name
        return None

    def for_callback(self) -> WebhookFault:
        """Return what goes wrong with the next status callback."""
        return self._for_webhook("callback", reorder=True)

    def for_inbound(self) -> WebhookFault:
        """Return what goes wrong with the next incoming text's webhook."""
        return self._for_webhook("inbound", reorder=False)

    def _for_webhook(self, kind: str, *, reorder: bool) -> WebhookFault:
        with self._lock:
            return WebhookFault(
                drop=self._strikes(kind, f"drop_{kind}"),
                duplicate=self._strikes(kind, f"duplicate_{kind}"),
                reorder=reorder and self._strikes(kind, f"reorder_{kind}"),
                wrong_signature=self._strikes(kind, "wrong_signature"),
            )

    def _strikes(self, sequence: str, name: str) -> bool:
        struck = self._sequences[sequence].random() < self._settings[name]
        if struck:
            self.happened[name] += 1
        return struck


def _read(wishes: Mapping[str, object]) -> dict[str, float]:
    flat = dict(wishes)
    slow = flat.pop("slow", 0)
    if isinstance(slow, dict):
        flat["slow"] = slow.get("rate", 1)
        flat["slow_seconds"] = slow.get("seconds", _DEFAULTS["slow_seconds"])
    else:
        flat["slow"] = slow
    if unknown := sorted(flat.keys() - {*_RATES, *_NUMBERS}):
        raise ValueError(f"Unknown faults: {', '.join(unknown)}. Known: {', '.join(_RATES)}.")
    settings = dict.fromkeys(_RATES, 0.0) | _DEFAULTS
    for name, value in flat.items():
        settings[name] = _number(name, value)
    if sum(settings[name] for name in (*_REQUEST, "slow")) > 1:
        raise ValueError("The rates of what can happen to a request add up to more than 1.")
    return settings


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError(f"{name} must be a number from 0 up, not {value!r}.")
    if name in _RATES and value > 1:
        raise ValueError(f"{name} is a rate and must be at most 1, not {value}.")
    return float(value)
