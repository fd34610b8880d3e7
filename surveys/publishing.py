"""A draft becomes the version in which new conversations begin; those under way finish in the one they began in."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.models import User
from agencies.models.agency import LANGUAGES
from surveys.cautions import missing_from_first
from surveys.languages import sendable
from surveys.models import Question, Survey, Version


@transaction.atomic
def publish(*, survey: Survey, by: User | None, now: datetime) -> Version:
    """Publish the survey's draft under a person's name (None: it came with the agency).

    Raises ValidationError where there is no draft, or one that can't be sent: without questions, complete in no
    language, or with a first text that does not say who asks and how to stop.
    """
    draft = survey.versions.select_for_update().filter(published_at__isnull=True).first()
    if draft is None:
        raise ValidationError("There is no draft to publish.")
    if not draft.questions.exists():
        raise ValidationError("Add a question first: nobody can be asked nothing.")
    draft.languages = languages_of_draft(draft)
    if not draft.languages:
        raise ValidationError(
            "Complete it in one language first: every question and the thanks need their words."
        )
    if missing := missing_from(draft):
        raise ValidationError(missing)
    draft.published_at, draft.published_by = now, by
    draft.save(update_fields=["languages", "published_at", "published_by"])
    survey.__dict__.pop("in_force", None)
    return draft


def missing_from(draft: Version) -> list[str]:
    """What the first text must say and does not, in each language in which it would be sent: nothing on the web."""
    return [] if draft.survey.trigger == Survey.Trigger.WEB else missing_as_a_text(draft)


def missing_as_a_text(version: Version) -> list[str]:
    """The same of a version that would be texted, whatever it is for now."""
    first = version.questions.order_by("position").first()
    if first is None:
        return []
    return [
        f"{LANGUAGES.get(language, language)}, first text: {missing}"
        for language in languages_of_draft(version)
        for missing in missing_from_first(first.text[language])
    ]


def languages_of_draft(draft: Version) -> list[str]:
    """The languages in which it could be sent if it were published now."""
    questions = list(draft.questions.all())
    lists = [
        {language: " ".join(words) for language, words in question.choices.items()}
        for question in questions
        if question.kind == Question.Kind.CHOICE
    ]
    texts = [*(question.text for question in questions), *lists, draft.thanks]
    return sendable(texts=texts, confirmed=draft.confirmed)
