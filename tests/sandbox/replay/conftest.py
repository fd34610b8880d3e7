"""What the tests of a replay share."""

from pathlib import Path

import pytest

from tests.sandbox.replay.calls import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """write(header, *rows) -> the CSV file."""

    def write(header: str, *rows: str) -> Path:
        path = tmp_path / "calls.csv"
        path.write_text("\n".join([header, *rows]) + "\n")
        return path

    return write
