"""Segments against Twilio's own calculator, and look-alikes by table."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.segments import Segments, count, plain

VERDICTS = (
    Path(__file__).resolve().parents[2].parent / "shared" / "data" / "twilio" / "segments.jsonl"
)
FAMILY = "👨\u200d👩\u200d👧\u200d👦"  # eleven units
FLAG = "🇺🇸"  # four units
WAVE = "👋🏽"  # a hand and its skin tone: four units


@pytest.mark.skipif(not VERDICTS.exists(), reason="the calculator's verdicts are not beside us")
def test_as_twilios_calculator_says() -> None:
    with VERDICTS.open(encoding="utf-8") as lines:
        verdicts = [json.loads(line) for line in lines]
    assert len(verdicts) > 5_000
    wrong = [
        (verdict, ours)
        for verdict in verdicts
        if (ours := count(verdict["text"]))
        != Segments(verdict["encoding"], verdict["segments"], verdict["characters"])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "encoding", "segments", "characters"),
    [
        ("", "GSM-7", 1, 0),
        ("a" * 160, "GSM-7", 1, 160),
        ("a" * 161, "GSM-7", 2, 161),
        ("a" * 306, "GSM-7", 2, 306),
        ("a" * 307, "GSM-7", 3, 307),
        # the extension table: two septets each, never parted
        ("^{}[]~|\\€\f", "GSM-7", 1, 20),
        ("a" * 158 + "€", "GSM-7", 1, 160),
        ("a" * 159 + "€", "GSM-7", 2, 161),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 3, 306),
        ("a" * 152 + "€" + "a" * 151, "GSM-7", 2, 305),
        ("a" * 152 + "€" + "a" * 151 + "€", "GSM-7", 3, 307),
        ("a" * 153 + "€" + "a" * 151, "GSM-7", 2, 306),
        # GSM-7 has these letters, and not those
        ("¿Cómo?", "UCS-2", 1, 6),
        ("¡Ñandú!", "UCS-2", 1, 7),
        ("Ünïque", "UCS-2", 1, 6),
        ("àèéìòùÄÖÜäöüßÑñÇÅåÆæØø", "GSM-7", 1, 22),
        ("ç", "UCS-2", 1, 1),
        ("`", "UCS-2", 1, 1),
        ("\t", "UCS-2", 1, 1),
        ("a\r\nb", "GSM-7", 1, 4),
        ("á\r\nb", "UCS-2", 1, 4),
        # sixteen-bit units fill a segment, characters are what is seen
        ("á" * 70, "UCS-2", 1, 70),
        ("á" * 71, "UCS-2", 2, 71),
        ("á" * 134, "UCS-2", 2, 134),
        ("á" * 135, "UCS-2", 3, 135),
        ("😜" * 35, "UCS-2", 1, 35),
        ("😜" * 36, "UCS-2", 2, 36),
        ("á" * 66 + "😜" + "á" * 65, "UCS-2", 2, 132),
        ("á" * 66 + "😜" + "á" * 66, "UCS-2", 3, 133),
        (FAMILY * 6, "UCS-2", 1, 6),
        (FAMILY * 7, "UCS-2", 2, 7),
        (FAMILY * 12 + "áá", "UCS-2", 3, 14),  # 134 units, but six families to a segment
        (FLAG * 17, "UCS-2", 1, 17),
        (FLAG * 18, "UCS-2", 2, 18),
        ("🇺🇸🇺", "UCS-2", 1, 2),
        (WAVE * 17, "UCS-2", 1, 17),
        (WAVE * 32, "UCS-2", 2, 32),
        (WAVE * 33, "UCS-2", 3, 33),
        ("1\ufe0f\u20e3", "UCS-2", 1, 1),
        ("🏳\ufe0f\u200d🌈", "UCS-2", 1, 1),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "UCS-2", 1, 1),
        ("e\u0301", "UCS-2", 1, 1),
        ("नमस्ते", "UCS-2", 1, 4),
        ("한국", "UCS-2", 1, 2),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "UCS-2", 1, 2),
        ("您好", "UCS-2", 1, 2),
        # an accent tower that no segment holds is let run over
        ("a" + "\u0301" * 200, "UCS-2", 3, 1),
    ],
)
def test_count(text: str, encoding: str, segments: int, characters: int) -> None:
    got = count(text)
    assert (got.encoding, got.segments, got.characters) == (encoding, segments, characters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How did we do? Reply 1-5.", "How did we do? Reply 1-5."),
        ("\u201cHi\u201d \u2013 it\u2019s here\u2026", '"Hi" - it\'s here...'),
        ("\u2018a\u2019 \u201bb` \u00b4c\u2032", "'a' 'b' 'c'"),
        ("«a» \u201eb\u201f", '"a" "b"'),
        ("8:00\u201420:00 \u2011 \u2010 \u22125", "8:00-20:00 - - -5"),
        ("\u2022 one\u00a0two\u2009three\tfour", "* one two three four"),
        ("St\u200bop\ufeff \u00adnow\u2060", "Stop now"),
        ("Stop\u200d \u200enow\u200f", "Stop now"),
        ("line\u2028line", "line\nline"),
        ("o\ufb03cer", "officer"),
        ("it\x92s \x93fine\x94 \x96 thanks\x85", 'it\'s "fine" - thanks...'),
        ("cafe\u0301", "café"),
        ("man\u0303ana", "mañana"),
        ("Hawai\u02bbi", "Hawai'i"),
        # letters and emoji are left alone, and what shapes them
        ("¿Cómo está?", "¿Cómo está?"),
        ("François", "François"),
        (f"Thanks \u201call\u201d {FAMILY}{FLAG}{WAVE}", f'Thanks "all" {FAMILY}{FLAG}{WAVE}'),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\u200f\u05e9\u05dc\u05d5\u05dd\u200f", "\u200f\u05e9\u05dc\u05d5\u05dd\u200f"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("您好\uff01", "您好\uff01"),
        ("½ of ™", "½ of ™"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_plain_halves_the_price_of_a_curly_quote() -> None:
    text = "We\u2019d like to hear how it went. " * 4
    assert count(text) == Segments("UCS-2", 2, 124)
    assert count(plain(text)) == Segments("GSM-7", 1, 124)


LOOK_ALIKES = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aeB1 é€^\u2018\u201c\u2026\u2014\u00a0\u200b\u200c\u200d\u200e\u0301\u0338"
        ),
        st.sampled_from("<=>;`\u00b4¨😜ç\ufb01\u2022\u202f🇺👩\ufe0f\u037e\u212a\u2126\u1112\u1161"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
)


@given(LOOK_ALIKES)
def test_plain_twice_is_plain_once(text: str) -> None:
    once = plain(text)
    assert plain(once) == once


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=400))
def test_ordinary_english_is_left_alone_but_for_spaces_and_backticks(text: str) -> None:
    expected = text.replace("\t", " ").replace("\v", "\n").replace("`", "'")
    assert plain(text) == expected


@given(LOOK_ALIKES, LOOK_ALIKES)
def test_a_longer_text_never_costs_less(text: str, more: str) -> None:
    whole, part = count(text + more), count(text)
    if whole.encoding == part.encoding:
        assert whole.segments >= part.segments
    capacity = {"GSM-7": (160, 153), "UCS-2": (70, 67)}[whole.encoding]
    assert whole.segments == 1 or whole.segments * capacity[1] > capacity[0]


@given(st.integers(0, 2_000), st.sampled_from([("a", 160, 153), ("é€", 160, 153), ("á", 70, 67)]))
def test_even_texts_fill_their_segments(length: int, kind: tuple[str, int, int]) -> None:
    unit, alone, joined = kind
    if len(unit) > 1:
        length //= 3  # é and € together take three septets, and three divide 153
    used = length * (3 if len(unit) > 1 else 1)
    expected = 1 if used <= alone else -(-used // joined)
    assert count(unit * length).segments == expected


# ---- texts that are read from right to left

MARK = "\u200f"
ASKED = "Cedar Falls Police: كيف كانت خدمة الشرطي؟ أجب من 1 إلى 5. أرسل STOP للإلغاء."


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        "Cedar Falls Police Department of Iowa: شكرا.",
        "26-018113 Cedar Falls Police: #26: شكرا لك",
        "Cedar Falls Police תודה רבה על התשובות שלך",
    ],
)
def test_a_text_in_arabic_is_set_in_its_own_direction(text: str) -> None:
    marked = plain(text)
    assert marked == MARK + text
    assert plain(marked) == marked
    assert count(marked).characters == count(text).characters + 1


@pytest.mark.parametrize(
    "text",
    [
        "شكرا. هل كان الرد سريعا؟ Cedar Falls Police",
        "Cedar Falls Police: how was it? Reply 1 to 5. Español: ES العربية: AR",
        "Cedar Falls Police: 您好",
        "👮 12:30",
        "",
    ],
)
def test_other_texts_get_no_mark(text: str) -> None:
    assert MARK not in plain(text)


def test_the_mark_is_paid_for() -> None:
    text = f"Police: {'ن' * 62}"
    assert count(text).segments == 1
    assert count(plain(text)).segments == 2
