"""Who responded and when, as an EIDO tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from incidents.eido.document import Component, Document
from incidents.eido.registry import DISPATCHED, ON_SCENE, UNIT_ON_SCENE, word

UPDATED = "lastUpdateTimeStamp"
NAME, BADGE = 60, 20  # as long as their columns


@dataclass(frozen=True, slots=True)
class Response:
    """The first unit and its officer, who dispatched, and when a unit was sent and arrived; None where untold."""

    unit: str | None
    officer_badge: str | None
    dispatcher: str | None
    dispatched_at: datetime | None
    arrived_at: datetime | None


def response_of(
    document: Document,
    statuses: set[str],
    opened_at: datetime | None,
    updated_at: datetime | None,
) -> Response:
    """Read dispatches and resources; where they give no time, the status of the incident does.

    A time before the incident was opened is none. Agents are known by what stands before the @ of their $id: the badge
    of an officer, the sign of a dispatcher.
    """
    dispatches = document.components("dispatchComponent")
    resources = _in_order(document, dispatches)
    first = resources[0] if resources else Component("/emergencyResourceComponent", {})
    sent = _earliest(document, dispatches)
    there = _earliest(document, filter(_is_on_scene, resources))
    return Response(
        unit=document.text(first, "emergencyResourceName", most=NAME),
        officer_badge=_agent([first], BADGE),
        dispatcher=_agent([*dispatches, *document.components("callComponent")], NAME),
        dispatched_at=_after(opened_at, sent or (updated_at if statuses & DISPATCHED else None)),
        arrived_at=_after(opened_at, there or (updated_at if ON_SCENE in statuses else None)),
    )


def _in_order(document: Document, dispatches: Iterable[Component]) -> list[Component]:
    """Resources as they were dispatched, then those that no dispatch names."""
    kind = "emergencyResourceComponent"
    sent = [
        each
        for dispatch in dispatches
        for each in document.referred(dispatch, "emergencyResourceReference", kind)
    ]
    return list({each.pointer: each for each in (*sent, *document.components(kind))}.values())


def _is_on_scene(resource: Component) -> bool:
    said = resource.values.get("primaryUnitStatusRegistryText")
    return isinstance(said, str) and word(said) in UNIT_ON_SCENE


def _earliest(document: Document, components: Iterable[Component]) -> datetime | None:
    times = (document.moment(each, UPDATED) for each in components)
    return min((each for each in times if each), default=None)


def _after(opened_at: datetime | None, moment: datetime | None) -> datetime | None:
    return moment if moment and opened_at and moment >= opened_at else None


def _agent(components: Iterable[Component], longest: int) -> str | None:
    """The first agent that one of these names, if it is short enough for its column."""
    for component in components:
        for _, value in component.where("agentReference"):
            known_by = value.get("$ref") if isinstance(value, Mapping) else None
            if isinstance(known_by, str) and known_by.isprintable():
                sign = known_by.strip().partition("@")[0]
                if 0 < len(sign) <= longest:
                    return sign
    return None
