"""Says how far it has come: how many of how many, how fast, and for how much longer."""

import time
from collections.abc import Callable
from typing import TextIO

TELL_EVERY = 10.0  # seconds


class Progress:
    """Told of each step, it says something of each kind of them every ten seconds, and at its end."""

    def __init__(self, to: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.to, self.clock = to, clock
        self.what = ""
        self.begun = self.told = clock()

    def __call__(self, what: str, done: int, of: int) -> None:
        now = self.clock()
        if what != self.what:
            # The first step of a kind began where the kind before it ended.
            self.what, self.begun = what, self.told
        if done == of or now - self.told >= TELL_EVERY:
            self.told = now
            print(f"{done:,} of {of:,} {what}{self._rest(done, of, now)}", file=self.to, flush=True)

    def _rest(self, done: int, of: int, now: float) -> str:
        seconds = now - self.begun
        if done == of or not seconds:
            return f", in {seconds:,.0f} s"
        return f", {done / seconds:,.0f} a second, {(of - done) * seconds / done:,.0f} s to go"
