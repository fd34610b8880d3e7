"""What an EIDO (NENA-STA-021.1, a JSON object) says of an incident, as a Report."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from incidents.eido.calling import caller_of
from incidents.eido.document import Component, Document, Remark
from incidents.eido.registry import (
    ARREST,
    CAUTION,
    VERSIONS,
    status_of,
    statuses_in,
    strictest,
    word,
)
from incidents.eido.responding import response_of
from incidents.intake.values import status_in
from incidents.policy import CodeKind
from incidents.report import Report, Seen

URN = "urn:emergency:uid:incidentid:"
STATUS = "status"
UPDATED = "lastUpdateTimeStamp"
# How long each may be that is stored in a column of that length; and what is read but not stored as it is.
REFERENCE, CODE, PRIORITY, LONGEST = 64, 60, 20, 500


@dataclass(frozen=True, slots=True)
class Read:
    """The report that an EIDO makes, None where it is unusable; why; and what of it was left out."""

    reference: str | None
    report: Report | None
    problems: tuple[Remark, ...]
    notices: tuple[Remark, ...]


def read(*, eido: object, now: datetime, pointer: str = "") -> Read:
    """Read one EIDO that stands at `pointer`; what is unknown in it is ignored.

    The reference is its `$id` without "urn:emergency:uid:incidentid:". `updated_at` is the latest time at which it or
    its incidentComponent was updated. A number that stands for no text, such as a SIP address, is left out and noted.
    """
    if not isinstance(eido, Mapping):
        wrong = Remark(
            pointer, "Send an EIDO here: a JSON object {…} with $id and lastUpdateTimeStamp."
        )
        return Read(None, None, (wrong,), ())
    document = Document(Component(pointer, eido), now)
    reference = _reference(document)
    report = _report(document, reference or "")
    problems, notices = tuple(document.problems), tuple(document.notices)
    return Read(reference, None if problems else report, problems, notices)


def _reference(document: Document) -> str | None:
    said = document.text(document.root, "$id", most=LONGEST)
    if said is None:
        if not document.problems:
            document.refuse(document.root.at("$id"), f"Say which incident this is: {URN}….")
        return None
    reference = said.removeprefix(URN)
    if not reference or len(reference) > REFERENCE:
        document.refuse(document.root.at("$id"), f"Write 1 to {REFERENCE} characters after {URN}.")
    return reference


def _report(document: Document, reference: str) -> Report:
    _check_version(document)
    incidents = _newest_first(document)
    incident = incidents[0] if incidents else Component("/incidentComponent", {})
    said = document.texts(incident, "incidentStatusCommonRegistryText", most=LONGEST)
    statuses = {word(each) for each in said}
    own = [status_in(each) for each in _own_statuses(document, incident)]
    types = [each for one in incidents for each in _call_types(document, one)]
    ends = [each for one in incidents for each in _dispositions(document, one)]
    updated_at = _updated_at(document, incident)
    opened_at = _opened_at(document, updated_at)
    response = response_of(document, statuses, opened_at, updated_at)
    caller = caller_of(document)
    return Report(
        reference=reference,
        number=document.text(incident, "internalIncidentId", most=REFERENCE),
        status=status_of(statuses) or strictest(own),
        call_type=types[0].code if types else None,
        call_type_description=types[0].description if types else None,
        disposition=ends[0].code if ends else None,
        disposition_description=ends[0].description if ends else None,
        also_seen=(
            *types[1:],
            *ends[1:],
            *_cautions(document),
            *_other_statuses(statuses, own),
        ),
        arrest=True if any(each.code == ARREST for each in ends) else None,
        priority=_priority(document, incident),
        beat=document.text(incident, "beatOrDispatchGroupText", most=CODE),
        unit=response.unit,
        officer_badge=response.officer_badge,
        dispatcher=response.dispatcher,
        caller_role=caller.role,
        caller_phone=caller.phone,
        caller_language=caller.language,
        opened_at=opened_at,
        dispatched_at=response.dispatched_at,
        arrived_at=response.arrived_at,
        updated_at=updated_at,
        linked=tuple(dict.fromkeys(_linked(document))),
        merged_into=next(_merged_into(document), None),
        earliest_counts=True,
    )


def _check_version(document: Document) -> None:
    version = document.text(document.root, "eidoVersion", most=LONGEST)
    if version is not None and version not in VERSIONS:
        known = " or ".join(VERSIONS)
        document.refuse(document.root.at("eidoVersion"), f"Version {known} is read here.")


def _newest_first(document: Document) -> list[Component]:
    """The incident components: the standard has one; where a list is sent, the newest counts, and all codes."""
    oldest = datetime.min.replace(tzinfo=document.now.tzinfo)
    return sorted(
        document.components("incidentComponent"),
        key=lambda each: document.moment(each, UPDATED) or oldest,
        reverse=True,
    )


def _call_types(document: Document, incident: Component) -> Iterator[Seen]:
    """The agency's own type first, then those of the registry."""
    own = document.text(incident, "incidentTypeInternalCode", most=CODE)
    words = document.text(incident, "incidentTypeInternalText", most=LONGEST)
    if own or words:
        yield Seen(CodeKind.CALL_TYPE, own or (words or "")[:CODE].strip(), words or "")
    for common in document.texts(incident, "incidentTypeCommonRegistryText", most=CODE):
        if common != own:
            yield Seen(CodeKind.CALL_TYPE, common)


