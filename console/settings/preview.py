"""The first text as it would arrive, and what it costs, while its opening words are being written."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency
from agencies.models.agency import LANGUAGES
from incidents.models import Incident
from messaging import segments
from surveys import wording
from surveys.languages import spoken
from surveys.models import Conversation

PRICE_OF_A_SEGMENT = Decimal(
    "0.0083"
)  # US dollars; Twilio's list price in 2026, carrier fees not included
SAMPLE = "26-018113"


@dataclass(frozen=True, slots=True)
class Preview:
    """One text on the phone, with its segments and about what it costs in US dollars."""

    language: str
    text: str
    characters: int
    segments: int
    price: Decimal

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the incident's number, the number, and what follows."""
        return self.text.partition(f"#{SAMPLE}")


def first_texts(*, agency: Agency, voice: str, languages: Iterable[str]) -> list[Preview]:
    """The first text of the active survey in each language, as if the agency's texts began with `voice`."""
    survey = agency.surveys.filter(active=True).first()
    question = survey.questions.first() if survey else None
    if survey is None or question is None:
        return []
    previews = []
    wanted, ready = list(languages), question.version.languages
    for language in wanted:
        used = spoken(wanted=language, agency=wanted, ready=ready)
        name = LANGUAGES[language]
        if used != language:
            name += f", asked in {LANGUAGES[used]} until somebody confirms its texts"
        text = segments.plain(
            wording.ask(
                Conversation(
                    agency=Agency(voice=voice, languages=wanted),
                    incident=Incident(reference=SAMPLE),
                    survey=survey,
                    language=used,
                ),
                question,
            )
        )
        counted = segments.count(text)
        previews.append(
            Preview(
                language=name,
                text=text,
                characters=counted.characters,
                segments=counted.segments,
                price=counted.segments * PRICE_OF_A_SEGMENT,
            )
        )
    return previews
