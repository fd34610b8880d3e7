"""Personal data at rest: encrypted with rotatable keys, found again by a keyed hash."""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField  # which takes no parameters at run time


NONCE = 12  # bytes; random, so that one key may encrypt some four thousand million values (NIST SP 800-38D)
MARK = "g1"  # how a value begins that is encrypted by AES-GCM; older ones are Fernet tokens


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


@lru_cache(maxsize=4)
def _ciphers(keys: tuple[str, ...]) -> dict[str, AESGCM]:
    """By the name of each key, the newest first. Keys are derived, so that none serves two purposes."""
    ciphers = {}
    for key in keys:
        derived = HKDF(SHA256(), length=32, salt=None, info=b"engage values").derive(
            base64.urlsafe_b64decode(key)
        )
        ciphers[hashlib.sha256(derived).hexdigest()[:8]] = AESGCM(derived)
    return ciphers


def encrypt(text: str) -> str:
    """Encrypt with the newest of `ENCRYPTION_KEYS` (AES-256-GCM); the empty string stays empty."""
    return encrypt_all([text])[0]


def encrypt_all(texts: Sequence[str]) -> list[str]:
    """The same for many, whose key is found and whose randomness is fetched once."""
    name, cipher = next(iter(_ciphers(tuple(settings.ENCRYPTION_KEYS)).items()))
    random = os.urandom(NONCE * len(texts))
    nonces = (random[start : start + NONCE] for start in range(0, len(random), NONCE))
    return [
        f"{MARK}:{name}:{base64.b64encode(nonce + cipher.encrypt(nonce, text.encode(), None)).decode()}"
        if text
        else ""
        for text, nonce in zip(texts, nonces, strict=True)
    ]


def decrypt(token: str) -> str:
    """Undo `encrypt` with whichever key fits; raises `cryptography.fernet.InvalidToken` when none does."""
    if not token:
        return ""
    mark, _, rest = token.partition(":")
    if mark != MARK:
        return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(token.encode()).decode()
    name, _, sealed = rest.partition(":")
    try:
        content = base64.b64decode(sealed)
        cipher = _ciphers(tuple(settings.ENCRYPTION_KEYS))[name]
        return cipher.decrypt(content[:NONCE], content[NONCE:], None).decode()
    except (KeyError, ValueError, InvalidTag) as error:
        raise InvalidToken from error


def seal(content: bytes) -> bytes:
    """Encrypt the content of a file with the newest of `ENCRYPTION_KEYS`."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """Undo `seal` with whichever key fits; raises `cryptography.fernet.InvalidToken` when none does."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(sealed)


def fingerprint(text: str) -> str:
    """A keyed hash (HMAC-SHA256, 64 hexadecimal digits) under which an encrypted value is looked up."""
    keyed = _keyed(settings.LOOKUP_KEY).copy()
    keyed.update(text.encode())
    return keyed.hexdigest()


@lru_cache(maxsize=4)
def _keyed(key: str) -> hmac.HMAC:
    """To be copied: taking the key in costs as much as hashing a number."""
    return hmac.new(key.encode(), digestmod="sha256")


class EncryptedTextField(_TextField):
    """Text that only this application can read. Not searchable: store a `fingerprint` beside it."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return encrypt(prepared) if isinstance(prepared, str) else prepared

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        return None if value is None else decrypt(value)
