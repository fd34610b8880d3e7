"""Measure the hot paths: `make bench`, or `make bench ARGS="--only replies --count 8000"`."""

import argparse
import os
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import import_string

from bench import results
from bench.surroundings import ROOT, own_database

# Loaded when Django knows its settings, and so the database that the benchmarks have for themselves.
BENCHMARKS = {
    name: f"bench.{name}"
    for name in ("replies", "texts", "incidents", "intake", "parsing", "safety", "comments")
}
# Those that play on invented agencies; alone, they use the database that `make bench-data` has filled.
ON_A_PAST = {"pages": "bench.pages"}
RESULTS = ROOT / "bench" / "results.json"


def main() -> None:
    """Measure what was asked for, print the table, write the file."""
    options = _options()
    with _database(options) as environment:
        os.environ.update(
            environment, DJANGO_SETTINGS_MODULE="engage.settings", DEBUG="", STATIC_FROM_SOURCE="1"
        )
        django.setup()
        call_command("migrate", verbosity=0)
        if options.profile:
            print(_profile())
            return
        measured = _measure(options)
    print(results.table(measured))
    if options.results:
        results.write(measured, to=options.results)


def _database(options: argparse.Namespace) -> AbstractContextManager[dict[str, str]]:
    return nullcontext({}) if options.only in ON_A_PAST else own_database()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=[*BENCHMARKS, *ON_A_PAST], help="measure this one alone")
    parser.add_argument("--count", type=int, help="how many replies, texts, incidents, rows")
    parser.add_argument("--quick", action="store_true", help="a few of each, to see that it works")
    parser.add_argument("--seed", type=int, default=1, help="what people answer, by chance (1)")
    parser.add_argument("--profile", action="store_true", help="say where the time of a reply goes")
    parser.add_argument("--results", type=Path, help="file (bench/results.json for a full run)")
    options = parser.parse_args()
    if not (options.results or options.only or options.quick or options.count):
        options.results = RESULTS
    return options


def _measure(options: argparse.Namespace) -> list[results.Result]:
    now = timezone.now()
    measured: list[results.Result] = []
    if options.only not in ON_A_PAST:
        stage = import_string("bench.stage.build")(now=now)
        measured += _each(BENCHMARKS, options, stage=stage, now=now)
    return measured + _each(ON_A_PAST, options, now=now)


def _each(
    benchmarks: Mapping[str, str], options: argparse.Namespace, **given: object
) -> list[results.Result]:
    measured: list[results.Result] = []
    for name, module in benchmarks.items():
        if options.only in (None, name):
            print(f"Measuring {name} …", file=sys.stderr)
            usual = import_string(f"{module}.{'QUICK' if options.quick else 'COUNT'}")
            measure = import_string(f"{module}.measure")
            measured += measure(count=options.count or usual, seed=options.seed, **given)
    return measured


def _profile() -> str:
    now = timezone.now()
    stage = import_string("bench.stage.build")(now=now)
    return str(import_string("bench.profiling.profile")(stage=stage, now=now))


if __name__ == "__main__":
    main()
