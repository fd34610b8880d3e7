"""The secrets of an installation that nobody has configured: made once, kept beside the data that they guard."""

import json
import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path


def keys_of(folder: Path | None) -> dict[str, str]:
    """SECRET_KEY, ENCRYPTION_KEYS and LOOKUP_KEY for the data in `folder`; fresh ones without a folder."""
    if folder is None:
        return _fresh()
    kept = folder / "keys.json"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return dict(json.loads(kept.read_text()))
    with open(descriptor, "w") as file:
        json.dump(_fresh(), file)
    return dict(json.loads(kept.read_text()))


def _fresh() -> dict[str, str]:
    return {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ENCRYPTION_KEYS": urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "LOOKUP_KEY": secrets.token_urlsafe(32),
    }
