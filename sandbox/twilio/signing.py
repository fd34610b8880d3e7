"""The signature that Twilio puts on a webhook."""

import base64
import hashlib
import hmac
from collections.abc import Mapping


def sign(*, url: str, parameters: Mapping[str, str], auth_token: str) -> str:
    """Return the X-Twilio-Signature of a form POST.

    HMAC-SHA1, keyed with the account's auth token, over the exact URL followed by each parameter's
    name and value, sorted by name; base64. Source: Twilio, "Webhooks security".
    """
    signed = url + "".join(name + parameters[name] for name in sorted(parameters))
    digest = hmac.new(auth_token.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
