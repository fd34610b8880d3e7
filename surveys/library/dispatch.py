"""911 call-taker: for centres that answer the phone and send others."""

from surveys.library.post_contact import IN_OWN_WORDS, THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

FIRST = ReadyQuestion(
    name="call-taker's service",
    kind="rating",
    about="dispatcher",
    label="Call-taker's service",
    element="2.6.5 c",
    text={
        "en": "{agency}: about your 911 call #{reference}, how was the person who took it? "
        "Reply 1 (poor) to 5 (great). Confidential. Reply STOP to opt out.",
        "es": "{agency}: por su llamada al 911 #{reference}, ¿qué tal le atendieron? "
        "Responda de 1 (malo) a 5 (excelente). Confidencial. STOP para cancelar.",
    },
)
FAST = ReadyQuestion(
    name="answered fast enough",
    kind="yes_no",
    about="dispatcher",
    label="Answered fast enough",
    element="2.6.5 a",
    text={
        "en": "Thank you. Was your call answered as fast as you needed? Reply YES or NO.",
        "es": "Gracias. ¿Le contestaron tan pronto como hizo falta? Responda SI o NO.",
    },
)
TOLD = ReadyQuestion(
    name="call-taker told what happens next",
    kind="yes_no",
    about="dispatcher",
    label="Told what happens next",
    element="2.6.5 b",
    text={
        "en": "Did the call-taker tell you what would happen next? Reply YES or NO.",
        "es": "¿Le dijeron por teléfono lo que iba a pasar? Responda SI o NO.",
    },
)
SURVEY = ReadySurvey(
    name="dispatch",
    title="911 call-taker",
    description="For people who called 911: the person on the phone, the wait, what they were told, and a comment.",
    questions=(FIRST, FAST, TOLD, IN_OWN_WORDS),
    thanks=THANKS,
    unclear=UNCLEAR,
)
