"""An address of the agency's own, called when something happened; each call is a row, and the row is the queue."""

import secrets
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.encryption import EncryptedTextField
from agencies.models import Agency, User
from agencies.tenancy.owned import AgencyOwned


class Hook(AgencyOwned):
    """Where an agency's own system hears of events. Its secret signs each call, and was shown once."""

    class Event(models.TextChoices):
        ANSWERED = "answer.stored", "An answer was stored"
        FOLLOW_UP = "follow_up.opened", "A follow-up was opened"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="hooks", db_index=False
    )
    url = models.URLField(max_length=300)
    secret = EncryptedTextField()
    events = ArrayField(models.CharField(max_length=20, choices=Event))
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["agency", "active"], name="hooks_of_agency")]

    def __str__(self) -> str:
        return self.url

    @classmethod
    def new(cls, **fields: object) -> Self:
        """A hook with a secret of its own, not saved yet."""
        return cls(secret=f"whsec_{secrets.token_urlsafe(32)}", **fields)


class HookCall(AgencyOwned):
    """One call of a hook. Postgres adds the row with what happened, in the same transaction (feedback/migrations).

    WAITING → SENDING → DONE
       ↑         │
       └─────────┘  not answered with 2xx: again after a while
       └──→ DEAD(reason)   after ten attempts; a person may call again
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENDING = "sending", "Being sent"
        DONE = "done", "Taken"
        DEAD = "dead", "Given up"

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="hook_calls", db_index=False
    )
    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="calls")
    event = models.CharField(max_length=20, choices=Hook.Event)
    subject = models.BigIntegerField()  # the key of the answer or of the follow-up
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    happened_at = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["agency", "not_before"],
                condition=Q(state__in=("waiting", "sending")),
                name="hook_calls_due",
            ),
            models.Index(fields=["agency", "state", "-id"], name="hook_calls_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"
