"""For which agency this thread acts.

A ContextVar holds it; the database wrapper tells Postgres with the next statement of a transaction. It lasts for that
transaction alone, so it works behind a connection pooler and cannot leak into the next one. Outside of
`acting_for` and `across_agencies` a query on an agency's table raises in Postgres itself.
"""

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


class _Scope:
    """A block within which this thread acts for an agency, or for all of them."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __enter__(self) -> None:
        self._before = _scope.set(self._value)

    def __exit__(self, *error: object) -> None:
        _scope.reset(self._before)


def acting_for(agency: "Agency | int") -> _Scope:
    """Within this block only the rows of `agency` exist, for reading and for writing."""
    return _Scope(str(agency if isinstance(agency, int) else agency.pk))


def across_agencies() -> _Scope:
    """Within this block the rows of every agency exist: for sweeps and for finding out whose a request is."""
    return _Scope(EVERY_AGENCY)
