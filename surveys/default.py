"""The survey that every agency starts with: four questions, English and Spanish, one segment each.

The Spanish avoids á, í, ó and ú, which GSM-7 lacks: one of them would double the price of a text over 70 characters.
"""

from typing import Any

from agencies.models import Agency
from surveys.models import Question, Survey

QUESTIONS: list[dict[str, Any]] = [
    {
        "kind": Question.Kind.RATING,
        "about": Question.About.OFFICER,
        "label": "Officer's service",
        "text": {
            "en": "{agency}: about your call #{reference}, how was the officer's service? "
            "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out.",
            "es": "{agency}: por su llamada #{reference}, ¿qué tal el servicio del agente? "
            "Responda de 1 (malo) a 5 (excelente). Confidencial. STOP para cancelar.",
        },
    },
    {
        "kind": Question.Kind.RATING,
        "about": Question.About.DISPATCHER,
        "label": "Call-taker's service",
        "text": {
            "en": "Thank you. How was the person who took your call? Reply 1 (poor) to 5 (great).",
            "es": "Gracias. ¿Qué tal el trato por teléfono? Responda de 1 (malo) a 5 (excelente).",
        },
    },
    {
        "kind": Question.Kind.YES_NO,
        "about": Question.About.OFFICER,
        "label": "Explained what happens next",
        "text": {
            "en": "Did the officer explain what would happen next? Reply YES or NO.",
            "es": "¿El agente le explicó lo que pasaría después? Responda SI o NO.",
        },
    },
    {
        "kind": Question.Kind.COMMENT,
        "about": Question.About.AGENCY,
        "label": "Comment",
        "text": {
            "en": "Last one: what should we keep doing, or do better? "
            "Reply in your own words, or SKIP.",
            "es": "Para terminar: ¿qué hacemos bien y qué debemos mejorar? "
            "Responda con sus palabras, o NADA.",
        },
    },
]
THANKS = {
    "en": "Thank you. Every answer is read by {agency}. For help now, call 911.",
    "es": "Gracias. {agency} lee todas las respuestas. Si necesita ayuda ahora, llame al 911.",
}
UNCLEAR = {
    "en": "Sorry, we could not read that.",
    "es": "Perdone, no entendimos su respuesta.",
}


def create_default_survey(*, agency: Agency) -> Survey:
    """Give `agency` the default survey, active."""
    survey = Survey.objects.create(agency=agency, thanks=THANKS, unclear=UNCLEAR)
    Question.objects.bulk_create(
        Question(agency=agency, survey=survey, position=position, **question)
        for position, question in enumerate(QUESTIONS, start=1)
    )
    return survey
