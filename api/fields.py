"""How single values are read: strictly, and with errors that say what to write instead."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from itertools import islice
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from agencies.phones import e164

EXAMPLE = "2026-11-17T18:04:00-06:00"
WRITTEN_TIME = re.compile(
    r"(?P<year>\d{4})-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?(?P<zone>[Zz]|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
WRITTEN_LANGUAGE = re.compile(r"(?P<language>[A-Za-z]{2,3})([-_][A-Za-z0-9]+)*", re.ASCII)
EARLIEST = 1970
MOST_UNKNOWN = 10  # names that one answer complains of
CLOCKS_DIFFER_BY = timedelta(days=1)


class Strict(serializers.Serializer[Any]):
    """An object in which every field must be known; a wrong name is answered with the nearest right one."""

    default_error_messages = {"invalid": "Send a JSON object here: {{…}}."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            self.fail("invalid")
        unknown = (name for name in data if name not in self.fields)
        errors: dict[str, Any] = {
            name: [f"There is no such field.{meant(name, self.fields)}"]
            for name in islice(unknown, MOST_UNKNOWN)
        }
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            errors |= dict(error.detail) if isinstance(error.detail, Mapping) else {}
        if errors:
            raise ValidationError(errors)
        return value


class Text(serializers.CharField):
    """One line of text; spaces around it are dropped. A number is not taken for text: 01 is not 1."""

    default_error_messages = {
        "invalid": "Write this as text, in quotes.",
        "blank": "This must not be empty.",
        "max_length": "This is too long: at most {max_length} characters.",
        "unprintable": "Leave out line breaks and other characters that can't be printed.",
    }

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        text = super().to_internal_value(data)
        if not text.isprintable():
            self.fail("unprintable")
        return text


class TrueOrFalse(serializers.BooleanField):
    """true or false, and nothing that could be taken for either."""

    default_error_messages = {"invalid": "Write true or false, without quotes."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class OneOf(serializers.ChoiceField):
    """One word of a list."""

    def to_internal_value(self, data: Any) -> str:
        if isinstance(data, str) and (data in self.choices or (not data and self.allow_blank)):
            return data
        words = ", ".join(map(str, self.choices))
        raise ValidationError(f"Write one of these: {words}.{meant(data, self.choices)}")


class Moment(serializers.DateTimeField):
    """A time in ISO 8601 with its zone, at most a day ahead of the clock given as `now` in the context."""

    default_error_messages = {
        "invalid": f"Write a time with its zone, such as {EXAMPLE}.",
        "impossible": "There is no such date or time in the calendar.",
        "naive": f"Say in which zone this is: end it with Z or an offset, as in {EXAMPLE}.",
        "ancient": f"This is before the year {EARLIEST}.",
        "future": "This is more than a day in the future. Check the clock and the zone.",
    }

    def to_internal_value(self, value: Any) -> datetime:
        written = WRITTEN_TIME.fullmatch(value.strip()) if isinstance(value, str) else None
        if written is None:
            self.fail("invalid")
        if int(written["year"]) < EARLIEST:
            self.fail("ancient")
        try:
            moment = datetime.fromisoformat(written[0].upper())
        except ValueError:
            self.fail("impossible")
        if moment.tzinfo is None:
            self.fail("naive")
        if moment > self.context["now"] + CLOCKS_DIFFER_BY:
            self.fail("future")
        return moment.astimezone(UTC)


class Phone(serializers.CharField):
    """A phone number as people write it; becomes E.164."""

    default_error_messages = {"invalid": "Write the phone number as text, in quotes."}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        try:
            return e164(data)
        except ValueError as error:
            raise ValidationError(f"{error} Write it as +13195550142.") from error


class Language(serializers.CharField):
    """A language tag; its region is dropped: es-MX becomes es."""

    default_error_messages = {"invalid": "Write a language as its code: en or es."}

    def to_internal_value(self, data: Any) -> str:
        written = WRITTEN_LANGUAGE.fullmatch(data.strip()) if isinstance(data, str) else None
        if written is None:
            self.fail("invalid")
        return written["language"].lower()


def meant(word: object, known: Iterable[object]) -> str:
    """The known word that is nearest to a wrong one, as a sentence; empty where none is near."""
    near = get_close_matches(str(word).lower()[:100], [str(each) for each in known], n=1)
    if not near:
        near = [str(each) for each in known if str(each).lower() == str(word).lower()]
    return f" Did you mean {near[0]}?" if near else ""
