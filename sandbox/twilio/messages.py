"""A text as Twilio keeps and shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from enum import Enum
from typing import Any, Self
from uuid import uuid4

from sandbox.twilio.refusals import FAILURES
from sandbox.twilio.segments import count_segments

API = "/2010-04-01"


class Direction(Enum):
    """Who wrote a text, and how."""

    INBOUND = "inbound"
    API = "outbound-api"
    REPLY = "outbound-reply"


@dataclass(frozen=True, slots=True)
class Line:
    """An agency's phone number, the account that it belongs to, and where its texts are sent on.

    `api_url` and `api_key` let the phone page and nobody else close an incident at the agency.
    """

    account_sid: str
    auth_token: str
    number: str
    inbound_url: str
    agency: str
    api_url: str = ""
    api_key: str = ""
    dashboard_url: str = ""
    messaging_service_sid: str = ""


@dataclass(slots=True)
class Message:
    """One text. The books change `status`, `error_code` and the times, under their lock.

    `position` is its place among all texts; `webhooks` lists what was posted about it: the status
    and the HTTP status of the answer, 0 when none came. `by_twilio` marks Twilio's own texts.
    """

    account_sid: str
    direction: Direction
    sender: str
    to: str
    body: str
    status: str
    created: datetime
    sid: str = field(default_factory=lambda: "SM" + uuid4().hex)
    updated: datetime | None = None
    sent: datetime | None = None
    error_code: int | None = None
    status_callback: str = ""
    messaging_service_sid: str = ""
    by_twilio: bool = False
    position: int = 0
    webhooks: list[tuple[str, int]] = field(default_factory=list)

    @property
    def citizen(self) -> str:
        """The number of the person, on whichever side of the text."""
        return self.sender if self.direction is Direction.INBOUND else self.to

    @property
    def line(self) -> str:
        """The agency's number, on whichever side of the text."""
        return self.to if self.direction is Direction.INBOUND else self.sender

    @property
    def segments(self) -> int:
        """How many segments the text takes."""
        return count_segments(self.body)

    def as_json(self) -> dict[str, object]:
        """Return the message as Twilio's REST API shows it."""
        address = f"{API}/Accounts/{self.account_sid}/Messages/{self.sid}"
        hidden_sender = self.messaging_service_sid and self.status == "accepted"
        return {
            "account_sid": self.account_sid,
            "api_version": API[1:],
            "body": self.body,
            "date_created": _rfc2822(self.created),
            "date_sent": _rfc2822(self.sent),
            "date_updated": _rfc2822(self.updated or self.created),
            "direction": self.direction.value,
            "error_code": self.error_code,
            "error_message": FAILURES.get(self.error_code) if self.error_code else None,
            "from": None if hidden_sender else self.sender,
            "messaging_service_sid": self.messaging_service_sid or None,
            "num_media": "0",
            "num_segments": "0" if hidden_sender else str(self.segments),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{address}/Media.json"},
            "to": self.to,
            "uri": f"{address}.json",
        }

    def as_entry(self) -> dict[str, object]:
        """Return the message as the journal keeps it and the audit shows it."""
        return {
            "sid": self.sid,
            "account_sid": self.account_sid,
            "direction": self.direction.value,
            "sender": self.sender,
            "to": self.to,
            "body": self.body,
            "status": self.status,
            "created": self.created.isoformat(),
            "updated": _iso(self.updated),
            "sent": _iso(self.sent),
            "error_code": self.error_code,
            "status_callback": self.status_callback,
            "messaging_service_sid": self.messaging_service_sid,
            "by_twilio": self.by_twilio,
        }

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Self:
        """Return the message of a journal's entry."""
        times = {name: _moment(entry[name]) for name in ("created", "updated", "sent")}
        return cls(**{**entry, **times, "direction": Direction(entry["direction"])})


def _rfc2822(moment: datetime | None) -> str | None:
    return format_datetime(moment) if moment else None


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None
