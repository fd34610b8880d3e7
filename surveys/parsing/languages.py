"""In which language a reply is evidently written."""

from collections.abc import Iterable

from surveys.parsing import words

_SPANISH = words.SPANISH - words.ENGLISH
_ENGLISH = words.ENGLISH - words.SPANISH


def evident_language(said: Iterable[str], *, given: str) -> str:
    """Return "es" or "en" where most telling words are of that language, else `given`.

    One word is enough between English and Spanish. A conversation in another language, whose words
    are not known here, is moved only by three more words of one than of the other.
    """
    spanish = english = 0
    for word in said:
        spanish += word in _SPANISH
        english += word in _ENGLISH
    enough = 1 if _base(given) in {"en", "es"} else 3
    evident = ""
    if spanish - english >= enough:
        evident = "es"
    elif english - spanish >= enough:
        evident = "en"
    return evident if evident and evident != _base(given) else given


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
