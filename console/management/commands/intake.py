"""`manage.py intake`: take in a file of incidents, or say what would come of it."""

import json
from argparse import ArgumentTypeError
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import transaction
from django.utils import timezone

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.intake.claiming import claim
from incidents.intake.describing import columns_in_words, in_words, summary_of
from incidents.intake.mapping import Mapping
from incidents.intake.storing import BroughtBefore, opened, remember
from incidents.intake.tables import CannotRead
from incidents.intake.taking import detected, take_in
from incidents.models import IntakeFile
from insights.dry_run import problems_of, tally, tried_in_words, try_file

INTERRUPTED = "Interrupted. What was read is kept: give the same command again to go on from there."
SIGINT_CODE = 130  # as shells have it
TOLD_EACH = 10  # percent, where nobody watches a line that changes


def _file(written: str) -> Path:
    path = Path(written)
    if not path.is_file():
        raise ArgumentTypeError(f"{path} is no file")
    return path


class Command(BaseCommand):
    help = "Take in a file of incidents: CSV with any delimiter, or Excel."
    requires_system_checks = ()  # they load every page: longer than most files take

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=_file)
        parser.add_argument("--agency", required=True, metavar="SLUG", help="cedar-falls, say")
        parser.add_argument(
            "--mapping", default="", metavar="NAME", help="a saved one; without it, detected"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say who would be texted, when and what, who not and why; nothing is stored or sent",
        )
        parser.add_argument(
            "--json",
            action="store_true",
            help="print the result as JSON; how far it is stands on stderr, unless --verbosity 0",
        )

    def handle(self, **options: Any) -> None:
        """Raises CommandError with a sentence that says what to do."""
        agency = Agency.objects.filter(slug=options["agency"]).first()
        if agency is None:
            known = ", ".join(Agency.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(
                f"There is no agency {options['agency']} here. There are: {known or 'none'}."
            )
        if options["dry_run"]:
            self._try(agency, options["file"], options["mapping"], options["json"])
            return
        with acting_for(agency):
            try:
                file = self._take_in(
                    agency, options["file"], options["mapping"], quiet=not options["verbosity"]
                )
            except KeyboardInterrupt:
                raise CommandError(INTERRUPTED, returncode=SIGINT_CODE) from None
            if options["json"]:
                self.stdout.write(json.dumps(summary_of(file), indent=2))
            else:
                self.stdout.write("\n".join(in_words(file)))
        if file.state == IntakeFile.State.REJECTED:
            raise CommandError(file.reason)

    def _take_in(self, agency: Agency, path: Path, name: str, *, quiet: bool) -> IntakeFile:
        now = timezone.now()
        mapping = _mapping(agency, name)
        with path.open("rb") as content:
            try:
                with transaction.atomic():
                    file = remember(
                        agency=agency,
                        name=path.name,
                        content=content,
                        door=IntakeFile.Door.COMMAND,
                        mapping=mapping,
                        mapping_name=name,
                        now=now,
                    )
            except BroughtBefore as before:
                file = before.file
                if file.is_over or file.door != IntakeFile.Door.COMMAND:
                    self.stderr.write(
                        f"{path.name} was brought before, as {file.name}: nothing was changed."
                    )
                    return file
                self.stderr.write(
                    f"{path.name} was begun before: going on after row {file.rows:,}."
                )
            claimed = claim(agency=agency, file_id=file.pk, now=now)
            if claimed is None:
                raise CommandError(f"{path.name} is read by somebody else at the moment.")
            return take_in(
                file=claimed,
                content=content,
                clock=timezone.now,
                reopen=partial(opened, path),
                on_batch=None if quiet else _Progress(self.stderr),
            )

    def _try(self, agency: Agency, path: Path, name: str, as_json: bool) -> None:
        """Rehearse the file's incidents without as much as remembering the file."""
        with acting_for(agency), path.open("rb") as content:
            try:
                file = IntakeFile(agency=agency, name=path.name, size=path.stat().st_size)
                mapping = _mapping(agency, name) or _detected(agency, content)
                file.rules = mapping.as_json()
                rehearsed, refused = try_file(file=file, content=content, clock=timezone.now)
            except CannotRead as problem:
                raise CommandError(str(problem)) from problem
            tried = tally(agency, rehearsed, len(refused), problems_of(refused))
        if as_json:
            told = {**asdict(tried), "incidents": [asdict(row) for row in rehearsed]}
            self.stdout.write(json.dumps(told, indent=2, default=str))
            return
        self.stdout.write("\n".join([*columns_in_words(mapping), "", *tried_in_words(tried)]))


class _Progress:
    """Tells how far a file is: a line that changes on a terminal, a line for every ten percent anywhere else."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._told = 0

    def __call__(self, file: IntakeFile) -> None:
        line = f"{file.percent:>3} %  {file.rows:,} rows"
        if self._out.isatty():
            self._out.write(line, style_func=str, ending="\r")
        elif file.percent >= self._told + TOLD_EACH:
            self._told = file.percent - file.percent % TOLD_EACH
            self._out.write(line, style_func=str)


@transaction.atomic
def _detected(agency: Agency, content: BinaryIO) -> Mapping:
    return detected(agency=agency, content=content).mapping


@transaction.atomic
def _mapping(agency: Agency, name: str) -> Mapping | None:
    if not name:
        return None
    saved = agency.mappings.filter(name=name).first()
    if saved is None:
        known = ", ".join(agency.mappings.values_list("name", flat=True))
        raise CommandError(f"There is no mapping “{name}”. There are: {known or 'none'}.")
    return saved.mapping
