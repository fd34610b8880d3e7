"""The record: who did what, when, from where. Read here, and taken away as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.models import Agency, AuditEntry
from agencies.tenancy import acting_for
from console.spreadsheets import spreadsheet

ON_A_PAGE = 50
PORTION = 1000
FROM_AND_TO = 2
ACTIONS = {
    "citizen.number_shown": "looked at a caller's number",
    "citizen.searched": "searched for a number",
    "incident.let_go": "looked at a row that could not be read, and let its incident go",
    "citizen.why_asked": "asked why a number was texted or not",
    "number.decided": "decided whether a frequent number is texted",
    "frequent_limit.changed": "changed from how many incidents a number is held",
    "survey.sent_by_hand": "sent a survey by hand",
    "answer.corrected": "corrected an answer",
    "correction.undone": "took back the correction of an answer",
    "conversation.closed": "closed a conversation",
    "conversations.exported": "took away the list of conversations",
    "door.made": "made a door to a survey",
    "door.changed": "changed a door to a survey",
    "door.closed": "closed a door to a survey",
    "door.opened": "opened a door to a survey again",
    "cards.printed": "printed cards",
    "citizen.listed": "put a number on the never-text list",
    "citizen.unlisted": "took a number off the never-text list",
    "citizen.opt_out_confirmed": "confirmed a doubtful opt-out",
    "citizen.texted_again": "read a doubtful opt-out as an answer",
    "never_text.imported": "imported the never-text list",
    "never_text.exported": "exported the never-text list",
    "caps.changed": "changed the caps on texts",
    "explore.exported": "took away figures or rows",
    "view.saved": "saved a view",
    "view.removed": "removed a view",
    "officers.opened": "looked at the figures of officers",
    "follow_up.taken": "took a follow-up",
    "follow_up.resolved": "resolved a follow-up",
    "follow_up.dismissed": "dismissed a follow-up",
    "recognition.shared": "shared praise",
    "recognition.declined": "declined to share praise",
    "recognition.undone": "took back what was decided about praise",
    "agency.suspended": "suspended the agency",
    "agency.unsuspended": "ended the suspension of the agency",
    "agency.changed": "changed the profile",
    "hours.changed": "changed hours and timing",
    "sending.paused": "paused sending",
    "sending.resumed": "resumed sending",
    "line.added": "added a line",
    "line.changed": "changed a line",
    "line.token_replaced": "replaced the auth token of a line",
    "line.tested": "tested a line",
    "line.switched_on": "switched a line on",
    "line.switched_off": "switched a line off",
    "code.added": "added a code",
    "code.confirmed": "confirmed what a code may do under its new words",
    "code.decided": "decided what a code may do",
    "officer.added": "added an officer",
    "officer.changed": "changed an officer",
    "officer.deactivated": "took an officer off the roster",
    "officer.reactivated": "put an officer back on the roster",
    "roster.imported": "imported a roster",
    "roster.exported": "exported the roster",
    "person.invited": "invited a person",
    "person.invited_again": "invited a person again",
    "person.changed": "changed a person's role",
    "person.deactivated": "ended a person's access",
    "person.reactivated": "restored a person's access",
    "key.made": "made an API key",
    "key.revoked": "revoked an API key",
    "record.exported": "exported the record",
    "alert.acknowledged": "took an alert",
    "alert.closed": "closed an alert",
    "on_call.added": "put a person on call",
    "on_call.removed": "took a person off call",
    "safety.changed": "changed the safety net",
    "comment.corrected": "corrected how a comment was read",
    "follow_up.opened": "opened a follow-up",
    "recognition.suggested": "suggested praise",
    "comment.shown": "looked at what a comment hides",
    "comments.exported": "took away the list of comments",
    "dry_run.exported": "took away a dry run",
    "refused_rows.exported": "took away refused rows",
    "mapping.saved": "saved a mapping of files",
    "mapping.deleted": "deleted a mapping of files",
    "word.explained": "said what a word of files means",
    "map.taken": "took in a map",
    "map.removed": "removed the map",
    "survey.changed": "changed a survey",
    "survey.tested": "sent a test of a survey",
    "survey.started": "started a survey",
    "survey.published": "published a survey",
    "survey.language_confirmed": "confirmed a language of a survey",
    "survey.draft_discarded": "discarded the draft of a survey",
    "survey.moved": "changed the order of surveys",
    "survey.on": "switched a survey on",
    "survey.off": "switched a survey off",
    "hook.added": "added a webhook",
    "hook.removed": "removed a webhook",
    "hook.called_again": "had a webhook called again",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in words. `changes` are (what, from, to); from is empty where something was only noted."""

    at: datetime
    who: str
    email: str
    did: str
    to_what: str
    changes: list[tuple[str, str, str]]
    address: str


