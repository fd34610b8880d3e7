"""Public pages speak the survey's languages: every sentence translated, compiled, with its gaps in place."""

import re
from datetime import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from agencies.models import Agency
from agencies.tenancy import acting_for
from public.languages import NAMES, tag
from public.translating import SOURCE, collected, compiled, folder, renewed, translated
from surveys import doors
from surveys.drafting import draft_of
from surveys.editing import confirm
from surveys.languages import OFFERS
from surveys.models import Survey
from surveys.publishing import publish
from tests.public.conftest import Visitor

TRANSLATED = [language for language in NAMES if language != SOURCE]
GAP = re.compile(r"%\(\w+\)s")
DRAFTED = 0.9  # of all sentences: what is missing is shown in English


def test_every_language_of_a_survey_has_a_name() -> None:
    assert set(NAMES) == set(OFFERS)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_with_its_gaps(language: str) -> None:
    catalog = translated(language)
    missing = []
    for sentence in collected():
        if sentence.id:
            known = catalog.get(sentence.id)
            if known is None or not known.string:
                missing.append(sentence.id)
            else:
                assert sorted(GAP.findall(str(known.string))) == sorted(
                    GAP.findall(str(sentence.id))
                )
    allowed = 0 if language == "es" else (1 - DRAFTED) * len(collected())
    assert len(missing) <= allowed, f"make messages, then translate: {missing}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_django_reads_is_what_was_translated(language: str) -> None:
    """Else: make messages."""
    kept = (folder(language) / "django.mo").read_bytes()
    assert kept == compiled(renewed(language, collected()))


@pytest.mark.parametrize("language", TRANSLATED)
def test_django_finds_it(language: str) -> None:
    with override(tag(language)):
        assert gettext("Your answers have arrived") != "Your answers have arrived"


@pytest.mark.django_db
def test_arabic_runs_from_right_to_left(
    visitor: Visitor, agency: Agency, survey: Survey, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Agency.objects.filter(pk=agency.pk).update(languages=["en", "ar"])
        confirm(draft=draft_of(survey=survey, now=now), language="ar")
        publish(survey=survey, by=None, now=timezone.now())
        door = doors.make(survey=survey, name="Desk", kind="place", officer=None, by=None, now=now)
    visitor.open(f"/s/{door.code}/?lang=ar")
    assert '<html lang="ar" dir="rtl">' in visitor.html
    assert visitor.heading == "السؤال 1 من 4 كيف كانت خدمة الشرطي؟"
    assert "التالي" in visitor.html
