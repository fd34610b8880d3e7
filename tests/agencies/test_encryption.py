"""Values at rest: encrypted by the newest key, read by the one that fits, whether new or from before."""

from base64 import urlsafe_b64encode

import pytest
from cryptography.fernet import Fernet, InvalidToken
from pytest_django.fixtures import Settings

from agencies.encryption import decrypt, encrypt

OLD, NEW = (urlsafe_b64encode(bytes([number]) * 32).decode() for number in (1, 2))
NUMBER = "+13195550142"


def test_a_value_is_read_back_and_never_encrypted_the_same_way_twice() -> None:
    first, second = encrypt(NUMBER), encrypt(NUMBER)
    assert first != second
    assert NUMBER not in first
    assert decrypt(first) == decrypt(second) == NUMBER
    assert encrypt("") == decrypt("") == ""


def test_keys_rotate_and_older_tokens_stay_readable(settings: Settings) -> None:
    settings.ENCRYPTION_KEYS = [OLD]
    before = encrypt(NUMBER)
    fernet = Fernet(OLD).encrypt(NUMBER.encode()).decode()
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert decrypt(before) == decrypt(fernet) == NUMBER
    after = encrypt(NUMBER)
    settings.ENCRYPTION_KEYS = [NEW]
    assert decrypt(after) == NUMBER
    for gone in (before, fernet):
        with pytest.raises(InvalidToken):
            decrypt(gone)


@pytest.mark.parametrize("broken", ["nonsense", "g1:", "g1:00000000:AAAA", "g1:nokey:!!"])
def test_what_is_no_token_is_refused(broken: str) -> None:
    with pytest.raises(InvalidToken):
        decrypt(broken)


def test_a_token_that_was_tampered_with_is_refused() -> None:
    token = encrypt(NUMBER)
    flipped = token[:-6] + ("A" if token[-6] != "A" else "B") + token[-5:]
    with pytest.raises(InvalidToken):
        decrypt(flipped)
