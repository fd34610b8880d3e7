"""The record speaks in words: every act that a page of the console records has its own."""

import re
from pathlib import Path

from console.settings.record import ACTIONS

CONSOLE = Path(__file__).resolve().parents[2] / "console"
ACT = re.compile(r'(?:action=|_record\(request,)[^\n]*?"([a-z_]+\.[a-z_]+)"')


def test_every_act_has_words() -> None:
    found = {act for path in CONSOLE.rglob("*.py") for act in ACT.findall(path.read_text())}
    assert len(found) > 50
    assert found - ACTIONS.keys() == set()
