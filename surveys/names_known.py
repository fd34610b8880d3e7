"""The names that an agency knows, as far as a reader may see them: for masking what citizens write."""

from functools import lru_cache

from agencies.models import Agency
from surveys.masking import Known
from surveys.masking.names import WORD

SHORTEST = 3  # letters: initials are no names
AGENCIES_AT_A_TIME = 64


def known_names(*, agency: Agency, sees_officers: bool, reader: str = "") -> Known:
    """The agency's own name may be read by anybody, its officers' names by those who may see officers: one query.

    `reader` is the name of an officer who reads: of their own praise they may read it.
    """
    own = _words((agency.name, agency.voice, reader))
    officers = _words(tuple(agency.officers.values_list("name", flat=True)))
    return Known(own | officers) if sees_officers else Known(own, officers - own)


@lru_cache(maxsize=AGENCIES_AT_A_TIME)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    """The words of names; those of a thousand officers are looked for once, not on every page."""
    words = (match[0].lower() for text in texts for match in WORD.finditer(text))
    return frozenset(word for word in words if len(word) >= SHORTEST)
