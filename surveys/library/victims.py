"""Victims' follow-up: only for people who agreed to be asked."""

from surveys.library.post_contact import UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

RESPECT = ReadyQuestion(
    name="treated with respect, by case",
    kind="rating",
    about="agency",
    label="Treated with respect",
    element="45.2.2 c",
    text={
        "en": "{agency}: you agreed to be asked about case #{reference}. Were you treated with respect? "
        "Reply 1 (not at all) to 5 (fully). STOP to opt out.",
        "es": "{agency}: usted acepta opinar del caso #{reference}. ¿Le trataron con respeto? "
        "Responda de 1 (nada) a 5 (del todo). STOP para cancelar.",
    },
)
CONTACT = ReadyQuestion(
    name="knows whom to call about the case",
    kind="yes_no",
    about="agency",
    label="Knows whom to call",
    element="45.2.2 b",
    text={
        "en": "Thank you. Do you know whom to call with questions about your case? Reply YES or NO.",
        "es": "Gracias. ¿Sabe a quién llamar si tiene preguntas sobre su caso? Responda SI o NO.",
    },
)
SERVICES = ReadyQuestion(
    name="told of services that help",
    kind="yes_no",
    about="agency",
    label="Told of services that help",
    element="45.2.2 a",
    text={
        "en": "Were you told of services that can help you? Reply YES or NO.",
        "es": "¿Le informaron de servicios que pueden ayudarle? Responda SI o NO.",
    },
)
BETTER = ReadyQuestion(
    name="better for people in your place",
    kind="comment",
    about="agency",
    label="Comment",
    element="45.2.2 e",
    text={
        "en": "Last one: what should we do better for people in your place? "
        "Reply in your own words, or SKIP.",
        "es": "Para terminar: ¿qué debemos hacer mejor para personas como usted? "
        "Responda con sus palabras, o NADA.",
    },
)
SURVEY = ReadySurvey(
    name="victims",
    title="Victims' follow-up",
    description="For victims who agreed to be asked: respect, whom to call, services, and a comment.",
    questions=(RESPECT, CONTACT, SERVICES, BETTER),
    thanks={
        "en": "Thank you. {agency} reads every answer. In danger, call 911. To talk to someone, call or text 988.",
        "es": "Gracias. {agency} lee cada respuesta. En peligro, llame al 911. Para hablar con alguien, "
        "llame al 988.",
    },
    unclear=UNCLEAR,
    begins="by_hand",
    note="Only for people who agreed to be asked. Never started by a call.",
)
