"""The invented past: as much as was asked for, the same for the same seed, within every constraint of the schema."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from agencies.models import Agency
from agencies.tenancy import across_agencies, acting_for
from bench.filling.bare import bare
from bench.filling.founding import LARGEST
from bench.filling.sizes import Size, portions, shares
from bench.filling.town import NAMES, Filled, fill, strangers
from incidents.models import Code, Incident
from insights.overview import overview
from insights.period import period
from surveys.changes import Place, changed_after
from surveys.models import Answer, Conversation

UNTIL = datetime(2026, 11, 17, 12, tzinfo=UTC)
WHOLE = Size(incidents=600, conversations=200, answers=600)
# Whatever makes a table more than a heap of rows.
SCHEMA = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated::text FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
    UNION SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid::text
    FROM pg_index WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    UNION SELECT tgrelid::regclass::text, tgname, tgfoid::regproc::text, tgenabled::text FROM pg_trigger
    WHERE NOT tgisinternal
    UNION SELECT oid::regclass::text, relname, relrowsecurity::text, relforcerowsecurity::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    ORDER BY 1, 2, 3, 4
"""


@pytest.fixture
def filled(transactional_db: None) -> Filled:
    return _fill(seed=7)


def _fill(*, seed: int) -> Filled:
    sizes = portions(of=WHOLE, agencies=3, largest=0.5)
    return fill(sizes=sizes, until=UNTIL, seed=seed, days=60)


def test_there_is_as_much_as_was_asked_for(filled: Filled) -> None:
    assert filled.rows["incidents_incident"] == 600
    assert filled.rows["surveys_conversation"] == 200
    assert filled.rows["surveys_answer"] == pytest.approx(600, rel=0.15)
    assert all(filled.rows.values())
    with across_agencies(), transaction.atomic():
        shares_of = Counter(Incident.objects.values_list("agency__slug", flat=True))
    assert shares_of[LARGEST] == 300


def test_rows_point_at_rows_of_their_own_agency(filled: Filled) -> None:
    with across_agencies(), transaction.atomic():
        own = F("agency")
        assert not Answer.objects.exclude(conversation__agency=own, reply__agency=own).exists()
        assert not Conversation.objects.exclude(incident__agency=own, citizen__agency=own).exists()


def test_tables_are_afterwards_as_they_were(transactional_db: None) -> None:
    before = _schema()
    _fill(seed=7)
    assert _schema() == before


def test_counts_are_those_that_triggers_would_have_kept(filled: Filled) -> None:
    call_command("recount")  # or it raises
    agency = Agency.objects.get(slug=LARGEST)
    with acting_for(agency), transaction.atomic():
        assert agency.day_counts.filter(what="question").exists()


def test_whoever_reads_answers_in_the_order_of_change_finds_them(filled: Filled) -> None:
    agency = Agency.objects.get(slug=LARGEST)
    with acting_for(agency), transaction.atomic():
        found, _ = changed_after(agency=agency, place=Place(), limit=1000)
        assert len(found) == agency.answers.count() > 200


def test_the_application_writes_on_where_the_past_ends(filled: Filled) -> None:
    agency = Agency.objects.get(slug=LARGEST)
    with acting_for(agency), transaction.atomic():
        answer = agency.answers.latest("pk")
        answer.pk = None
        with pytest.raises(IntegrityError, match="one_answer_per_question"):
            answer.save(force_insert=True)


def test_rows_that_point_at_nothing_are_refused_with_all_others(filled: Filled) -> None:
    agency = Agency.objects.get(slug=LARGEST)
    before = _schema()
    with acting_for(agency), transaction.atomic():
        conversation = agency.conversations.latest("pk")
    with (
        pytest.raises(IntegrityError, match="is not present in table"),
        acting_for(agency),
        transaction.atomic(),
        bare(NAMES, heard=lambda *_: None),
    ):
        agency.conversations.filter(pk=conversation.pk).update(incident_id=10**9)
    assert _schema() == before
    with acting_for(agency), transaction.atomic():
        assert not agency.conversations.filter(incident_id=10**9).exists()


def test_the_command_fills_no_database_of_others(agency: Agency, filled: Filled) -> None:
    assert strangers() == ["cedar-falls"]


def _schema() -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA)
        return list(cursor.fetchall())


def test_only_callers_are_asked_whose_call_may_be_asked_about(filled: Filled) -> None:
    with across_agencies(), transaction.atomic():
        asked = set(Conversation.objects.values_list("incident__call_type", flat=True))
        may_be = set(Code.objects.filter(use=Code.Use.ASK).values_list("code", flat=True))
    assert asked
    assert asked <= may_be


def test_pages_have_something_to_show(filled: Filled) -> None:
    agency = Agency.objects.get(slug=LARGEST)
    with acting_for(agency), transaction.atomic():
        shown = overview(agency=agency, period=period(days=30, zone=agency.zone, now=UNTIL))
    assert shown.rated.tally.total > 20
    assert shown.rated.share is not None
    assert 0.6 < shown.rated.share.share < 0.9


def test_the_same_seed_gives_the_same_past(filled: Filled) -> None:
    first = _past()
    with across_agencies(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE agencies_agency RESTART IDENTITY CASCADE")
    _fill(seed=7)
    assert _past() == first


def _past() -> list[tuple[object, ...]]:
    with across_agencies(), transaction.atomic():
        rows = Answer.objects.order_by("agency__slug", "answered_at", "pk").values_list(
            "conversation__incident__reference", "number", "comment", "answered_at"
        )
        return list(rows)


def test_shares_add_up_and_fall_with_the_rank() -> None:
    every = shares(agencies=1000, largest=0.1)
    assert sum(every) == pytest.approx(1)
    assert every[0] == 0.1
    assert every[1:] == sorted(every[1:], reverse=True)
    assert every[1] < 0.1
