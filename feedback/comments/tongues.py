"""Which language a comment is written in, whatever language its survey was in. Loads 80 MB of tables.

py3langid weighs the letters and word endings of a text; the conversation's language counts as much as all others
together. So "ok" stays what the conversation was in, and "muy mal servicio" does not.
"""

from functools import lru_cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from feedback.comments.languages import SPOKEN

LONGEST = 1_000  # characters that are read

_lock = Lock()  # a worker has many threads


def written_in(comment: str, *, usual: str) -> str:
    """The code of its language: `usual`, that of the conversation, unless the words tell of another.

    A conversation in a language that the tables do not know stays in it: nothing could be told from it.
    """
    with _lock:
        found: dict[str, float] = dict(_tables().rank(comment[:LONGEST].lower()))
    if usual in found:
        found[usual] *= len(SPOKEN) - 1
        return max(found, key=found.__getitem__)
    return usual


@lru_cache(maxsize=1)
def _tables() -> LanguageIdentifier:
    tables = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    tables.set_languages(SPOKEN)
    return tables
