"""One citizen, and texts that wait to be sent to them."""

from datetime import datetime

import pytest
from django.db import transaction

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from messaging import outbox
from messaging.citizens import citizen_of
from messaging.models import Citizen, Message
from tests.messaging.sending import Queue
from tests.walk import PHONE


@pytest.fixture
def citizen(agency: Agency) -> Citizen:
    with acting_for(agency), transaction.atomic():
        return citizen_of(agency=agency, phone=PHONE)


@pytest.fixture
def queue(agency: Agency, carried_line: Line, citizen: Citizen, now: datetime) -> Queue:
    """queue() -> a text that waits."""

    def queue(body: str = "Hello", at: datetime = now, to: Citizen = citizen) -> Message:
        with acting_for(agency), transaction.atomic():
            return outbox.queue(
                line=carried_line, citizen=to, body=body, purpose=Message.Purpose.THANKS, now=at
            )

    return queue
