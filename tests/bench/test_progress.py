"""How far a long piece of work has come, how fast it goes, and when it will be over."""

from io import StringIO

from bench.filling.progress import Progress


def test_it_says_the_rate_and_what_is_left() -> None:
    said, seconds = StringIO(), iter((0, 1, 20, 100))
    progress = Progress(said, clock=lambda: next(seconds))
    for done in (100, 2_000, 10_000):
        progress("incidents", done, 10_000)
    assert said.getvalue().splitlines() == [
        "2,000 of 10,000 incidents, 100 a second, 80 s to go",
        "10,000 of 10,000 incidents, in 100 s",
    ]
