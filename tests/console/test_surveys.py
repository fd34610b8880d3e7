"""The pages of surveys: list, editor, preview, publishing, timing, a test."""

import re
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client

from agencies.models import Agency, AuditEntry, Line
from agencies.tenancy import acting_for
from messaging.models import Message
from surveys.drafting import draft_of
from surveys.models import Survey, Version
from surveys.publishing import publish
from tests.walk import Put

pytestmark = pytest.mark.django_db
HOME = "/a/cedar-falls/surveys/"
FIELD = re.compile(
    r"<textarea[^>]*? name=\"(?P<area>[^\"]+)\"[^>]*>\n?(?P<text>.*?)</textarea>"
    r"|<input[^>]*? name=\"(?P<name>[^\"]+)\"(?:[^>]*? value=\"(?P<value>[^\"]*)\")?"
    r"|<select[^>]*? name=\"(?P<list>[^\"]+)\".*?</select>",
    re.DOTALL,
)
CHOSEN = re.compile(r"value=\"([^\"]*)\" selected")


@pytest.fixture
def admin(signed_in: object, survey: Survey) -> Client:
    return signed_in("admin")  # type: ignore[operator,no-any-return]  # see conftest


def typed(html: str) -> dict[str, str]:
    """What a browser would send of a page."""
    values = {}
    for field in FIELD.finditer(html):
        if field["area"]:
            values[field["area"]] = field["text"]
        elif field["list"]:
            chosen = CHOSEN.search(field[0])
            values[field["list"]] = chosen[1] if chosen else ""
        elif field["name"] != "csrfmiddlewaretoken":
            values[field["name"]] = field["value"] or ""
    return {name: value.replace("&#x27;", "'") for name, value in values.items()}


def test_the_list_tells_results_with_their_denominators(admin: Client) -> None:
    html = admin.get(HOME).content.decode()
    assert "After a call" in html
    assert "none yet" in html
    for ready in ("911 call-taker", "Traffic stop", "CALEA 45.2.2", "CALEA 2.6.5"):
        assert ready in html


