"""Personal data at rest: encrypted with rotatable keys, found again by a keyed hash."""

import hashlib
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField  # which takes no parameters at run time


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """Encrypt with the newest of `ENCRYPTION_KEYS`; the empty string stays empty."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """Undo `encrypt` with whichever key fits; raises `cryptography.fernet.InvalidToken` when none does."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(token.encode()).decode() if token else ""


def seal(content: bytes) -> bytes:
    """Encrypt the content of a file with the newest of `ENCRYPTION_KEYS`."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """Undo `seal` with whichever key fits; raises `cryptography.fernet.InvalidToken` when none does."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(sealed)


def fingerprint(text: str) -> str:
    """A keyed hash (HMAC-SHA256, 64 hexadecimal digits) under which an encrypted value is looked up."""
    return hmac.new(settings.LOOKUP_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(_TextField):
    """Text that only this application can read. Not searchable: store a `fingerprint` beside it."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return encrypt(prepared) if isinstance(prepared, str) else prepared

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        return None if value is None else decrypt(value)
