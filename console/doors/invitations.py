"""What cards and posters say beside their code, in each language in which a survey may be answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from agencies.models.agency import LANGUAGES
from surveys.models import Door

MANY = 4  # languages from which on one of them alone says how: beside a code the others explain themselves
# In these scripts the font has no letters that PDFs are set in (console/doors/paper.py).
NOT_IN_PDF = frozenset({"zh", "ko", "ar"})

_WORDS = {
    "en": ("How did we do?", "Scan the code, or type it at"),
    "es": ("¿Cómo lo hicimos?", "Escanee el código, o escríbalo en"),
    "zh": ("我们做得怎么样？", "请扫描代码，或在此输入："),
    "vi": ("Chúng tôi phục vụ thế nào?", "Hãy quét mã, hoặc nhập mã tại"),
    "ko": ("저희가 어땠나요?", "코드를 스캔하거나 여기에 입력하세요:"),
    "tl": ("Kumusta ang serbisyo namin?", "I-scan ang code, o i-type ito sa"),
    "ht": ("Ki jan nou te fè?", "Eskane kòd la, oswa tape l nan"),
    "pt": ("Como nos saímos?", "Escaneie o código, ou digite-o em"),
    "ru": ("Как мы справились?", "Отсканируйте код или введите его на"),
    "ar": ("كيف كان أداؤنا؟", "امسح الرمز، أو اكتبه في"),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """`how` is empty where the question alone stands."""

    language: str
    question: str
    how: str


def spoken_at(door: Door) -> list[str]:
    """The languages in which whoever comes through the door is asked, in the agency's order."""
    version = door.survey.in_force
    ready = version.languages if version else []
    return [language for language in door.agency.languages if language in ready]


def invitations(languages: Sequence[str]) -> list[Invitation]:
    """One for each language; the first ones say as well how to answer."""
    full = 2 if len(languages) < MANY else 1
    return [
        Invitation(language, _WORDS[language][0], _WORDS[language][1] if place < full else "")
        for place, language in enumerate(languages)
    ]


def on_paper(languages: Sequence[str]) -> list[Invitation]:
    """Those that a PDF can show."""
    return invitations([each for each in languages if each not in NOT_IN_PDF])


def left_out_of_pdf(languages: Sequence[str]) -> list[str]:
    """The names of languages that a PDF can't show."""
    return [LANGUAGES[each] for each in languages if each in NOT_IN_PDF]
