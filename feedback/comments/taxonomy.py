"""The themes that come with Engage, with sentences in English and in Spanish; from then on they are the agency's."""

from agencies.models import Agency
from feedback.models import Theme

# What comments to police and 911 centres speak of, by key, in the order in which they are listed.
THEMES: dict[str, tuple[str, tuple[str, str], tuple[str, str]]] = {
    "response_time": (
        "Response time",
        ("Got here in five minutes", "I waited two hours for an officer"),
        ("Llegaron muy rápido", "Esperé más de una hora"),
    ),
    "courtesy": (
        "Courtesy",
        ("The officer was kind and respectful", "He was rude to me"),
        ("Fue muy amable", "Me trató con mala cara"),
    ),
    "listening": (
        "Being heard",
        ("She listened and took me seriously", "They did not believe me"),
        ("Me escuchó con atención", "No me hicieron caso"),
    ),
    "explanation": (
        "Explanation",
        ("He explained what happens next", "Nobody told me how to get the report"),
        ("Me explicó todo", "No me dijeron qué sigue"),
    ),
    "follow_up": (
        "Follow-up",
        ("She called me back the next day", "I never heard from anyone again"),
        ("Me llamaron al otro día", "Nadie me ha llamado"),
    ),
    "outcome": (
        "Problem solved",
        ("They found my car", "Nothing was done and it started again"),
        ("Resolvieron el problema", "No hicieron nada"),
    ),
    "dispatcher": (
        "Dispatcher",
        ("The dispatcher stayed on the line with me", "The 911 operator hung up"),
        ("La operadora fue muy tranquila", "Me dejaron esperando en el 911"),
    ),
    "fairness": (
        "Fairness",
        ("Treated both of us the same", "He took the other driver's side"),
        ("Fueron justos con los dos", "Me trataron como delincuente"),
    ),
    "safety": (
        "Safety",
        ("I feel safe since they drive by", "Cars race down our street every night"),
        ("Me siento más segura", "Tengo miedo de que regrese"),
    ),
    "language": (
        "Language",
        ("They found an interpreter for us", "Nobody spoke Spanish"),
        ("Me atendieron en español", "No les entendí, solo inglés"),
    ),
    "scam": (
        "Is this real?",
        ("Is this a scam?", "How do I know you are the police?"),
        ("¿Esto es una estafa?", "¿Quién es?"),
    ),
}


def themes_of(*, agency: Agency) -> list[Theme]:
    """The agency's themes in their order; to begin with, those that come with Engage. Two queries at the first call."""
    themes = list(agency.themes.all())
    if not themes:
        Theme.objects.bulk_create(_shipped(agency), ignore_conflicts=True)
        themes = list(agency.themes.all())
    return themes


def _shipped(agency: Agency) -> list[Theme]:
    return [
        Theme(
            agency=agency,
            key=key,
            name=name,
            examples={"en": list(english), "es": list(spanish)},
            position=position,
        )
        for position, (key, (name, english, spanish)) in enumerate(THEMES.items(), start=1)
    ]
