import csv
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surveys.parsing import Kind, Unclear, Value, parse

REPLIES = Path(__file__).with_name("replies.tsv")
CHOICES = ("Front desk", "911 call-taker", "Patrol officer", "Detective", "Someone else")
TEXTS = (
    Path(__file__).resolve().parents[2].parent
    / "shared"
    / "data"
    / "sms"
    / "uci_sms_spam_collection.tsv"
)


def replies() -> list[dict[str, str]]:
    with REPLIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def expected(row: dict[str, str]) -> Value | None:
    """What a row demands; None where the reply must be unclear."""
    if row["number"] == "unclear":
        return None
    number = int(row["number"]) if row["number"] else None
    return Value(number=number, comment=row["comment"], language=row["spoken"])


@pytest.mark.parametrize(
    "row",
    [row for row in replies() if row["part"] == "tuning"],
    ids=lambda row: f"{row['kind']}: {row['text']}",
)
def test_replies_as_people_write_them(row: dict[str, str]) -> None:
    read = parse(
        kind=Kind(row["kind"]), text=row["text"], language=row["language"], choices=CHOICES
    )
    wanted = expected(row)
    if wanted is None:
        assert isinstance(read, Unclear), read
    else:
        assert read == wanted


def test_the_table_is_long_and_says_nothing_twice() -> None:
    rows = replies()
    asked = {(row["kind"], row["language"], row["text"]) for row in rows}
    assert len(rows) == len(asked) >= 400


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        (Kind.RATING, "6", "6 is not between 1 and 5."),
        (Kind.RATING, "0 stars", "0 is not between 1 and 5."),
        (Kind.RATING, "-5", "-5 is not between 1 and 5."),
        (Kind.RATING, "4 5", "It gives two different numbers, 4 and 5."),
        (Kind.RATING, "hello", "It gives no rating from 1 to 5."),
        (Kind.RATING, "good but slow", "It praises and criticizes at once."),
        (Kind.RATING, "1 excellent", "The number and the words do not agree."),
        (Kind.RATING, "Is 5 the best?", "It asks a question."),
        (Kind.RATING, "   ", "The reply has no words."),
        (Kind.YES_NO, "hello", "It says neither yes nor no."),
        (Kind.YES_NO, "yes and no", "It is neither a clear yes nor a clear no."),
        (Kind.YES_NO, "yes no", "It says both yes and no."),
        (Kind.COMMENT, "", "The reply has no words."),
        (
            Kind.COMMENT,
            "Questioned “How was it?”",
            "It is a reaction to our text that is neither a like nor a dislike.",
        ),
    ],
)
def test_why_a_reply_is_unclear(kind: Kind, text: str, why: str) -> None:
    assert parse(kind=kind, text=text) == Unclear(why)


def test_a_line_break_parts_the_number_from_the_comment() -> None:
    read = parse(kind=Kind.RATING, text="5\nThe officer was kind\nand quick")
    assert read == Value(5, "The officer was kind\nand quick", "en")
    read = parse(kind=Kind.RATING, text="He was kind\n5")
    assert read == Value(5, "He was kind", "en")


def test_accents_in_two_pieces_are_read_as_in_one() -> None:
    read = parse(kind=Kind.YES_NO, text="si\u0301 gracias")
    assert read == Value(1, "", "es")


@pytest.mark.parametrize(
    ("given_language", "text", "spoken"),
    [
        ("en", "5 gracias", "es"),
        ("es", "5 thank you", "en"),
        ("es-MX", "5 gracias", "es-MX"),
        ("en", "5", "en"),
        ("vi", "5", "vi"),
        ("pt", "5 bien", "pt"),
        ("pt", "5 el oficial fue muy amable gracias", "es"),
        ("es", "no", "es"),
    ],
)
def test_the_language_is_the_one_evidently_written(
    given_language: str, text: str, spoken: str
) -> None:
    read = parse(kind=Kind.COMMENT, text=text, language=given_language)
    assert isinstance(read, Value)
    assert read.language == spoken


PIECES = st.sampled_from(
    [
        *(token for row in replies() for token in row["text"].split()),
        *("5", "4.5", "/", "-", "$", "?", "(", ")", "½", "%", "\ufe0f", "\u20e3", "\u200d", "<3"),
        *("\x00", "\ud800", "\u0665", "\u2044", "\u0301", "“", "”", "…", "\n", "1" * 30),
    ]
)
ANY_TEXT = st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join)


@given(st.sampled_from(Kind), ANY_TEXT, st.sampled_from(["en", "es", "vi", "zh", "ko", "ar", ""]))
@example(Kind.RATING, "9" * 5000, "en")
@example(Kind.RATING, "½", "en")
@example(Kind.RATING, "sorry", "en")
@example(Kind.YES_NO, "\ud800", "en")
def test_any_text_can_be_read(kind: Kind, text: str, language: str) -> None:
    read = parse(kind=kind, text=text, language=language, choices=CHOICES)
    if isinstance(read, Unclear):
        assert read.why.endswith(".")
        return
    assert read.comment == read.comment.strip()
    if kind is Kind.RATING:
        assert read.number in {1, 2, 3, 4, 5}
    elif kind is Kind.RATING_10:
        assert read.number in range(11)
    elif kind is Kind.CHOICE:
        assert read.number in range(1, len(CHOICES) + 1)
    elif kind is Kind.YES_NO:
        assert read.number in {0, 1}
    else:
        assert read.number is None


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_bare_integer_rates_only_from_1_to_5(number: int) -> None:
    read = parse(kind=Kind.RATING, text=str(number))
    if 1 <= number <= 5:
        assert read == Value(number, "", "en")
    else:
        assert isinstance(read, Unclear)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "5",
        "1.",
        "5/",
        "👍",
        "⭐",
        "yes ",
        "no ",
        "and ",
        "sorry ",
        "i did ",
        "very ",
        "good ",
        "not ",
        "i ",
        "5 ",
        "-",
        "e\u0301",
        "“",
        "\n",
        " ",
        "x1",
        "so so ",
        "out of 5 ",
    ],
)
def test_time_grows_no_faster_than_the_text(kind: Kind, piece: str) -> None:
    """Eight times the text: a rule that looks back again and again would take sixty-four times as long."""

    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        tries = []
        for _ in range(3):
            before = time.process_time()
            parse(kind=kind, text=text, choices=CHOICES)
            tries.append(time.process_time() - before)
        return min(tries)

    assert seconds(10_000) < 40 * max(seconds(1_250), 0.001)


def test_everyday_texts_are_hardly_ever_taken_for_ratings() -> None:
    if not TEXTS.is_file():
        pytest.skip("the public collection of texts is not beside this checkout")
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    everyday = [
        text for label, _, text in (line.partition("\t") for line in lines) if label == "ham"
    ]
    rated = [
        (read.number, text)
        for text in everyday
        if isinstance(read := parse(kind=Kind.RATING, text=text), Value)
    ]
    assert len(everyday) > 4000
    assert len(rated) < len(everyday) * 0.03, rated


@pytest.mark.parametrize("kind", Kind)
def test_real_texts_break_nothing_in_any_kind_and_language(kind: Kind) -> None:
    if not TEXTS.is_file():
        pytest.skip("the public collection of texts is not beside this checkout")
    languages = ("en", "es", "zh", "vi", "ko", "tl", "ht", "pt", "ru", "ar")
    for at, line in enumerate(TEXTS.read_text(encoding="utf-8").splitlines()):
        language = languages[at % len(languages)]
        parse(kind=kind, text=line.partition("\t")[2], language=language, choices=CHOICES)
