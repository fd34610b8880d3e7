"""Traffic stop: procedural justice, for people who were handed a card."""

from surveys.library.post_contact import IN_OWN_WORDS, THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

RESPECT = ReadyQuestion(
    name="respect at a traffic stop",
    kind="rating",
    about="officer",
    label="Respect",
    element="45.2.2 c",
    text={
        "en": "{agency}: about your traffic stop, was the officer respectful? "
        "Reply 1 (not at all) to 5 (very). Confidential. Reply STOP to opt out.",
        "es": "{agency}: cuando le pararon, ¿le trataron con respeto? "
        "Responda de 1 (nada) a 5 (mucho). Confidencial. STOP para cancelar.",
    },
)
REASON = ReadyQuestion(
    name="told the reason of the stop",
    kind="yes_no",
    about="officer",
    label="Told the reason",
    element="45.2.2 c",
    text={
        "en": "Thank you. Did the officer tell you why you were stopped? Reply YES or NO.",
        "es": "Gracias. ¿Le dijo el agente por qué le pararon? Responda SI o NO.",
    },
)
FAIR = ReadyQuestion(
    name="fair treatment at a stop",
    kind="rating",
    about="officer",
    label="Fairness",
    element="45.2.2 b",
    text={
        "en": "Whatever the outcome, how fair was it? Reply 1 (unfair) to 5 (fair).",
        "es": "Fuera cual fuera el resultado, ¿qué tan justo fue? Responda de 1 (injusto) a 5 (justo).",
    },
)
SURVEY = ReadySurvey(
    name="traffic_stop",
    title="Traffic stop",
    description="For people who were stopped: respect, the reason, fairness, and a comment.",
    questions=(RESPECT, REASON, FAIR, IN_OWN_WORDS),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note="Handed out on a card: nobody who was stopped is texted unasked.",
)
