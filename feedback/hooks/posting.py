"""One POST to an address that somebody else chose: never to a private one, never longer than a few seconds.

The name is looked up once, and the address that was judged is the one that is called: a name that leads elsewhere a
moment later (DNS rebinding) changes nothing. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

TIMEOUT = 5  # seconds, for each step
SUCCESS = range(200, 300)


class NotTaken(Exception):
    """The call was not answered with 2xx; the message says why in a sentence."""


class NotAllowed(NotTaken):
    """The address may not be called at all."""


def post(*, url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Call the address. Raises NotTaken."""
    target = checked(url)
    address = _address_of(target)
    connection = _Pinned(target, address)
    path = target.path or "/"
    try:
        connection.request(
            "POST", f"{path}?{target.query}" if target.query else path, body, dict(headers)
        )
        status = connection.getresponse().status
    except TimeoutError as error:
        raise NotTaken(f"It did not answer within {TIMEOUT} seconds.") from error
    except ssl.SSLError as error:
        raise NotTaken(f"Its certificate or its TLS is not good: {error.reason}.") from error
    except (OSError, http.client.HTTPException) as error:
        raise NotTaken(f"It could not be reached: {type(error).__name__}.") from error
    finally:
        connection.close()
    if status not in SUCCESS:
        raise NotTaken(f"It answered {status}. Anything from 200 to 299 says that it was taken.")


def may_be_called(url: str) -> None:
    """Raises NotTaken, with a sentence, where the address may not be called or leads nowhere."""
    _address_of(checked(url))


def checked(url: str) -> SplitResult:
    """The parts of an address that may be called. Raises NotAllowed."""
    try:
        target = urlsplit(url)
        port = target.port
    except ValueError as error:
        raise NotAllowed("This is not an address.") from error
    schemes = {"https", "http"} if settings.HOOKS_MAY_CALL_PRIVATE else {"https"}
    if target.scheme not in schemes or not target.hostname:
        raise NotAllowed("Write an address that begins with https://.")
    if target.username or target.password:
        raise NotAllowed("Leave name and password out of the address: calls are signed.")
    if port == 0:
        raise NotAllowed("Port 0 can't be called.")
    return target


def _address_of(target: SplitResult) -> str:
    """The IP address to call. All addresses of the name must be public ones, unless the operator allows others."""
    try:
        found = socket.getaddrinfo(target.hostname, _port(target), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotTaken("There is no computer of this name.") from error
    addresses = [str(each[4][0]) for each in found]
    if not settings.HOOKS_MAY_CALL_PRIVATE and not all(map(_is_public, addresses)):
        raise NotAllowed("It leads to a private address, which is not called.")
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)


def _port(target: SplitResult) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


class _Pinned(http.client.HTTPConnection):
    """Connects to the address given, and speaks to it under the name of the target."""

    def __init__(self, target: SplitResult, address: str) -> None:
        super().__init__(str(target.hostname), target.port, timeout=TIMEOUT)
        self._target, self._address = target, address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, _port(self._target)), timeout=TIMEOUT)
        if self._target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=str(self._target.hostname))
        else:
            self.sock = plain
