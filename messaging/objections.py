"""What a send gate says against a text that is about to leave."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """Why the text may not go, in words: never, or not before `until`, when it is asked about again."""

    why: str
    until: datetime | None = None