@admins_only
def record(request: AgencyRequest, slug: str) -> HttpResponse:
    """The latest acts first, searched by person, act or subject."""
    wanted = request.GET.get("q", "").strip()
    found = _found(request.agency, wanted)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    entries = [in_words(entry, zone=request.agency.zone) for entry in page]
    return render(
        request,
        "console/settings/record.html",
        {"page": page, "entries": entries, "wanted": wanted},
    )


@admins_only
def export(request: AgencyRequest, slug: str) -> StreamingHttpResponse:
    """What was searched for, as a CSV file; taking it away is itself recorded."""
    wanted = request.GET.get("q", "").strip()
    now = timezone.now()
    audit.record(
        request=request,
        agency=request.agency,
        action="record.exported",
        subject=f"entries with “{wanted}”" if wanted else "all entries",
        now=now,
    )
    return spreadsheet(name=f"{slug}-record.csv", rows=_table(request.agency, wanted))


def in_words(entry: AuditEntry, *, zone: ZoneInfo) -> Entry:
    """An entry as a person reads it."""
    changes = []
    for what, value in entry.detail.items():
        old, new = value if isinstance(value, list) and len(value) == FROM_AND_TO else ("", value)
        changes.append((_sentence(what), str(old), str(new)))
    return Entry(
        at=entry.at.astimezone(zone),
        who=entry.actor.name if entry.actor else "Engage",
        email=entry.actor.email if entry.actor else "",
        did=ACTIONS.get(entry.action) or entry.action.replace(".", ": ").replace("_", " "),
        to_what=entry.subject,
        changes=changes,
        address=entry.address or "",
    )


def _found(agency: Agency, wanted: str) -> QuerySet[AuditEntry]:
    entries = agency.audit_entries.select_related("actor")
    for word in wanted.split():
        acts = [action for action, words in ACTIONS.items() if word.lower() in words]
        entries = entries.filter(
            Q(actor__name__icontains=word)
            | Q(actor__email__icontains=word)
            | Q(action__icontains=word)
            | Q(action__in=acts)
            | Q(subject__icontains=word)
        )
    return entries


def _table(agency: Agency, wanted: str) -> Iterator[list[str]]:
    """The rows of the file. It is read after the view's transaction: each portion opens its own, and closes it."""
    yield ["When", "Time zone", "Who", "E-mail", "What", "To what", "Changes", "From address"]
    last: int | None = None
    while True:
        with acting_for(agency), transaction.atomic():
            entries = _found(agency, wanted).order_by("-pk")
            if last is not None:
                entries = entries.filter(pk__lt=last)
            portion = list(entries[:PORTION])
        for entry in portion:
            yield _row(in_words(entry, zone=agency.zone), agency.time_zone)
        if len(portion) < PORTION:
            return
        last = portion[-1].pk


def _row(entry: Entry, zone: str) -> list[str]:
    changes = "; ".join(
        f"{what}: {old} → {new}" if old else f"{what}: {new}" for what, old, new in entry.changes
    )
    when = f"{entry.at:%Y-%m-%d %H:%M:%S}"
    return [when, zone, entry.who, entry.email, entry.did, entry.to_what, changes, entry.address]


def _sentence(what: str) -> str:
    words = what.replace("_", " ")
    return words[:1].upper() + words[1:]
