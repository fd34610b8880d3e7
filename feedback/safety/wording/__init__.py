"""How people tell of danger and of misconduct, language by language."""

from feedback.safety.wording.english import ENGLISH
from feedback.safety.wording.others import OTHERS
from feedback.safety.wording.spanish import SPANISH

WORDINGS = (ENGLISH, SPANISH, *OTHERS)
