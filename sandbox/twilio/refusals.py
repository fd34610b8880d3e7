"""Twilio's refusals: numbers, statuses and sentences; and the phone numbers that provoke them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """What Twilio says to a request that it does not accept: error number, status, sentence."""

    code: int
    status: int
    message: str

    def as_json(self) -> dict[str, object]:
        """Return the body that Twilio sends with this refusal."""
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


class Refused(Exception):
    """Raised where a request meets its refusal; carries what Twilio says."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code}: {refusal.message}")
        self.refusal = refusal


AUTHENTICATE = Refusal(20003, 401, "Authenticate")
TOO_MANY_REQUESTS = Refusal(20429, 429, "Too Many Requests")
INTERNAL_ERROR = Refusal(20500, 500, "An internal server error has occurred")
METHOD_NOT_ALLOWED = Refusal(20004, 405, "Method not allowed")

_SENTENCES = {
    21211: "Invalid 'To' Phone Number: {to}",
    21212: "Invalid 'From' Number (caller ID): {sender}",
    21266: "'To' and 'From' number cannot be the same: {to}",
    21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' "
    "number: {to}",
    21602: "Message body is required.",
    21603: "A 'From' phone number is required.",
    21604: "A 'To' phone number is required.",
    21606: "The 'From' phone number {sender} is not a valid, SMS-capable inbound phone number or "
    "short code for your account.",
    21609: "The 'StatusCallback' URL {callback} is not a valid URL.",
    21610: "Attempt to send to unsubscribed recipient",
    21611: "This 'From' number has exceeded the maximum number of queued messages: {sender}",
    21612: "The 'To' phone number: {to}, is not currently reachable using the 'From' phone number: "
    "{sender} via SMS.",
    21614: "'To' number: {to}, is not a mobile number",
    21617: "The concatenated message body exceeds the 1600 character limit.",
    21701: "The Messaging Service does not exist",
    90007: "The validity period {validity} is not a whole number of seconds from 1 to 36000.",
}

# Twilio's own test numbers, refused when the text is created.
REFUSED_TO = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
REFUSED_FROM = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}

# Numbers of our own: accepted, then undelivered by receipt with this error.
UNDELIVERED_TO = {
    "+15005550033": 30003,
    "+15005550034": 30004,
    "+15005550035": 30005,
    "+15005550036": 30006,
    "+15005550037": 30007,
    "+15005550038": 30008,
}

FAILURES = {
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
}


def refused(code: int, **details: str) -> Refused:
    """Return the exception for a text with this error number; `details` fill its sentence."""
    return Refused(Refusal(code, 400, _SENTENCES[code].format(**details)))


def not_found(path: str) -> Refusal:
    """Return the refusal of an address that leads nowhere."""
    return Refusal(20404, 404, f"The requested resource {path} was not found")
