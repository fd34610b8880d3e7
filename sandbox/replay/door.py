"""The door: the agency's incident API over HTTP, as any CAD would use it."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import urllib3

from sandbox.replay.reports import Body

INVALID = "invalid"
_ANSWERED = (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.MULTI_STATUS)
_NO_ENTRY = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_PAUSES = (0.5, 1, 2, 4, 8)  # seconds before the next try; the same report twice changes nothing


class Shut(Exception):
    """The door stays shut: a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one report: the API's word for it, and what was wrong, if anything was."""

    result: str
    problem: str = ""


class Door:
    """Hands reports to an agency. Offers them again where the server is busy or away for a moment."""

    def __init__(self, *, url: str, key: str) -> None:
        self._url = url
        self._headers = {"Authorization": f"Bearer {key}"}
        self._http = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(60))

    def send(self, bodies: Sequence[Body]) -> list[Taken]:
        """Send reports, one by PUT and several in bulk; return what became of each. Raises Shut."""
        if len(bodies) == 1:
            return [self._put(dict(bodies[0]))]
        answer = self._offer("POST", "bulk", {"incidents": list(bodies)})
        results = answer.get("results")
        if not isinstance(results, list) or len(results) != len(bodies):
            raise Shut(f"The server refused what was sent: {answer.get('detail', answer)}")
        return [_taken(result) for result in results]

    def _put(self, body: Body) -> Taken:
        reference = body.pop("reference")
        return _taken(self._offer("PUT", quote(reference, safe=""), body))

    def _offer(self, method: str, path: str, body: Body) -> dict[str, Any]:
        url = f"{self._url}/api/v1/incidents/{path}"
        problem = ""
        for pause in (*_PAUSES, None):
            try:
                answer = self._http.request(method, url, json=body, headers=self._headers)
            except urllib3.exceptions.HTTPError:
                problem = "it does not answer"
            else:
                if answer.status in (*_ANSWERED, HTTPStatus.UNPROCESSABLE_ENTITY):
                    return dict(answer.json())
                if answer.status in _NO_ENTRY:
                    raise Shut(
                        f"The web server at {self._url} does not know the key of the demo's CAD. The replay works with "
                        "the agencies of the demo, on the data that the demo runs on."
                    )
                problem = f"it answers with status {answer.status}: {_detail(answer.data)}"
            if pause:
                time.sleep(pause)
        raise Shut(f"The web server at {self._url} takes no incidents any more: {problem}.")


def is_up(url: str) -> bool:
    """Whether something answers at an address with 200."""
    with urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(5)) as http:
        try:
            answer = http.request("GET", url)
        except urllib3.exceptions.HTTPError:
            return False
        return answer.status == HTTPStatus.OK


def _taken(answer: Mapping[str, Any]) -> Taken:
    if "errors" not in answer:
        return Taken(str(answer.get("result", INVALID)))
    errors = [
        f"{str(error.get('pointer', '')).rpartition('/')[2]}: {error['detail']}"
        for error in answer["errors"]
    ]
    return Taken(INVALID, " ".join(errors))


def _detail(document: bytes) -> str:
    try:
        answer = json.loads(document)
    except ValueError:
        return "no reason given"
    return str(answer.get("detail", "no reason given")) if isinstance(answer, dict) else ""
