"""An agency's own words on the pages of a survey, in one language. Where it has none, ours stand there."""

from collections.abc import Mapping
from dataclasses import dataclass

from agencies.models import Agency
from surveys import on_screen
from surveys.models import Version
from surveys.wording import in_language


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Empty where the agency has written nothing in the language: never words of another language."""

    welcome: str  # before the first question
    purpose: str  # what answers are for and who reads them, below each question


def own_words(*, version: Version, agency: Agency, language: str) -> OwnWords:
    """What stands around the questions."""
    return OwnWords(
        welcome=_filled(version.web_welcome, agency, language),
        purpose=_filled(version.web_purpose, agency, language),
    )


def last_words(*, version: Version, agency: Agency, language: str) -> str:
    """The thanks on the last page: the agency's own for the web, else those of its texts."""
    own = _filled(version.web_thanks, agency, language)
    if own:
        return own
    return on_screen.unsigned(in_language(version.thanks, language)).replace(
        "{agency}", agency.voice
    )


def _filled(words: Mapping[str, str], agency: Agency, language: str) -> str:
    return words.get(language, "").strip().replace("{agency}", agency.voice)
