"""How a call proves that it comes from here.

Pure: no Django, no clock.
"""

import hashlib
import hmac


def signature(*, secret: str, body: bytes, at: int) -> str:
    """The header Engage-Signature: `t` are the seconds since 1970, `v1` HMAC-SHA256 of "t.body", hexadecimal."""
    signed = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"
