"""Front desk: for people who came to the station."""

from surveys.library.post_contact import THANKS, UNCLEAR
from surveys.library.shape import OnlyIf, ReadyQuestion, ReadySurvey

HELPFUL = ReadyQuestion(
    name="help at the front desk",
    kind="rating",
    about="agency",
    label="Help at the desk",
    element="45.2.2 b",
    text={
        "en": "{agency}: about your visit, how helpful were we? "
        "Reply 1 (not at all) to 5 (very). Confidential. Reply STOP to opt out.",
        "es": "{agency}: en su visita, ¿qué tal le ayudamos? "
        "Responda de 1 (nada) a 5 (mucho). Confidencial. STOP para cancelar.",
    },
)
PURPOSE = ReadyQuestion(
    name="purpose of the visit",
    kind="choice",
    about="agency",
    label="Purpose of the visit",
    text={
        "en": "Thank you. What did you come for? Reply 1 report, 2 records, 3 permit, 4 other.",
        "es": "Gracias. ¿A qué vino? Responda 1 denuncia, 2 copias, 3 permiso, 4 otro.",
    },
    choices={
        "en": ["report", "records", "permit", "other"],
        "es": ["denuncia", "copias", "permiso", "otro"],
    },
)
DONE = ReadyQuestion(
    name="got what they came for",
    kind="yes_no",
    about="agency",
    label="Got what they came for",
    element="45.2.2 a",
    text={
        "en": "Did you get what you came for? Reply YES or NO.",
        "es": "¿Se resolvió lo que buscaba? Responda SI o NO.",
    },
)
MISSING = ReadyQuestion(
    name="what was missing at the desk",
    kind="comment",
    about="agency",
    label="What was missing",
    element="45.2.2 e",
    text={
        "en": "What was missing? Reply in your own words, or SKIP.",
        "es": "¿Qué le hizo falta? Responda con sus palabras, o NADA.",
    },
    only_if=OnlyIf(name="got what they came for", comparison="at_most", bound=0),
)
SURVEY = ReadySurvey(
    name="front_desk",
    title="Front desk",
    description="For visitors: help, what they came for, whether they got it, and what was missing.",
    questions=(HELPFUL, PURPOSE, DONE, MISSING),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note="Started by a card or a poster at the desk.",
)
