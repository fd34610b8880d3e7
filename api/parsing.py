"""JSON as strictly as its standard allows: what two readers could understand differently is refused."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

PLAIN = "identity"
"""The Content-Encoding of a body that is not compressed: 8 MB are 8 MB."""
UNPAIRED = "\\ud"
"""How a UTF-16 surrogate begins in JSON: a pair of them is one character, a single one is none."""


class StrictJSONParser(JSONParser):
    """Reads UTF-8 JSON.

    Raises ParseError with a sentence that says where: on bad syntax, on a name that is given twice in one object, on
    NaN and Infinity, on text that is not UTF-8; UnsupportedMediaType on a compressed body. Its size was limited before
    (DATA_UPLOAD_MAX_MEMORY_SIZE).
    """

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        _refuse_compressed((parser_context or {}).get("request"))
        text = _text(stream.read())
        try:
            value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            raise ParseError(
                f"The body is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}."
            ) from error
        except RecursionError as error:
            raise ParseError(
                "The body has too many objects or lists inside of each other."
            ) from error
        except ValueError as error:  # Python reads no number of more than 4,300 digits
            raise ParseError("The body has a number with too many digits.") from error
        if UNPAIRED in text.lower():
            _refuse_unpaired(value)
        return value


def json_of(request: Request) -> Any:
    """The JSON that was sent; an empty form and no body at all, which REST framework lets pass, are none."""
    body = request.data
    if hasattr(body, "getlist"):
        raise UnsupportedMediaType(request.content_type or "")
    if request.stream is None:
        raise ParseError(
            "There is no body, or none whose length is known: send JSON, with the header Content-Length."
        )
    return body


def _refuse_compressed(request: Request | None) -> None:
    encoding = request.headers.get("Content-Encoding", PLAIN) if request else PLAIN
    if encoding.strip().lower() not in ("", PLAIN):
        raise UnsupportedMediaType(encoding)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"The body is not UTF-8: see byte {error.start + 1}.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        name = twice.encode(errors="replace").decode()
        raise ParseError(f"“{name}” is given twice in one object. Give it once.")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ParseError(f"{name} is not JSON. Leave the value out, or write null.")


def _refuse_unpaired(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise ParseError(
            "The body has half a character: a \\ud… escape without its pair."
        ) from error