def test_saving_makes_a_draft_and_changes_nothing_that_is_asked(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"
    form = typed(admin.get(page).content.decode())
    [first, *_] = [name for name in form if name.endswith("-text")]
    form[first] = "{agency}: how was it, #{reference}? 1 to 5. Reply STOP to opt out."
    answer = admin.post(page, form | {"do": "save"}, follow=True)
    with acting_for(agency), transaction.atomic():
        saved = survey.versions.get(number=2).saved_at.astimezone(agency.zone)
        fresh = Survey.objects.get(pk=survey.pk)
        assert fresh.draft is not None
        words = fresh.draft.questions.order_by("position")[0].text
        assert words["en"].startswith("{agency}: how was it")
        assert words["es"].startswith("{agency}: por su llamada")
        assert fresh.questions[0].text["en"].startswith("{agency}: about your call")
    assert f"Draft 2, saved {saved.day} {saved:%b %H:%M}" in answer.content.decode()


def test_questions_are_added_moved_and_removed(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"

    def press(do: str) -> list[str]:
        form = typed(admin.get(page).content.decode())
        assert admin.post(page, form | {"do": do}).status_code == 302
        with acting_for(agency), transaction.atomic():
            draft = Survey.objects.get(pk=survey.pk).draft
            assert draft is not None
            rows = draft.questions.order_by("position").values_list("label", "key")
            keys.update(rows)
            return [label for label, _ in rows]

    keys: dict[str, object] = {}
    assert press("add")[-1] == "New question"
    assert press(f"up:{keys['New question']}")[-2:] == ["New question", "Comment"]
    assert "New question" not in press(f"remove:{keys['New question']}")
    assert press(f"down:{keys['Comment']}")[-1] == "Comment"


def test_the_phone_shows_what_is_typed_and_what_speaks_against_it(
    admin: Client, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"
    form = typed(admin.get(page).content.decode())
    [first, *_] = [name for name in form if name.endswith("-text")]
    form[first] = "Anonymous: see www.example.com about the arrest " + "x" * 120
    html = admin.post(f"{page}preview/", form).content.decode()
    for words in (
        "2 segments: each costs as much as a text",
        "The agency&#x27;s name is missing",
        "It does not say how to stop",
        "It has a link",
        "It says anonymous",
        "“arrest” tells whoever holds the phone",
    ):
        assert words in html


def test_a_drafted_language_waits_for_its_confirmation(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    agency.languages = ["en", "vi"]
    agency.save()
    page = f"{HOME}{survey.pk}/?language=vi"
    html = admin.get(page).content.decode()
    assert "Have a speaker check this." in html
    assert "they are asked in English" in html
    html = admin.post(page, typed(html) | {"do": "confirm"}, follow=True).content.decode()
    assert "A speaker has checked it" not in html
    form = typed(html)
    [first, *_] = [name for name in form if name.endswith("-text")]
    form[first] += "!"
    html = admin.post(page, form | {"do": "save"}, follow=True).content.decode()
    assert "Have a speaker check this." in html


def test_of_whom_a_question_is_asked_is_chosen_in_words(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"
    html = admin.get(page).content.decode()
    assert ">3 or more at “Officer&#x27;s service”</option>" in html
    assert "at “Comment”" not in html
    with acting_for(agency), transaction.atomic():
        first, _, third, last = survey.questions.order_by("position")
    form = typed(html) | {
        f"q-{third.key}-asked": f"{first.key}|at_most|2",
        f"q-{last.key}-asked": f"{third.key}|is|0",
    }
    phone = admin.post(f"{page}preview/", form).content.decode()
    assert phone.count("not of everybody") == 4  # two texts, and the same two on the web
    html = admin.post(page, form | {"do": "save"}, follow=True).content.decode()
    assert (
        f'value="{first.key}|at_most|2" selected>2 or less at “Officer&#x27;s service”</option>'
        in html
    )
    assert f'value="{third.key}|is|0" selected>no at “{third.label}”</option>' in html
    with acting_for(agency), transaction.atomic():
        draft = Survey.objects.get(pk=survey.pk).draft
        assert draft is not None
        saved = draft.questions.get(key=last.key)
        assert (saved.after, saved.comparison, saved.bound) == (third.key, "is", 0)
    form[f"q-{third.key}-asked"] = "made up"
    html = admin.post(page, form | {"do": "save"}).content.decode()
    assert "Choose of whom it is asked." in html


def test_a_condition_stays_as_it_is_stored(
    admin: Client, agency: Agency, survey: Survey, now: datetime
) -> None:
    """“No” may be stored as “at most 0”: saving the page changes nobody who is asked."""
    with acting_for(agency), transaction.atomic():
        draft = draft_of(survey=survey, now=now)
        first, _, third, last = draft.questions.order_by("position")
        last.after, last.comparison, last.bound = third.key, "at_most", 0
        last.save()
        third.after, third.comparison, third.bound = first.key, "is", 3
        third.save()
        publish(survey=survey, by=None, now=now)
    page = f"{HOME}{survey.pk}/"
    html = admin.get(page).content.decode()
    assert f'value="{third.key}|at_most|0" selected>no at “{third.label}”</option>' in html
    assert (
        f'value="{first.key}|is|3" selected>exactly 3 at “Officer&#x27;s service”</option>' in html
    )
    html = admin.post(page, typed(html) | {"do": "publish"}, follow=True).content.decode()
    assert "is asked of other people" not in html


def test_words_of_ones_own_for_the_web_are_seen_as_they_are_typed_and_saved(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"
    html = admin.get(page).content.decode()
    assert "Our words on confidentiality" in html
    form = typed(html) | {
        "web_welcome": "Welcome to {agency}.",
        "web_purpose": "Anonymous & read by our captain.",
        "web_thanks": "See you again.",
    }
    phone = admin.post(f"{page}preview/", form).content.decode()
    assert "Welcome to Cedar Falls Police." in phone
    assert "Anonymous &amp; read by our captain." in phone
    assert "See you again." in phone
    assert "5 Great · 4 · 3 · 2 · 1 Poor" in phone
    assert "“Anonym…” promises too much" in phone
    html = admin.post(page, form | {"do": "publish"}, follow=True).content.decode()
    assert "The words around the questions on the web read differently." in html
    assert "English, on the web: “Anonym…” promises too much" in html
    with acting_for(agency), transaction.atomic():
        draft = Survey.objects.get(pk=survey.pk).draft
        assert draft is not None
        assert draft.web_welcome == {"en": "Welcome to {agency}."}
        assert draft.web_thanks == {"en": "See you again."}


def test_words_for_the_web_in_a_drafted_language_want_a_speaker(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    agency.languages = ["en", "vi"]
    agency.save()
    page = f"{HOME}{survey.pk}/?language=vi"
    html = admin.get(page).content.decode()
    html = admin.post(page, typed(html) | {"do": "confirm"}, follow=True).content.decode()
    assert "Confirmed: a speaker has checked" in html
    form = typed(html) | {"web_welcome": "Xin chào"}
    html = admin.post(page, form | {"do": "save"}, follow=True).content.decode()
    assert "Have a speaker check this." in html


def test_what_only_a_text_needs_is_no_caution_for_the_web(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    with acting_for(agency):
        Survey.objects.update(trigger="web")
    page = f"{HOME}{survey.pk}/"
    form = typed(admin.get(page).content.decode())
    [first, *_] = [name for name in form if name.endswith("-text")]
    form[first] = "How was it? See www.example.com"
    html = admin.post(page, form | {"do": "publish"}, follow=True).content.decode()
    assert "reads differently" in html
    assert "Look at these first" not in html


def test_publishing_says_what_changes_and_is_on_the_record(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"
    form = typed(admin.get(page).content.decode())
    [*_, last] = [name for name in form if name.endswith("-label")]
    form[last.replace("label", "text")] = "Anything else? www.example.com"
    answer = admin.post(page, form | {"do": "publish"}, follow=True)
    html = answer.content.decode()
    assert "“Comment” reads differently (English)." in html
    assert "English, text 4: It has a link" in html
    admin.post(f"{page}publish/")
    with acting_for(agency), transaction.atomic():
        version = Version.objects.get(survey=survey, number=2)
        assert version.published_by is not None
        assert AuditEntry.objects.filter(action="survey.published").count() == 1


def test_a_draft_is_discarded(admin: Client, agency: Agency, survey: Survey) -> None:
    page = f"{HOME}{survey.pk}/"
    admin.post(page, typed(admin.get(page).content.decode()) | {"do": "add"})
    assert "You see what is asked" in admin.post(f"{page}discard/", follow=True).content.decode()
    with acting_for(agency), transaction.atomic():
        assert Version.objects.filter(survey=survey).count() == 1


def test_a_ready_survey_begins_as_a_draft_and_goes_with_it(admin: Client, agency: Agency) -> None:
    admin.post(f"{HOME}start/", {"from": "front_desk"})
    with acting_for(agency), transaction.atomic():
        started = Survey.objects.get(name="Front desk")
    html = admin.get(f"{HOME}{started.pk}/").content.decode()
    assert "one of a list" in html
    assert (
        "Publish it first"
        in admin.post(f"{HOME}{started.pk}/switch/", follow=True).content.decode()
    )
    admin.post(f"{HOME}{started.pk}/discard/")
    with acting_for(agency), transaction.atomic():
        assert not Survey.objects.filter(pk=started.pk).exists()


def test_surveys_are_put_in_order(admin: Client, agency: Agency, survey: Survey) -> None:
    admin.post(f"{HOME}start/", {"from": "dispatch"})
    with acting_for(agency), transaction.atomic():
        second = Survey.objects.get(name="911 call-taker")
    admin.post(f"{HOME}{second.pk}/rank/", {"step": "up"})
    with acting_for(agency), transaction.atomic():
        assert list(Survey.objects.values_list("name", flat=True)) == [
            "911 call-taker",
            "After a call",
        ]


def test_timing_is_saved_and_bad_values_are_answered_at_the_field(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/timing/"
    form = typed(admin.get(page).content.decode())
    form.pop("remind", None)
    wrong = form | {"share": "0", "called_from": "22:00", "remind": "on", "remind_after_0": ""}
    html = admin.post(page, wrong).content.decode()
    for words in ("from 1 to 100", "Write both times, or neither", "Write a number and choose"):
        assert words in html
    good = form | {"share": "25", "call_types": "MVA\nNOISE", "called_from": "22:00"}
    good |= {
        "called_until": "06:00",
        "remind": "on",
        "remind_after_0": "24",
        "remind_after_1": "hours",
    }
    assert admin.post(page, good).status_code == 302
    with acting_for(agency), transaction.atomic():
        saved = Survey.objects.get(pk=survey.pk)
        assert (saved.share, saved.call_types) == (25, ["MVA", "NOISE"])
        assert saved.remind_after is not None
        assert AuditEntry.objects.filter(action="survey.changed").count() == 1


@pytest.mark.parametrize(
    ("typed_in", "says"),
    [
        ({"delay_0": "4", "delay_1": "days"}, "from 0 minutes to 3 days"),
        ({"delay_0": "99999999999999", "delay_1": "days"}, "from 0 minutes to 3 days"),
        ({"delay_0": "-1"}, "from 0 minutes to 3 days"),
        ({"delay_0": "soon"}, "Write a whole number."),
        ({"delay_0": ""}, "Write a number and choose its unit."),
        ({"too_late_after_0": "4", "too_late_after_1": "hours"}, "longer than the wait"),
        ({"open_for_0": "0"}, "from 1 hour to 14 days"),
        ({"interval_0": "366"}, "from 1 day to 365 days"),
    ],
)
def test_bad_lengths_are_answered_at_the_field(
    admin: Client, survey: Survey, typed_in: dict[str, str], says: str
) -> None:
    page = f"{HOME}{survey.pk}/timing/"
    form = typed(admin.get(page).content.decode())
    form.pop("remind", None)
    assert says in admin.post(page, form | typed_in).content.decode()


def test_what_the_timing_means_today(admin: Client, survey: Survey) -> None:
    page = f"{HOME}{survey.pk}/timing/"
    form = typed(admin.get(page).content.decode())
    form.pop("remind", None)
    soon = {"delay_0": "0", "too_late_after_0": "2", "too_late_after_1": "hours"}
    html = admin.get(page, form | soon | {"preview": "1"}).content.decode()
    assert "A call that closes at 17:30 is asked at 17:30 the same day." in html
    assert "<html" not in html
    wrong = admin.get(page, form | {"delay_0": "x", "preview": "1"}).content.decode()
    assert "can't be used yet" in wrong


def test_a_first_text_without_name_or_stop_is_not_published(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    page = f"{HOME}{survey.pk}/"
    form = typed(admin.get(page).content.decode())
    [first, *_] = [name for name in form if name.endswith("-text")]
    form[first] = "How was it, #{reference}? 1 to 5."
    html = admin.post(page, form | {"do": "publish"}).content.decode()
    assert f'id="id_{first}_error"' in html
    assert "The agency&#x27;s name is missing." in html
    # Saved as a draft it waits; in whichever language it is looked at, it is not published.
    assert admin.post(page, form | {"do": "save"}).status_code == 302
    html = admin.get(f"{page}publish/").content.decode()
    assert "English, first text: It does not say how to stop." in html
    assert "Publish version" not in html
    html = admin.post(f"{page}publish/", follow=True).content.decode()
    assert "English, first text: The agency&#x27;s name is missing." in html
    with acting_for(agency), transaction.atomic():
        assert Survey.objects.get(pk=survey.pk).draft is not None


def test_a_test_goes_to_a_phone_of_ones_own_and_never_to_a_caller(
    admin: Client, agency: Agency, survey: Survey, line: Line, put: Put, now: datetime
) -> None:
    put()
    page = f"{HOME}{survey.pk}/test/"
    html = admin.post(page, {"number": "(319) 555-0123"}).content.decode()
    assert "This number has reported an incident." in html
    assert "Nothing was sent yet" in html
    assert admin.post(page, {"number": "319-555-0177", "language": "es"}).status_code == 302
    with acting_for(agency), transaction.atomic():
        message = Message.objects.get()
        assert message.purpose == Message.Purpose.TEST
        assert message.body.startswith("TEST Cedar Falls Police: por su llamada #26-018113")
        assert "0177" not in str(AuditEntry.objects.get(action="survey.tested").detail)


def test_a_survey_for_the_web_has_no_settings_of_texts_and_loses_none(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.update(trigger="web", districts=["North"], share=40)
    page = f"{HOME}{survey.pk}/timing/"
    form = typed(admin.get(page).content.decode())
    form.pop("q")  # the search of the frame
    assert set(form) == {"name", "trigger", "open_for_0", "open_for_1", "one_page"}
    assert admin.post(page, form | {"one_page": "on"}).status_code == 302
    with acting_for(agency), transaction.atomic():
        saved = Survey.objects.get(pk=survey.pk)
    assert (saved.one_page, saved.districts, saved.share) == (True, ["North"], 40)
    assert "All questions are on one page" in admin.get(f"{HOME}{survey.pk}/").content.decode()


def test_arabic_is_written_from_right_to_left(
    admin: Client, agency: Agency, survey: Survey
) -> None:
    agency.languages = ["en", "ar"]
    agency.save()
    assert 'dir="rtl" lang="ar"' in admin.get(f"{HOME}{survey.pk}/?language=ar").content.decode()


def test_what_was_made_for_the_web_is_not_texted_before_it_can_be(
    admin: Client, agency: Agency, survey: Survey, now: datetime
) -> None:
    with acting_for(agency), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(trigger="web")
        web = Survey.objects.get(pk=survey.pk)
        first = draft_of(survey=web, now=now).questions.get(position=1)
        first.text["en"] = "How was the service?"
        first.save()
        publish(survey=web, by=None, now=now)
    page = f"{HOME}{survey.pk}/timing/"
    form = typed(admin.get(page).content.decode()) | {"trigger": "closed"}
    form.pop("remind", None)
    answer = admin.post(page, form).content.decode()
    assert "Publish a version that can be texted first." in answer
    with acting_for(agency):
        assert Survey.objects.get(pk=survey.pk).trigger == "web"
