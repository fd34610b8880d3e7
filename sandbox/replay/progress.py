"""Bars that show how far a replay is, on a terminal; elsewhere nothing is drawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Never

from tqdm import tqdm

from sandbox.replay.calming import Stand


@contextmanager
def sending(total: int) -> Iterator[Callable[[int], object]]:
    """A bar over the incidents that are sent: call with how many more are through."""
    with tqdm(total=total, desc="Sending", unit=" incidents", disable=None) as bar:
        yield bar.update


@contextmanager
def calming() -> Iterator[Callable[[Stand], None]]:
    """Two bars: incidents decided, and conversations that ended. Call with each look."""
    with (
        tqdm(desc="Decided", unit=" incidents", disable=None) as decided,
        tqdm(desc="Answering", unit=" people", disable=None) as ended,
    ):

        def show(stand: Stand) -> None:
            _set(decided, stand.incidents - stand.undecided, stand.incidents)
            _set(ended, stand.asked - stand.still_open, stand.asked)
            ended.set_postfix_str(
                f"{stand.texts:,} texts, {stand.on_their_way:,} on their way, {stand.replies:,} replies"
            )

        yield show


def _set(bar: "tqdm[Never]", done: int, total: int) -> None:
    bar.total, bar.n = total, done
    bar.refresh()
