"""Changing a draft: its texts, its questions and their order. What is published stays as it is."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agencies.models.agency import LANGUAGES
from surveys.languages import COMPLETE
from surveys.models import Question, Survey, Version

AROUND_WORDS = {
    "The thanks or the words of a repeat read": ("thanks", "unclear"),
    "The words around the questions on the web read": ("web_welcome", "web_purpose", "web_thanks"),
}
MOST_QUESTIONS = 8  # with repeats they fit the texts that one number gets a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A question as it was edited, its words in one language. `choices` are those of a list."""

    key: uuid.UUID
    label: str
    kind: str
    about: str
    element: str
    text: str
    choices: Sequence[str] = ()
    after: uuid.UUID | None = None
    comparison: str = ""
    bound: int | None = None


@transaction.atomic
def save(
    *,
    draft: Version,
    questions: Sequence[Edited],
    language: str,
    around: Mapping[str, str],
    now: datetime,
) -> None:
    """Write what was edited in one language. Words of a drafted language that change want another confirmation.

    `around` has the words beside the questions, by the name of their field in Version.AROUND.
    """
    edited = {each.key: each for each in questions}
    changed = False
    for name, text in around.items():
        changed |= _put(getattr(draft, name), language, text)
    for question in draft.questions.all():
        if each := edited.get(question.key):
            changed |= _write(question, each, language)
    if changed and language not in COMPLETE and language in draft.confirmed:
        draft.confirmed.remove(language)
    draft.saved_at = now
    draft.save(update_fields=[*Version.AROUND, "confirmed", "saved_at"])
    _drop_idle_conditions(draft)


def _write(question: Question, edited: Edited, language: str) -> bool:
    for name in ("label", "kind", "about", "element", "after", "comparison", "bound"):
        setattr(question, name, getattr(edited, name))
    changed = _put(question.text, language, edited.text)
    if list(edited.choices) != question.choices.get(language, []):
        question.choices[language] = list(edited.choices)
        changed = True
    question.save()
    return changed


def _put(texts: dict[str, str], language: str, text: str) -> bool:
    changed = text != texts.get(language, "")
    if text or language in texts:
        texts[language] = text
    return changed


@transaction.atomic
def add(*, draft: Version) -> Question:
    """A new question at the end, empty."""
    return Question.objects.create(
        agency=draft.agency,
        version=draft,
        position=draft.questions.count() + 1,
        kind=Question.Kind.RATING,
        about=Question.About.AGENCY,
        label="New question",
        text={},
    )


@transaction.atomic
def move(*, draft: Version, key: uuid.UUID, step: int) -> None:
    """Move a question up (-1) or down (1); at the end of the row it stays."""
    order = list(draft.questions.order_by("position"))
    at = next((place for place, question in enumerate(order) if question.key == key), None)
    if at is None or not 0 <= at + step < len(order):
        return
    order.insert(at + step, order.pop(at))
    _number(order)
    _drop_idle_conditions(draft)


@transaction.atomic
def remove(*, draft: Version, key: uuid.UUID) -> None:
    """Take a question out; what was asked after it is asked of everybody."""
    draft.questions.filter(key=key).delete()
    _number(list(draft.questions.order_by("position")))
    _drop_idle_conditions(draft)


def confirm(*, draft: Version, language: str) -> None:
    """An admin vouches that a speaker has checked the words in this language."""
    if language not in draft.confirmed:
        draft.confirmed.append(language)
        draft.save(update_fields=["confirmed"])


def discard(*, survey: Survey) -> bool:
    """Throw the draft away; a survey that was never published goes with it. True where the survey went."""
    is_new = survey.in_force is None
    if is_new:
        survey.delete()
    else:
        survey.versions.filter(published_at__isnull=True).delete()
    return is_new


def _number(order: Sequence[Question]) -> None:
    for position, question in enumerate(order, start=1):
        question.position = position
    Question.objects.bulk_update(order, ["position"])


def _drop_idle_conditions(draft: Version) -> None:
    """A condition holds on an earlier question alone."""
    earlier: set[uuid.UUID] = set()
    for question in draft.questions.order_by("position"):
        if question.after is not None and question.after not in earlier:
            question.after, question.comparison, question.bound = None, "", None
            question.save(update_fields=["after", "comparison", "bound"])
        earlier.add(question.key)


def differences(*, old: Version | None, new: Version) -> list[str]:
    """What publishing the draft changes, one sentence each."""
    before: Mapping[uuid.UUID, Question] = (
        {question.key: question for question in old.questions.all()} if old else {}
    )
    after = list(new.questions.order_by("position"))
    kept = {question.key for question in after}
    told = [
        f"“{question.label}” is no longer asked."
        for key, question in before.items()
        if key not in kept
    ]
    for question in after:
        told += _difference(before.get(question.key), question)
    if old:
        told += [
            f"{what} differently."
            for what, names in AROUND_WORDS.items()
            if any(_written(old, name) != _written(new, name) for name in names)
        ]
    for language in sorted(set(new.confirmed) - set(old.confirmed if old else [])):
        told.append(f"Texts in {LANGUAGES[language]} were confirmed and may be sent.")
    return told


def _written(version: Version, name: str) -> dict[str, str]:
    """The words of a field by language, without those that are empty."""
    return {language: text for language, text in getattr(version, name).items() if text}


def _difference(was: Question | None, now: Question) -> list[str]:
    if was is None:
        return [f"“{now.label}” is new."]
    told = []
    if (was.kind, was.choices) != (now.kind, now.choices):
        told.append(f"“{now.label}” is answered differently: older answers are not comparable.")
    languages = sorted(
        LANGUAGES.get(language, language)
        for language in {*was.text, *now.text}
        if was.text.get(language, "") != now.text.get(language, "")
    )
    if languages:
        told.append(f"“{now.label}” reads differently ({', '.join(languages)}).")
    if was.position != now.position:
        told.append(f"“{now.label}” moves from place {was.position} to {now.position}.")
    if (was.after, was.comparison, was.bound) != (now.after, now.comparison, now.bound):
        told.append(f"“{now.label}” is asked of other people.")
    return told
