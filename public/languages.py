"""In which language a page speaks: the agency's confirmed ones, as the visitor chose, or as their browser asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

# As their speakers call them.
NAMES = {
    "en": "English",
    "es": "Español",
    "zh": "简体中文",
    "vi": "Tiếng Việt",
    "ko": "한국어",
    "tl": "Tagalog",
    "ht": "Kreyòl ayisyen",
    "pt": "Português",
    "ru": "Русский",
    "ar": "العربية",
}
# Where Django and browsers call a language otherwise than we do.
TAGS = {"zh": "zh-hans"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A language that the visitor may turn to."""

    code: str
    chosen: bool

    @property
    def name(self) -> str:
        return NAMES.get(self.code, self.code)

    @property
    def tag(self) -> str:
        return tag(self.code)


def tag(code: str) -> str:
    """What Django and browsers call the language."""
    return TAGS.get(code, code)


def offers(*, ready: Sequence[str], chosen: str) -> list[Offer]:
    """The languages to offer at the top; none where there is but one."""
    return [Offer(code, code == chosen) for code in ready] if len(ready) > 1 else []


def chosen(request: HttpRequest, *, ready: Sequence[str], usual: str) -> str:
    """The language that the address or the form asks for, else the usual one, else what the browser prefers."""
    asked = request.POST.get("lang") or request.GET.get("lang", "")
    if asked in ready:
        return asked
    return usual if usual in ready else _preferred(request, ready)


def _preferred(request: HttpRequest, ready: Sequence[str]) -> str:
    for preferred, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        primary = "tl" if preferred.startswith("fil") else preferred.partition("-")[0]
        if primary in ready:
            return primary
    return ready[0]
