"""The translations of public pages: what is to be translated is collected, what was translated is compiled.

Without the gettext programs. Babel does both, and only developers need it: the compiled files are kept beside the
others.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from public.languages import NAMES, tag

SOURCE = "en"
LOCALE = Path(__file__).parent / "locale"
TEMPLATES = settings.BASE_DIR / "templates" / "public"
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "_": None}
CODING = {"encoding": "utf-8"}
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


def collected() -> Catalog:
    """Every sentence of the public pages, in the order of the files."""
    catalog = Catalog(project="Engage", charset="utf-8", fuzzy=False)
    for name, source in _sources():
        for line, message, _, context in extract(
            "python", BytesIO(source.encode()), KEYWORDS, options=CODING
        ):
            catalog.add(message, locations=[(name, line)], context=context)
    return catalog


def _sources() -> Iterator[tuple[str, str]]:
    """Each file by its name, templates turned into code as Django does it."""
    root = settings.BASE_DIR
    for path in sorted(Path(__file__).parent.glob("*.py")):
        yield str(path.relative_to(root)), path.read_text()
    for path in sorted(TEMPLATES.glob("*.html")):
        yield str(path.relative_to(root)), templatize(path.read_text())


def folder(language: str) -> Path:
    """Where the files of a language are."""
    return LOCALE / to_locale(tag(language)) / "LC_MESSAGES"


def translated(language: str) -> Catalog:
    """What was translated into a language so far."""
    path = folder(language) / "django.po"
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=to_locale(tag(language)))


def renewed(language: str, sentences: Catalog) -> Catalog:
    """These sentences with the translations that there are; what is not said any more is left out."""
    known, catalog = translated(language), _empty(language)
    for sentence in sentences:
        if sentence.id:
            before = known.get(sentence.id, sentence.context)
            catalog.add(
                sentence.id,
                before.string if before else "",
                locations=sentence.locations,
                context=sentence.context,
            )
    return catalog


def _empty(language: str) -> Catalog:
    """The moment is always the same, so that a file changes only with its words."""
    return Catalog(
        locale=to_locale(tag(language)),
        header_comment=f"# The public pages in {NAMES[language]}.",
        project="Engage",
        version="public",
        creation_date=ALWAYS,
        revision_date=ALWAYS,
        charset="utf-8",
        fuzzy=False,
    )


def compiled(catalog: Catalog) -> bytes:
    """The form in which Django reads it."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def update() -> dict[str, int]:
    """Write both files of each language anew; return how many sentences of each still wait for a translation."""
    sentences, waiting = collected(), {}
    for language in NAMES:
        if language == SOURCE:
            continue
        catalog, path = renewed(language, sentences), folder(language)
        path.mkdir(parents=True, exist_ok=True)
        with (path / "django.po").open("wb") as file:
            write_po(file, catalog, width=100, include_lineno=False)
        (path / "django.mo").write_bytes(compiled(catalog))
        waiting[language] = sum(1 for each in catalog if each.id and not each.string)
    return waiting
