"""An outgoing text's way to the phone, and the receipts about it."""

import random
from collections.abc import Callable
from functools import partial

from django.utils import timezone

from sandbox.faults import Faults
from sandbox.timers import Timers
from sandbox.twilio.books import FINAL, Books
from sandbox.twilio.messages import API, Message
from sandbox.twilio.webhooks import Webhooks

# Status → the next one and the seconds until it, from and to.
_NEXT = {
    "accepted": ("queued", 0.02, 0.1),
    "queued": ("sending", 0.05, 0.3),
    "sending": ("sent", 0.1, 0.5),
    "sent": ("delivered", 0.3, 1.8),
}
_REORDERED_SECONDS = 4.0


class Lifecycle:
    """Moves texts from status to status and posts each change to their status callback.

    `pace` multiplies the delays; 0 is at once, still in order. `trouble(number)` is the error with
    which texts to a number end undelivered, if any; `on_delivered` hears of each text that arrives.
    A callback that is not taken is not posted again, as with Twilio.
    """

    def __init__(
        self,
        *,
        books: Books,
        faults: Faults,
        timers: Timers,
        webhooks: Webhooks,
        pace: float,
        trouble: Callable[[str], int | None],
        on_delivered: Callable[[Message], None],
    ) -> None:
        self._books = books
        self._faults = faults
        self._timers = timers
        self._webhooks = webhooks
        self._pace = pace
        self._trouble = trouble
        self._on_delivered = on_delivered

    def start(self, message: Message) -> None:
        """Set a text on its way, from whatever status it has."""
        if message.status not in FINAL:
            _, least, most = _NEXT[message.status]
            delay = random.uniform(least, most) * self._pace
            self._timers.after(delay, partial(self._step, message.sid))

    def resume(self) -> None:
        """Set every unfinished text on its way again, after a restart."""
        for message in self._books.unfinished():
            self.start(message)

    def _step(self, sid: str) -> None:
        message = self._books.get(sid)
        if message is None or message.status in FINAL:
            return  # the books were emptied meanwhile
        status = _NEXT[message.status][0]
        error_code = self._trouble(message.to) if status == "delivered" else None
        if error_code:
            status = "undelivered"
        self._books.move(message, status=status, now=timezone.now(), error_code=error_code)
        if status == "delivered":
            self._on_delivered(message)
        if message.status_callback:
            self._call_back(message, status)
        self.start(message)

    def _call_back(self, message: Message, status: str) -> None:
        fault = self._faults.for_callback()
        if fault.drop:
            return
        token = self._books.auth_token(message.account_sid) or ""
        parameters = _receipt(message, status)
        if fault.wrong_signature:
            forged = self._webhooks.post(
                message.status_callback, parameters, auth_token=token + "forged"
            )
            if forged.is_good:
                self._books.alert("wrong_signature_accepted")
        post = partial(self._post, message, status, parameters, token)
        if fault.reorder:
            self._timers.after(_REORDERED_SECONDS * max(self._pace, 0.1), post)
        else:
            post()
        if fault.duplicate:
            post()

    def _post(self, message: Message, status: str, parameters: dict[str, str], token: str) -> None:
        answer = self._webhooks.post(message.status_callback, parameters, auth_token=token)
        self._books.note(message, status=status, answered=answer.status)
        if not answer.is_good:
            self._books.alert("11200")  # Twilio: HTTP retrieval failure


def _receipt(message: Message, status: str) -> dict[str, str]:
    parameters = {
        "AccountSid": message.account_sid,
        "ApiVersion": API[1:],
        "From": message.sender,
        "MessageSid": message.sid,
        "MessageStatus": status,
        "SmsSid": message.sid,
        "SmsStatus": status,
        "To": message.to,
    }
    if message.messaging_service_sid:
        parameters["MessagingServiceSid"] = message.messaging_service_sid
    if status in FINAL:
        parameters["RawDlrDoneDate"] = f"{message.updated:%y%m%d%H%M}"
    if message.error_code:
        parameters["ErrorCode"] = str(message.error_code)
    return parameters
