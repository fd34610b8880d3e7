"""Over midnight and the end of daylight saving: the product's own functions under a clock that is moved.

No process can be told another time than its computer's, so this part runs the steps of worker and web server itself.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from urllib3 import PoolManager

from agencies.models import Agency, Line
from agencies.tenancy import acting_for
from incidents.models import Code
from incidents.recording import Report, record
from messaging import delivery, inbox
from messaging.models import Message
from sandbox.chaos.audits import CLOSES, NEVER_LEFT, OPENS
from sandbox.chaos.ledger import Claim
from sandbox.process import Sandbox
from surveys.deciding import decide_due
from surveys.default import create_default_survey

HOME = ZoneInfo("America/Chicago")
FIRST = datetime(2026, 10, 31, tzinfo=HOME)
LAST = datetime(2026, 11, 3, tzinfo=HOME)  # clocks go back on 1 November at two
ZONES = {
    "319": "America/Chicago",
    "212": "America/New_York",
    "213": "America/Los_Angeles",
}
CAP = 3
PER_SECOND = 50  # more than a morning after quiet hours needs
_NOWHERE = "http://127.0.0.1:9/"
_REPLY_SHARE = 0.4


def move_clocks(*, seed: int, step: timedelta) -> list[Claim]:
    """Let incidents close, be decided, asked about and answered all through the three days; return what left."""
    line = _found()
    dice = random.Random(seed)
    for number, now in enumerate(_moments(step, dice)):
        _close_incident(line.agency, number, dice, now)
        decide_due(now=now)
        send_due(now=now)
        if dice.random() < _REPLY_SHARE:
            _reply(line, number, dice, now)
    return _claims(line.agency)


def send_due(*, now: datetime) -> None:
    """Send what may go at this moment, as a worker does whom the sweep has woken."""
    for agency_id, line_id in delivery.sweep(now=now):
        more = [now]
        while more and more.pop() <= now:
            delivery.send_line(agency_id=agency_id, line_id=line_id, now=now, more=more.append)


def _moments(step: timedelta, dice: random.Random) -> Iterator[datetime]:
    """From the first to the last instant, never twice at the same minute of an hour."""
    now = FIRST.astimezone(ZoneInfo("UTC"))
    while now < LAST:
        yield now
        now += step * dice.uniform(0.6, 1.4)


@transaction.atomic
def _found() -> Line:
    """An agency with sending hours and a low cap, whose line the look-alike carries."""
    agency = Agency.objects.create(
        name="Clock Town Police Department",
        slug="clock-town",
        voice="Clock Town Police",
        time_zone=str(HOME),
        window_opens=OPENS,
        window_closes=CLOSES,
        daily_cap=CAP,
    )
    with acting_for(agency):
        account = f"AC{agency.pk:032x}"
        line = Line.objects.create(
            agency=agency,
            number="+13195550198",
            account=account,
            auth_token="c" * 32,
            per_second=PER_SECOND,
        )
        survey = create_default_survey(agency=agency)
        survey.delay, survey.interval = timedelta(0), timedelta(0)
        survey.save(update_fields=["delay", "interval"])
        for kind, code in (("call_type", "NOISE"), ("disposition", "01")):
            Code.objects.create(agency=agency, kind=kind, code=code, use="ask", first_seen_at=FIRST)
    Sandbox(settings.TWILIO_API_BASE, PoolManager()).register_line(
        account_sid=account,
        auth_token=line.auth_token,
        number=line.number,
        inbound_url=_NOWHERE,
        agency=agency.name,
    )
    return line


def _close_incident(agency: Agency, number: int, dice: random.Random, now: datetime) -> None:
    report = Report(
        reference=f"clock-{number:05}",
        status="closed",
        call_type="NOISE",
        disposition="01",
        caller_phone=_phone(dice),
        caller_role="Caller",
        opened_at=now - timedelta(minutes=40),
        closed_at=now,
    )
    with acting_for(agency):
        record(agency=agency, report=report, source="chaos", now=now)


def _phone(dice: random.Random) -> str:
    return f"+1{dice.choice(tuple(ZONES))}55501{dice.randint(0, 30):02}"


def _reply(line: Line, number: int, dice: random.Random, now: datetime) -> None:
    """Somebody who was texted answers, at whatever hour."""
    with acting_for(line.agency), transaction.atomic():
        asked = list(Message.objects.filter(claimed_at__isnull=False).select_related("citizen"))
        if asked:
            inbox.accept(
                line=line,
                sender=dice.choice(asked).citizen.phone,
                body=str(dice.randint(1, 5)),
                provider_id=f"SM{number:032x}",
                now=now,
            )


def _claims(agency: Agency) -> list[Claim]:
    with acting_for(agency), transaction.atomic():
        left = Message.objects.filter(claimed_at__isnull=False).exclude(status__in=NEVER_LEFT)
        return [
            Claim(
                text=message.pk,
                citizen=message.citizen_id,
                at=message.claimed_at,
                zones=(str(HOME), ZONES[message.citizen.phone[2:5]]),
                asked_for=message.in_reply_to_id is not None,
            )
            for message in left.select_related("citizen")
            if message.claimed_at
        ]
