"""Telephone numbers as people and systems write them, brought to the one form texts are sent to."""

import re
import unicodedata

import phonenumbers

_PUNCTUATION = frozenset("+()[]-./_\\")
_PLAIN = re.compile(r"(?:\+?1[ .-]?)?\(?([2-9][0-9]{2})\)?[ .-]?([2-9][0-9]{2})[ .-]?([0-9]{4})")
_NANP = 1
"""The calling code shared by the United States, Canada and the Caribbean."""
_TEN = 10
"""The digits of a number there: three for the area, three for the exchange, four for the line."""


def e164(text: str, region: str = "US") -> str:
    """Return a written telephone number in E.164: "(319) 555-0142" becomes "+13195550142".

    `region` is the country that a number without a calling code is taken for. Fictional numbers
    (555-01xx) are good numbers here; what matters is that the number could exist: ten digits,
    neither area code nor exchange begins with 0 or 1 or is a service code such as 911, and the
    digits are not all the same (North American Numbering Plan; other countries: by length).

    Raises ValueError with a sentence that says what is wrong. The sentence never repeats the
    number, so that it can be logged.
    """
    # Nearly all numbers are written plainly; the parser would take fifty times as long to say the same.
    if region == "US" and (plain := _PLAIN.fullmatch(text)):
        return f"+1{_ten_digits(''.join(plain.groups()))}"
    written = _undressed(text)
    if not any(character.isdecimal() for character in written):
        raise ValueError("There is no phone number here.")
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException as problem:
        raise ValueError("This cannot be read as a phone number.") from problem
    if number.country_code == _NANP:
        return f"+1{_ten_digits(_national(written, number))}"
    # Stricter than is_possible_number, which takes a number without its area code.
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise ValueError(
            f"The phone number has the wrong number of digits for calling code"
            f" +{number.country_code}."
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def in_national_form(number: str) -> str:
    """A number in E.164 as people at home write it: (319) 555-0142; one from abroad with its calling code."""
    if number.startswith("+1") and len(number) == len("+1") + _TEN:
        return f"({number[2:5]}) {number[5:8]}-{number[8:]}"
    return number


def _undressed(text: str) -> str:
    """Strip what surrounds a number; raise where something that is no number is left."""
    # NFKC makes full-width digits and typographic spaces ordinary; Cf are invisible marks that
    # come along when a number is copied from a contact card.
    folded = unicodedata.normalize("NFKC", text)
    visible = "".join(c for c in folded if unicodedata.category(c) != "Cf").strip().lower()
    written, _, parameters = visible.removeprefix("tel:").partition(";")
    written = "".join("-" if unicodedata.category(c) == "Pd" else c for c in written).strip()
    if "ext" in re.split(r"[;=]", parameters) or any(c.isalpha() or c in "#*," for c in written):
        raise ValueError("A phone number has digits only: no letters, extensions or signs.")
    if not all(c.isdecimal() or c.isspace() or c in _PUNCTUATION for c in written):
        raise ValueError("The phone number has a character that does not belong in one.")
    if "+" in written.lstrip("+( ")[1:]:
        raise ValueError("There is more than one phone number here: give one.")
    return written


def _national(written: str, number: phonenumbers.PhoneNumber) -> str:
    """Return the digits after the calling code, as written."""
    digits = "".join(str(unicodedata.decimal(c)) for c in written if c.isdecimal())
    if len(digits) == _TEN and "+" not in written:
        return digits  # The parser would drop an area code's leading zero.
    return phonenumbers.national_significant_number(number)


def _ten_digits(digits: str) -> str:
    """Return area code, exchange and line of a North American number, or say what is wrong."""
    if len(digits) != _TEN:
        raise ValueError(
            f"The phone number has {len(digits)} digits: a US number has ten, area code included."
        )
    if len(set(digits)) == 1:
        raise ValueError("The phone number is one digit ten times over: it stands for no number.")
    for name, part in (("area code", digits[:3]), ("exchange", digits[3:6])):
        if part[0] in "01":
            raise ValueError(f"The {name} {part} begins with {part[0]}: no US number has one.")
        if part[1:] == "11":
            raise ValueError(f"The {name} {part} is a service code: no one can be texted there.")
    return digits
