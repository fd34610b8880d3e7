"""Community survey: for everybody, not for those who called. It answers what post-contact surveys can't (element d)."""

from surveys.library.post_contact import THANKS, UNCLEAR
from surveys.library.shape import ReadyQuestion, ReadySurvey

SAFE = ReadyQuestion(
    name="feels safe in the neighborhood",
    kind="rating",
    about="agency",
    label="Feels safe",
    element="45.2.2 d",
    text={
        "en": "{agency}: how safe do you feel in your neighborhood? "
        "Reply 1 (not safe) to 5 (very safe). Confidential. Reply STOP to opt out.",
        "es": "{agency}: ¿qué tan seguro se siente en su barrio? "
        "Responda de 1 (nada) a 5 (mucho). Confidencial. STOP para cancelar.",
    },
)
TRUST = ReadyQuestion(
    name="trust in the agency",
    kind="rating_10",
    about="agency",
    label="Trust",
    element="45.2.2 a",
    text={
        "en": "Thank you. How much do you trust us? Reply 0 (not at all) to 10 (fully).",
        "es": "Gracias. ¿Qué tanta confianza nos tiene? Responda de 0 (ninguna) a 10 (toda).",
    },
)
CONCERN = ReadyQuestion(
    name="greatest concern",
    kind="choice",
    about="agency",
    label="Greatest concern",
    element="45.2.2 d",
    text={
        "en": "What worries you most? Reply 1 traffic, 2 theft, 3 drugs, 4 violence, 5 something else.",
        "es": "¿Qué le preocupa de su barrio? Responda 1 choques, 2 robos, 3 drogas, 4 violencia, 5 otra cosa.",
    },
    choices={
        "en": ["traffic", "theft", "drugs", "violence", "something else"],
        "es": ["choques", "robos", "drogas", "violencia", "otra cosa"],
    },
)
SUGGEST = ReadyQuestion(
    name="suggestions of residents",
    kind="comment",
    about="agency",
    label="Suggestions",
    element="45.2.2 e",
    text={
        "en": "Last one: what should we do differently where you live? "
        "Reply in your own words, or SKIP.",
        "es": "Para terminar: ¿qué debemos cambiar donde usted vive? "
        "Responda con sus palabras, o NADA.",
    },
)
SURVEY = ReadySurvey(
    name="community",
    title="Community survey",
    description="For residents, called or not: safety, trust, the greatest concern, and suggestions.",
    questions=(SAFE, TRUST, CONCERN, SUGGEST),
    thanks=THANKS,
    unclear=UNCLEAR,
    begins="web",
    note="A survey of residents, not of callers: it is never started by a call.",
)
