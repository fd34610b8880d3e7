"""Every way that people and systems write a number, and what is wrong with those refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.phones import e164

WRITTEN = [
    "3195550142",
    "(319) 555-0142",
    "(319)555-0142",
    "319.555.0142",
    "319-555-0142",
    "319 555 0142",
    "319/555-0142",
    "1-319-555-0142",
    "1 (319) 555-0142",
    "13195550142",
    "+13195550142",
    "+1 319 555 0142",
    "+1 (319) 555-0142",
    "tel:+13195550142",
    "TEL:+1-319-555-0142",
    "tel:319-555-0142;phone-context=+1",
    "011 1 319 555 0142",
    "  319-555-0142\r\n",
    "319\u2011555\u20110142",  # hyphens that do not break
    "319\u2013555\u20130142",
    "319\u00a0555\u00a00142",
    "\u202a+13195550142\u202c",  # copied from a contact card
    "\uff13\uff11\uff19\uff15\uff15\uff15\uff10\uff11\uff14\uff12",  # full width
]

REFUSED = [
    ("", "no phone number"),
    ("   ", "no phone number"),
    ("+", "no phone number"),
    ("n/a", "no letters"),
    ("NULL", "no letters"),
    ("1-800-FLOWERS", "no letters"),
    ("319-555-0142 x12", "extensions"),
    ("319-555-0142 #12", "extensions"),
    ("tel:+13195550142;ext=12", "extensions"),
    ("319-555-0142, 319-555-0143", "no letters"),
    ("+13195550142 +13195550143", "more than one"),
    ("319-555-0142 / 319-555-0143", "cannot be read"),
    ("319:555:0142", "does not belong"),
    ("555-0142", "has 7 digits"),
    ("911", "has 3 digits"),
    ("319555014", "has 9 digits"),
    ("+1319555014", "has 9 digits"),
    ("31955501421", "has 11 digits"),
    ("0195550142", "area code 019 begins with 0"),
    ("1195550142", "area code 119 begins with 1"),
    ("+1 119 555 0142", "area code 119 begins with 1"),
    ("319 055 0142", "exchange 055 begins with 0"),
    ("319 155 0142", "exchange 155 begins with 1"),
    ("911 555 0142", "area code 911 is a service code"),
    ("319 411 0142", "exchange 411 is a service code"),
    ("222 222 2222", "one digit ten times"),
    ("000 000 0000", "one digit ten times"),
    ("+44 20 79", "wrong number of digits for calling code \\+44"),
    ("+999 123 456", "cannot be read"),
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_written_number_becomes_e164(text: str) -> None:
    assert e164(text) == "+13195550142"


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_refused_number_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        e164(text)


def test_the_sentence_does_not_repeat_the_number() -> None:
    with pytest.raises(ValueError, match="digits") as refusal:
        e164("319-555-014")
    assert "555" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("+44 20 7946 0958", "US", "+442079460958"),
        ("011 44 20 7946 0958", "US", "+442079460958"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("00 1 319 555 0142", "GB", "+13195550142"),
        ("(319) 555-0142", "CA", "+13195550142"),
        ("+1 800 555 0142", "US", "+18005550142"),
    ],
)
def test_other_countries_and_toll_free(text: str, region: str, expected: str) -> None:
    assert e164(text, region) == expected


@given(st.from_regex(r"[2-9][02-9][0-9]555[0-9]{4}", fullmatch=True))
def test_however_dressed_it_is_the_same_number(digits: str) -> None:
    area, exchange, line = digits[:3], digits[3:6], digits[6:]
    if len(set(digits)) == 1:
        return
    once = e164(digits)
    assert once == f"+1{digits}"
    assert e164(once) == once
    assert e164(f"({area}) {exchange}-{line}") == once
    assert e164(f"1.{area}.{exchange}.{line}") == once


@given(st.text(max_size=30))
def test_anything_else_is_refused_and_what_is_not_is_a_number(text: str) -> None:
    try:
        number = e164(text)
    except ValueError:
        return
    assert re.fullmatch(r"\+[0-9]{4,15}", number)
