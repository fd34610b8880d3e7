"""What is personal in a comment is hidden, however it is written; what people say of the service stays readable."""

import re
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import voices
from surveys.masking import Hidden, Known, mask, plain
from surveys.masking.given_names import GIVEN_NAMES

BRANDT = frozenset({"brandt"})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "It took a while. My neighbour Karen Miller called twice too. You can reach me on 319-555-0142.",
            "It took a while. My neighbour [name hidden] called twice too. You can reach me on [number hidden].",
        ),
        ("my name is john smith and i waited", "my name is [name hidden] and i waited"),
        ("MY NAME IS JOHN SMITH CALL 3195550142", "MY NAME IS [name hidden] CALL [number hidden]"),
        ("Mrs. Robinson next door was scared", "Mrs. [name hidden] next door was scared"),
        ("We met Karl Benz at the park", "We met [name hidden] at the park"),
        ("Karl Benz hit my car", "[name hidden] hit my car"),
        ("Waited two hours. Signed, Bob", "Waited two hours. Signed, [name hidden]"),
        ("my son Tyler's bike was taken", "my son [name hidden] bike was taken"),
        ("Me llamo Juan Pérez y esperé mucho", "Me llamo [name hidden] y esperé mucho"),
        ("Mi vecina Xochitl llamó", "Mi vecina [name hidden] llamó"),
        ("El oficial Ramírez fue amable", "El oficial [name hidden] fue amable"),
        ("I live at 1423 Elm Street apt 4B.", "I live at [address hidden]."),
        ("come to 812 Maple, the blue one", "come to [address hidden], the blue one"),
        ("vivo en la calle Ocho 1423, arriba", "vivo en la [address hidden], arriba"),
        ("write to jane.doe+pd@example.com please", "write to [e-mail hidden] please"),
        ("the plate was ABC-1234", "the [plate hidden]"),
        ("he drove off, 8XYZ123, a red one", "he drove off, [plate hidden], a red one"),
        ("las placas eran tapadas, XYZ 987", "las placas eran tapadas, [plate hidden]"),
        ("my dob 3/14/1980, SSN 123-45-6789", "my [number hidden], [number hidden]"),
        ("319 555 01 42 is my cell", "[number hidden] is my cell"),
    ],
)
def test_what_is_personal_is_hidden(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize(
    "said",
    [
        "Took 40 minutes on the road and 2 hours in court",
        "About incident 26-018113, or 2026-018113",
        "Thank You Officer For Everything You Did",
        "The Officer was great. I am Happy. It was on Monday, on 3/14/2026 at 5 PM",
        "hit by a car on Highway 20",
        "Esperé 2 horas en la calle",
        "In 2024 Officers came, 911 Dispatcher was calm",
    ],
)
def test_what_is_not_personal_stays(said: str) -> None:
    assert plain(said) == said


def test_comments_that_name_nobody_stay_whole() -> None:
    """The demo's residents name nobody."""
    spoken = [
        words
        for name, lists in vars(voices).items()
        if name.isupper() and isinstance(lists, tuple)
        for words in lists
    ]
    assert len(spoken) > 100
    assert [plain(words) for words in spoken] == spoken


def test_officers_names_are_for_those_who_see_officers() -> None:
    said = "Officer L. Brandt was kind, and brandt came back"
    assert plain(said, known=Known(shown=BRANDT)) == said
    assert (
        plain(said, known=Known(hidden=BRANDT))
        == "Officer [name hidden] was kind, and [name hidden] came back"
    )
    assert plain("Officer L. Brandt was kind") == "Officer [name hidden] was kind"


AREA, LINE = st.integers(200, 999), st.integers(0, 9999)
SHAPES = (
    *("{a}-{b}-{c:04}", "({a}) {b}-{c:04}", "{a}.{b}.{c:04}", "{a}{b}{c:04}"),
    *("+1 {a} {b} {c:04}", "1-{a}-{b}-{c:04}", "{b}-{c:04}"),
)


@given(AREA, AREA, LINE, st.sampled_from(SHAPES), st.sampled_from(["", "call ", "Cell:", "at\n"]))
def test_no_digit_of_a_telephone_number_is_left(
    a: int, b: int, c: int, shape: str, before: str
) -> None:
    number = shape.format(a=a, b=b, c=c)
    assert not re.search(r"\d", plain(f"{before}{number}, thanks")), number


@given(st.text(ascii_letters + digits + "._+-", min_size=1), st.text(ascii_lowercase, min_size=1))
def test_no_e_mail_address_is_left(name: str, host: str) -> None:
    shown = plain(f"write to {name}@{host}.example please")
    assert "@" not in shown
    assert f"{host}.example" not in shown


@given(
    st.text(ascii_uppercase, min_size=3, max_size=3),
    st.integers(100, 9999),
    st.sampled_from(["{} {}", "{}-{}", "{}{}"]),
    st.sampled_from(["plate {}", "license plate number {}", "their plate was {}", "placas {}"]),
)
def test_no_labelled_plate_is_left(letters: str, number: int, shape: str, said: str) -> None:
    shown = plain(said.format(shape.format(letters, number)))
    assert str(number) not in shown
    assert f" {letters}" not in shown


@given(
    st.sampled_from(sorted(GIVEN_NAMES)),
    st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True),
    st.sampled_from(
        ["{} came late", "I told {} twice", "thanks to {}!", "es de {} y punto", "({})"]
    ),
    st.booleans(),
)
def test_no_frequent_given_name_is_left(name: str, surname: str, said: str, capital: bool) -> None:
    written = name.capitalize() if capital else name
    shown = plain(said.format(f"{written} {surname}"))
    assert name not in re.findall(r"\w+", shown.lower())


@given(st.text(), st.sets(st.text(ascii_lowercase, min_size=3)), st.booleans())
def test_what_is_shown_stood_in_the_comment(words: str, names: set[str], shown: bool) -> None:
    """Masking only takes away: every part shown is a stretch of the comment, in its order."""
    known = Known(shown=frozenset(names)) if shown else Known(hidden=frozenset(names))
    at = 0
    for part in mask(words, known=known):
        if part.hidden:
            assert part.text == ""
            assert part.hidden in Hidden
        else:
            at = words.index(part.text, at) + len(part.text)


@given(st.text())
def test_masking_again_finds_no_more_numbers(words: str) -> None:
    once = plain(words)
    assert not any(part.hidden is Hidden.NUMBER for part in mask(once))
