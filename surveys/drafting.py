"""Drafts: a survey begins from a ready one, its next version from the one in force."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from agencies.models import Agency
from surveys.library import ReadyQuestion, ReadySurvey
from surveys.models import Question, Survey, Version

COPIED = (
    "key",
    "position",
    "kind",
    "about",
    "label",
    "element",
    "text",
    "choices",
    "after",
    "comparison",
    "bound",
)


@transaction.atomic
def start_from(*, agency: Agency, ready: ReadySurvey, now: datetime) -> Survey:
    """A new survey, last in the agency's order and switched off, with a ready one as its first draft."""
    last = agency.surveys.aggregate(last=Max("rank"))["last"] or 0
    survey = Survey.objects.create(
        agency=agency,
        name=ready.title,
        active=False,
        rank=last + 1,
        trigger=Survey.Trigger(ready.begins),
    )
    draft = Version.objects.create(
        agency=agency,
        survey=survey,
        number=1,
        thanks=dict(ready.thanks),
        unclear=dict(ready.unclear),
        saved_at=now,
    )
    Question.objects.bulk_create(
        _as_question(draft, position, question)
        for position, question in enumerate(ready.questions, start=1)
    )
    return survey


@transaction.atomic
def draft_of(*, survey: Survey, now: datetime) -> Version:
    """The survey's draft, made from the version in force where there is none."""
    Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
    if draft := survey.draft:
        return draft
    began = survey.versions.order_by("-number")[0]
    draft = Version.objects.create(
        agency=survey.agency,
        survey=survey,
        number=began.number + 1,
        **{name: getattr(began, name) for name in Version.AROUND},
        confirmed=began.confirmed,
        saved_at=now,
    )
    Question.objects.bulk_create(
        Question(
            agency=survey.agency,
            version=draft,
            **{name: getattr(question, name) for name in COPIED},
        )
        for question in began.questions.all()
    )
    return draft


def _as_question(draft: Version, position: int, ready: ReadyQuestion) -> Question:
    only_if = ready.only_if
    return Question(
        agency=draft.agency,
        version=draft,
        position=position,
        key=ready.key,
        kind=ready.kind,
        about=ready.about,
        label=ready.label,
        element=ready.element,
        text=dict(ready.text),
        choices=dict(ready.choices),
        after=only_if.key if only_if else None,
        comparison=only_if.comparison if only_if else "",
        bound=only_if.bound if only_if else None,
    )
