"""Posting to the product's webhooks."""

from collections.abc import Mapping
from dataclasses import dataclass

import urllib3

from sandbox.twilio.signing import sign

_TIMEOUT = urllib3.Timeout(connect=5, read=15)  # as long as Twilio waits
_NO_ANSWER = 0
SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a webhook answered. `status` is 0 when no answer came."""

    status: int
    content_type: str
    document: bytes

    @property
    def is_good(self) -> bool:
        """Whether the product took what was posted."""
        return self.status in SUCCESS


class Webhooks:
    """Posts signed forms over a few kept connections. Never posts a second time by itself."""

    def __init__(self, *, connections: int) -> None:
        self._pool = urllib3.PoolManager(maxsize=connections, retries=False, timeout=_TIMEOUT)

    def post(self, url: str, parameters: Mapping[str, str], *, auth_token: str) -> Answer:
        """Post a form, signed with this token, and return the answer."""
        signature = sign(url=url, parameters=parameters, auth_token=auth_token)
        headers = {"X-Twilio-Signature": signature, "User-Agent": "TwilioProxy/1.1"}
        try:
            response = self._pool.request_encode_body(
                "POST", url, fields=dict(parameters), headers=headers, encode_multipart=False
            )
        except urllib3.exceptions.HTTPError:
            return Answer(_NO_ANSWER, "", b"")
        return Answer(response.status, response.headers.get("Content-Type", ""), response.data)
