"""manage.py replay: plays a file of real calls for service into an agency of the demo (`make replay` calls it)."""

import json
import time
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import environ
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from agencies.models import Agency
from sandbox.founding import feed_key
from sandbox.replay import progress
from sandbox.replay.addresses import Addresses
from sandbox.replay.calming import Calmed, wait_until_calm
from sandbox.replay.codes import Accepted, accept_suggestions
from sandbox.replay.door import Door, Shut
from sandbox.replay.files import CallsFile, CannotRead, read_calls
from sandbox.replay.playing import Sent, earlier_moments, play, reports_for
from sandbox.replay.replayed import Replayed
from sandbox.replay.summary import summarise
from sandbox.replay.telling import Run, tell, tell_accepted


def _speed(written: str) -> float | None:
    if written == "max":
        return None
    try:
        speed = float(written)
    except ValueError:
        speed = 0.0
    if not 0 < speed < float("inf"):
        raise ArgumentTypeError("write a number such as 60, or max")
    return speed
