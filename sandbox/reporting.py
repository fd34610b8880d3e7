"""Handing an incident to an agency, as its CAD would."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import urllib3

_SUCCESS = range(200, 300)
_pool = urllib3.PoolManager(maxsize=4, retries=False, timeout=urllib3.Timeout(15))


@dataclass(frozen=True, slots=True)
class Reported:
    """How the agency answered. `status` is 0 when it did not; `problem` is a sentence, or empty."""

    status: int
    problem: str

    @property
    def is_taken(self) -> bool:
        """Whether the agency took the incident."""
        return not self.problem


def report_incident(
    *, api_url: str, api_key: str, reference: str, report: Mapping[str, object]
) -> Reported:
    """PUT the incident to the agency's API and return how it was answered."""
    url = f"{api_url.rstrip('/')}/api/v1/incidents/{quote(reference, safe='')}"
    headers = {"Authorization": f"Bearer {api_key}"}
    try:
        answer = _pool.request("PUT", url, json=dict(report), headers=headers)
    except urllib3.exceptions.HTTPError:
        return Reported(0, f"The agency's server at {api_url} does not answer.")
    if answer.status in _SUCCESS:
        return Reported(answer.status, "")
    return Reported(answer.status, _problem(answer.status, answer.data))


def _problem(status: int, document: bytes) -> str:
    """The sentence in a problem document, or what is wrong field by field, or only the status."""
    try:
        answer = json.loads(document)
    except ValueError:
        answer = None
    match answer:
        case {"detail": str() as sentence} | {"title": str() as sentence}:
            return sentence
        case dict() if answer:
            return " ".join(f"{field}: {_plain(problem)}" for field, problem in answer.items())
    return f"The agency's server refused the incident and gave no reason (HTTP {status})."


def _plain(problem: object) -> str:
    return " ".join(map(str, problem)) if isinstance(problem, list) else str(problem)
