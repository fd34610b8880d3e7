"""For which agency this thread acts.

A ContextVar holds it; the database wrapper tells Postgres with the next statement of a transaction. It lasts for that
transaction alone, so it works behind a connection pooler and cannot leak into the next one. Outside of
`acting_for` and `across_agencies` a query on an agency's table raises in Postgres itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agencies.models import Agency

SETTING = "engage.agency"
EVERY_AGENCY = "*"

_scope: ContextVar[str] = ContextVar("engage_agency", default="")


def current_scope() -> str:
    """The primary key of the agency acted for, `*` for all of them, or an empty string for none."""
    return _scope.get()


@contextmanager
def acting_for(agency: "Agency | int") -> Iterator[None]:
    """Within this block only the rows of `agency` exist, for reading and for writing."""
    key = agency if isinstance(agency, int) else agency.pk
    with _scoped(str(key)):
        yield


@contextmanager
def across_agencies() -> Iterator[None]:
    """Within this block the rows of every agency exist: for sweeps and for finding out whose a request is."""
    with _scoped(EVERY_AGENCY):
        yield


@contextmanager
def _scoped(value: str) -> Iterator[None]:
    token = _scope.set(value)
    try:
        yield
    finally:
        _scope.reset(token)
