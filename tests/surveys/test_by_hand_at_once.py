"""Sent by hand by several at once, and by itself at the same moment: one conversation, one text."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection, transaction

from agencies.models import Agency, Line, Role
from agencies.tenancy import acting_for
from incidents.models import Incident
from messaging.models import Message
from surveys.by_hand import NotAsked, ask_by_hand
from surveys.deciding import decide_due
from surveys.drafting import start_from
from surveys.library import SURVEYS
from surveys.models import Conversation, Decision, Survey
from surveys.publishing import publish
from tests.conftest import MakeMember
from tests.walk import Put

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


def test_one_text_whoever_is_quicker(
    agency: Agency,
    line: Line,
    survey: Survey,
    codes: None,
    put: Put,
    make_member: MakeMember,
    now: datetime,
) -> None:
    """Four people press the button while the survey that closing calls start falls due."""
    incident, sergeant = put(), make_member(agency, Role.SUPERVISOR)
    with acting_for(agency), transaction.atomic():
        by_hand = start_from(agency=agency, ready=SURVEYS["victims"], now=now)
        publish(survey=by_hand, by=None, now=now)
        Survey.objects.filter(pk=by_hand.pk).update(active=True)
    start = Barrier(AT_ONCE + 1)

    def send() -> str:
        with acting_for(agency), transaction.atomic():
            found = Incident.objects.get(pk=incident.pk)
            found.agency, chosen = agency, agency.surveys.by_hand().get()
            ask_by_hand(incident=found, survey=chosen, agreed="yes", by=sergeant, now=now)
        return "sent"

    def run(act: Callable[[], object]) -> object:
        start.wait(10)
        try:
            return act()
        except NotAsked as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE + 1) as threads:
        found = list(threads.map(run, [*[send] * AT_ONCE, lambda: decide_due(now=now)]))
    with acting_for(agency), transaction.atomic():
        assert Conversation.objects.count() == 1
        assert Message.objects.count() == 1
        assert Decision.objects.get().ask
    sent, refused = found.count("sent"), [said for said in found[:-1] if said != "sent"]
    assert sent <= 1
    assert all("asked about this call already" in str(said) for said in refused), refused
