"""English, by concern: a pattern a line."""

from feedback.safety.concerns import Concern, Wording
from feedback.safety.wording.english import (
    abuse,
    danger,
    danger_unless_settled,
    harmless,
    misconduct,
    self_harm,
)
from feedback.safety.wording.english.names import NAMES

ENGLISH = Wording(
    language="en",
    sure={
        Concern.SELF_HARM: self_harm.SURE,
        Concern.DANGER: danger.SURE + danger.ALONE,
        Concern.ABUSE: abuse.SURE,
        Concern.MISCONDUCT: misconduct.SURE,
    },
    unless_settled={
        Concern.SELF_HARM: self_harm.UNLESS_SETTLED,
        Concern.DANGER: danger_unless_settled.UNLESS_SETTLED,
        Concern.ABUSE: abuse.UNLESS_SETTLED,
    },
    harmless=harmless.HARMLESS,
    settled=harmless.SETTLED,
    names=NAMES,
)