def _cautions(document: Document) -> Iterator[Seen]:
    """A caution counts like one disposition more: nobody is texted before a person has decided it.

    Not like a call type, of which an incident needs one to be asked about. Only the registry's words are read; the
    agency's own are about a person or an address.
    """
    longest = CODE - len(f"{CAUTION}: ")
    for caution in document.components("cautionComponent"):
        names = ("cautionTypeCommonRegistryText", "cautionTypeCommonSubRegistryText")
        words = [each for name in names for each in document.texts(caution, name, most=longest)]
        codes = [f"{CAUTION}: {each}" for each in words] or [CAUTION]
        yield from (Seen(CodeKind.DISPOSITION, code) for code in codes)


def _dispositions(document: Document, incident: Component) -> list[Seen]:
    """The primary disposition first."""
    found = []
    for disposition in document.within(incident, "dispositionComponent"):
        described = ("dispositionDescriptionText", "dispositionCategoryText")
        said = (document.text(disposition, name, most=LONGEST) for name in described)
        words = ", ".join(filter(None, said))
        is_primary = disposition.values.get("dispositionPrimaryIndicator") is True
        codes = document.texts(disposition, "dispositionCommonRegistryCode", most=CODE)
        found += [(not is_primary, Seen(CodeKind.DISPOSITION, code, words)) for code in codes]
    return [seen for _, seen in sorted(found, key=lambda each: each[0])]


def _own_statuses(document: Document, incident: Component) -> list[str]:
    """The agency's own words for how things stand. They count where the registry's say nothing, and all are seen."""
    return document.texts(incident, "incidentStatusInternalText", most=LONGEST)


def _other_statuses(statuses: set[str], own: Iterable[str | None]) -> Iterator[Seen]:
    """Every status that is said, also beside the one that counts: what was cancelled once is never texted."""
    stands = status_of(statuses) or strictest(own)
    for each in sorted(statuses_in(statuses) | {each for each in own if each}):
        if each != stands:
            yield Seen(STATUS, each)


def _priority(document: Document, incident: Component) -> str | None:
    """The agency's own priority where it is short enough for one, else the common number."""
    own = document.text(incident, "incidentPriorityInternalText", most=LONGEST)
    if own and len(own) <= PRIORITY:
        return own
    number = incident.values.get("incidentCommonPriorityNumber")
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 10**9:
        return str(number)
    return None


def _updated_at(document: Document, incident: Component) -> datetime | None:
    own = document.moment(document.root, UPDATED)
    if document.root.values.get(UPDATED) is None:
        document.refuse(
            document.root.at(UPDATED),
            "Say when this was last updated, so that an older one changes nothing.",
        )
    return max((each for each in (own, document.moment(incident, UPDATED)) if each), default=None)


def _opened_at(document: Document, updated_at: datetime | None) -> datetime | None:
    """When the first call came in; where no call is told, the earliest time at which anything was updated."""
    calls = document.components("callComponent")
    starts = [start for call in calls if (start := document.moment(call, "callStartTimestamp"))]
    told = (
        *calls,
        *document.components("incidentComponent"),
        *document.components("dispatchComponent"),
    )
    updates = [update for each in told if (update := document.moment(each, UPDATED))]
    return min(starts or updates, default=updated_at)


def _linked(document: Document) -> Iterator[str]:
    """References of incidents that belong with this one. A link that is taken back stays, as every link here."""
    for link in document.components("linkComponent"):
        if word(str(link.values.get("linkDirectionCode"))) != "unlink":
            yield from _other(document, link)
    for merge in document.components("mergeComponent"):
        if word(str(merge.values.get("incidentMergeDirectionCode"))) != "replaced":
            yield from _other(document, merge)


def _merged_into(document: Document) -> Iterator[str]:
    for merge in document.components("mergeComponent"):
        if word(str(merge.values.get("incidentMergeDirectionCode"))) == "replaced":
            yield from _other(document, merge)


def _other(document: Document, component: Component) -> Iterator[str]:
    """The reference of the other incident that a link or a merger names."""
    name = "incidentTrackingIdentifier"
    if said := document.text(component, name, most=LONGEST):
        reference = said.removeprefix(URN)
        if 0 < len(reference) <= REFERENCE:
            yield reference
        else:
            document.refuse(component.at(name), f"Write 1 to {REFERENCE} characters after {URN}.")
