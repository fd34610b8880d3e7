"""The rows of one replay, and no others: by the beginning of their references and by when they came."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import Agency
from agencies.tenancy import acting_for
from incidents.models import Incident
from messaging.models import Citizen, Message, Reply
from surveys.models import Answer, Conversation, Decision


@dataclass(frozen=True, slots=True)
class Replayed:
    """Incidents that this replay brought to an agency for the first time, and all that came of them.

    The querysets are read within `open()`.
    """

    agency: Agency
    prefix: str
    since: datetime

    @contextmanager
    def open(self) -> Iterator[None]:
        """Act for the agency, in one transaction."""
        with acting_for(self.agency), transaction.atomic():
            yield

    @property
    def incidents(self) -> QuerySet[Incident]:
        return self.agency.incidents.filter(
            reference__startswith=self.prefix, received_at__gte=self.since
        )

    @property
    def undecided(self) -> QuerySet[Incident]:
        return self.incidents.filter(undecided=True, closed_at__isnull=False)

    @property
    def decisions(self) -> QuerySet[Decision]:
        return self.agency.decisions.filter(incident__in=self.incidents)

    @property
    def conversations(self) -> QuerySet[Conversation]:
        return self.agency.conversations.filter(incident__in=self.incidents)

    @property
    def citizens(self) -> QuerySet[Citizen]:
        return self.agency.citizens.filter(pk__in=self.conversations.values("citizen"))

    @property
    def messages(self) -> QuerySet[Message]:
        return self.agency.messages.filter(thread__in=self.conversations.values("thread"))

    @property
    def replies(self) -> QuerySet[Reply]:
        return self.agency.replies.filter(citizen__in=self.citizens, received_at__gte=self.since)

    @property
    def answers(self) -> QuerySet[Answer]:
        return self.agency.answers.filter(conversation__in=self.conversations)
