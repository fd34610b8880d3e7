"""CALEA 45.2.2 (law enforcement) and 2.6.5 (communications): one question for each of the elements a to e."""

from surveys.library.community import CONCERN, SUGGEST
from surveys.library.post_contact import THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

_SCALE_EN, _SCALE_ES = "Reply 1 (poor) to 5 (great).", "Responda de 1 (malo) a 5 (excelente)."
NOTE = (
    "A survey of citizens, not of callers: it is never started by a call. "
    "CALEA asks for it every two years and for a written summary to the chief executive."
)


def _rating(name: str, about: str, label: str, element: str, en: str, es: str) -> ReadyQuestion:
    text = {"en": f"{en} {_SCALE_EN}", "es": f"{es} {_SCALE_ES}"}
    return ReadyQuestion(
        name=name, kind="rating", about=about, label=label, element=element, text=text
    )


def _first(name: str, element: str, en: str, es: str) -> ReadyQuestion:
    return ReadyQuestion(
        name=name,
        kind="rating",
        about="agency",
        label="Overall performance",
        element=element,
        text={
            "en": f"{{agency}}: {en} {_SCALE_EN} Confidential. Reply STOP to opt out.",
            "es": f"{{agency}}: {es} {_SCALE_ES} Confidencial. STOP para cancelar.",
        },
    )


def _as_element(question: ReadyQuestion, element: str) -> ReadyQuestion:
    return ReadyQuestion(
        name=question.name,
        kind=question.kind,
        about=question.about,
        label=question.label,
        element=element,
        text=question.text,
        choices=question.choices,
    )


LAW_ENFORCEMENT = ReadySurvey(
    name="calea_45_2_2",
    title="CALEA 45.2.2",
    description="Law enforcement: performance, competence, officers' behavior, concerns, suggestions (a to e).",
    questions=(
        _first(
            "overall performance",
            "45.2.2 a",
            "how do we do our job overall?",
            "en general, ¿qué tal hacemos nuestro trabajo?",
        ),
        _rating(
            "competence of employees",
            "agency",
            "Competence",
            "45.2.2 b",
            "Thank you. How well do our people know their job?",
            "Gracias. ¿Qué tan bien conoce su trabajo nuestro personal?",
        ),
        _rating(
            "officers' behavior toward citizens",
            "officer",
            "Officers' behavior",
            "45.2.2 c",
            "How do our officers treat people?",
            "¿Qué tal tratan nuestros agentes a la gente?",
        ),
        CONCERN,
        SUGGEST,
    ),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note=NOTE,
    source="CALEA Law Enforcement 45.2.2",
)
COMMUNICATIONS = ReadySurvey(
    name="calea_2_6_5",
    title="CALEA 2.6.5",
    description="Communications: performance, competence, telecommunicators, concerns, suggestions (a to e).",
    questions=(
        _first(
            "overall performance of communications",
            "2.6.5 a",
            "how does our 911 centre do its job overall?",
            "en general, ¿qué tal trabaja nuestro 911?",
        ),
        _rating(
            "competence of communications",
            "dispatcher",
            "Competence",
            "2.6.5 b",
            "Thank you. How well do our call-takers know their job?",
            "Gracias. ¿Qué tan bien conoce su trabajo quien contesta?",
        ),
        _rating(
            "call-takers' behavior toward citizens",
            "dispatcher",
            "Call-takers' behavior",
            "2.6.5 c",
            "How do our call-takers treat people?",
            "¿Qué tal tratan por teléfono a la gente?",
        ),
        _as_element(CONCERN, "2.6.5 d"),
        _as_element(SUGGEST, "2.6.5 e"),
    ),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note=NOTE,
    source="CALEA Communications 2.6.5",
)
