"""Whoever asks whether a text was ours: answered to people who know both numbers, and not often."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q

from agencies.encryption import fingerprint
from agencies.models import Agency
from agencies.tenancy import across_agencies
from messaging.models import Message
from surveys.models import Inquiry

About = Inquiry.About
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# How many questions are answered, and within what. An incident's number can be guessed: whoever knows a neighbour's
# telephone number gets five guesses a day.
LIMITS: dict[str, tuple[int, timedelta]] = {
    About.ADDRESS: (10, HOUR),
    About.AGENCY: (500, HOUR),
    About.NUMBER: (5, DAY),
}
TEXTS_OF = timedelta(days=60)  # older texts are not looked up
KEPT_FOR = 2 * DAY

# Counted in the row itself: of questions that come at once each is counted.
COUNT = """
    INSERT INTO surveys_inquiry AS known (agency_id, about, key, since, times)
    VALUES (%(agency)s, %(about)s, %(key)s, %(since)s, 1)
    ON CONFLICT (agency_id, about, key, since) DO UPDATE SET times = known.times + 1
    RETURNING times
"""


def may_ask(*, agency: Agency, visitor: str, phone: str, now: datetime) -> bool:
    """Count a question; whether it may still be answered. `visitor` is a hash of the address (visitors.py).

    The same whether or not anybody has the number. One that comes from too busy an address counts against nobody else.
    """
    keys = {About.ADDRESS: visitor, About.AGENCY: "", About.NUMBER: fingerprint(phone)}
    return all(_within(agency, about, keys[About(about)], now) for about in LIMITS)


def was_texted(*, agency: Agency, phone: str, reference: str, now: datetime) -> bool:
    """Whether a first question about this incident left for this number (E.164) within the last 60 days.

    The incident is known by what stands in the text: the agency's own number for it, or the reference of its CAD. Both
    numbers are looked up in any case, so that the time it takes tells nothing of either.
    """
    own = Q(incident__number=reference) & ~Q(incident__number="")
    talks = agency.conversations.filter(own | Q(incident__reference=reference))
    citizens = agency.citizens.filter(phone_hash=fingerprint(phone)).values_list("pk", flat=True)
    texted = Message.objects.filter(
        agency=agency,
        purpose=Message.Purpose.OPENING,
        sent_at__gte=now - TEXTS_OF,
        thread__in=talks.values("thread"),
    ).values_list("citizen", flat=True)
    known, asked = list(citizens), list(texted)
    return bool(set(known) & set(asked))


def forget_inquiries(*, now: datetime) -> int:
    """Forget counts that limit nothing any more; return how many."""
    with across_agencies():
        gone, _ = Inquiry.objects.filter(since__lt=now - KEPT_FOR).delete()
    return gone


def _within(agency: Agency, about: str, key: str, now: datetime) -> bool:
    most, length = LIMITS[about]
    since = now - timedelta(seconds=now.timestamp() % length.total_seconds())
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"agency": agency.pk, "about": about, "key": key, "since": since})
        [times] = cursor.fetchone()
    return bool(times <= most)
