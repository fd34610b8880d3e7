"""The rules of the gate, each small enough to read at a glance, in the order in which they show."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from incidents.policy import CodeFinding, CodeKind, LinkedIncident, Use
from incidents.roles import in_words
from surveys.eligibility.facts import Facts
from surveys.eligibility.findings import Finding

CALLERS = frozenset({"Caller", "ReportingParty"})
VICTIM = "Victim"
MOST_LINKED = 50
EVERY = 100  # per cent
ONE_HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)


def call_types(facts: Facts) -> Iterator[Finding]:
    """Forbid unless there is a call type and every one ever seen may be asked about."""
    seen = _of_kind(facts, CodeKind.CALL_TYPE)
    if not seen:
        yield Finding("no_call_type", "Call types seen", "No call type was ever seen", allows=False)
    yield from _codes("call_type", "Call types seen", "Call type", seen)


def disposition(facts: Facts) -> Iterator[Finding]:
    """Forbid if any disposition ever seen may not be asked about; there need not be one."""
    seen = _of_kind(facts, CodeKind.DISPOSITION)
    if not seen:
        yield Finding("disposition", "Disposition", "None given", allows=True)
    yield from _codes("disposition", "Disposition", "Disposition", seen)


def person(facts: Facts) -> Iterator[Finding]:
    """Forbid all but callers (and victims, where the agency wants), and forbid after an arrest."""
    against = {
        "role_unknown": (
            "It is not known who the person was",
            facts.phone_given and not facts.role,
        ),
        "role_victim": (
            "The person was a victim, and victims are not texted",
            facts.role == VICTIM and not facts.victims_allowed,
        ),
        "role_other": (
            f"The person was not the caller but the {in_words(facts.role)}",
            facts.role not in {*CALLERS, VICTIM, ""},
        ),
        "self_initiated": (
            "An officer started this incident, nobody called",
            facts.self_initiated,
        ),
        "arrest": ("There was an arrest", facts.arrest),
    }
    role = in_words(facts.role).capitalize()
    return _all_of("person", "Person", against, f"{role}, not self-initiated, no arrest")


def incident(facts: Facts) -> Iterator[Finding]:
    """Forbid what did not happen, was counted twice, is open again, or of which not everything could be read."""
    against = {
        "cancelled": ("The incident was cancelled", facts.cancelled),
        "duplicate": ("The incident is a duplicate of another one", facts.duplicate),
        "reopened": ("The incident was opened again", facts.reopened),
        "unread": (
            f"A later row about this incident could not be read ({facts.unread})",
            bool(facts.unread),
        ),
    }
    return _all_of("incident", "Incident", against, "Closed, not cancelled, not a duplicate")


def linked_incidents(facts: Facts) -> Iterator[Finding]:
    """Forbid what any incident linked or merged with this one forbids, and a link to what nobody has told us."""
    shown = facts.linked[:MOST_LINKED]
    sensitive = [each.reference for each in shown if _is_sensitive(each)]
    unknown = [each.reference for each in shown if each.codes is None]
    unread = [each.reference for each in shown if each.unread]
    against = {
        "merged": (f"It was merged into {facts.merged_into}", bool(facts.merged_into)),
        "linked_sensitive": (
            f"{_incidents(sensitive)} sensitive or not decided yet",
            bool(sensitive),
        ),
        "linked_unknown": (f"{_incidents(unknown)} not known yet", bool(unknown)),
        "linked_unread": (
            f"A later row about a linked incident could not be read: {', '.join(unread)}",
            bool(unread),
        ),
        "linked_too_many": (
            f"It is linked with more than {MOST_LINKED} incidents",
            len(facts.linked) > MOST_LINKED,
        ),
    }
    otherwise = (
        f"None sensitive: {_listed([each.reference for each in shown])}" if shown else "None"
    )
    return _all_of("linked", "Linked incidents", against, otherwise)


def same_number(facts: Facts) -> Iterator[Finding]:
    """Forbid if another incident of 30 days on this number is sensitive or undecided, or not everything of it was read.

    And if it reports so often that it may be an alarm company or a care home, or is the agency's own.
    """
    count = facts.sensitive_on_number
    others = "Another incident" if count == 1 else f"{count} other incidents"
    verb = "is" if count == 1 else "are"
    unread = facts.unread_on_number
    of_unread = "another incident" if unread == 1 else f"{unread} other incidents"
    saw = f"{others} on this number in 30 days {verb} sensitive or not decided yet"
    reported, most = facts.incidents_on_number, facts.frequent_after
    against = {
        "number_sensitive": (saw, count > 0),
        "number_unread": (
            f"A later row about {of_unread} on this number could not be read",
            unread > 0,
        ),
        "number_frequent": (
            f"This number reported {reported} incidents in 30 days, and nobody has decided that it may be texted",
            reported > most and not facts.frequent_may_text,
        ),
        "own_phone": ("This number is one of the agency's lines", facts.own_phone),
    }
    otherwise = f"None sensitive in 30 days, {reported} reported of at most {most}"
    if reported > most:
        otherwise = f"None sensitive in 30 days, {reported} reported: a person let it be texted"
    return _all_of("same_number", "Same number", against, otherwise)


def last_survey(facts: Facts) -> Iterator[Finding]:
    """Forbid a second survey within the agency's interval, and a second one at the same time."""
    limit = f"the limit is one in {_days(facts.survey_interval)}"
    if not facts.survey_interval:
        limit = "there is no limit"
    if facts.last_survey is None:
        ago, recent = "None to this number", False
    else:
        since = facts.decided_at - facts.last_survey
        ago, recent = (
            f"This number was last asked {_days(since)} ago",
            since < facts.survey_interval,
        )
    against = {
        "asked_recently": (f"{ago}, {limit}", recent),
        "conversation_open": (
            "This number is still answering another survey",
            facts.open_conversation,
        ),
    }
    return _all_of("last_survey", "Last survey", against, f"{ago}, {limit}")


def never_text_list(facts: Facts) -> Iterator[Finding]:
    """Forbid a number that opted out or is on the never-text list."""
    against = {
        "opted_out": ("This number opted out of texts", facts.opted_out),
        "never_text": (
            f"This number is on the never-text list: {facts.never_text}",
            bool(facts.never_text),
        ),
    }
    return _all_of("never_text_list", "Never-text list", against, "Not on it, not opted out")


def number(facts: Facts) -> Iterator[Finding]:
    """Forbid where there is no number, or none that can receive texts."""
    against = {
        "no_number": ("No phone number was given", not facts.phone_given),
        "number_unusable": (
            "The phone number given cannot receive texts",
            facts.phone_given and not facts.phone_usable,
        ),
        "number_changed": ("The number was corrected since", facts.number_changed),
    }
    return _all_of("number", "Number", against, "Can receive texts")


def timing(facts: Facts) -> Iterator[Finding]:
    """Forbid a text so long after closing that it would puzzle; the limit is still in time."""
    since, limit = facts.decided_at - facts.closed_at, _days(facts.too_late_after)
    against = {
        "too_late": (
            f"The incident closed {_days(since)} ago, too late after {limit}",
            since > facts.too_late_after,
        )
    }
    return _all_of("timing", "Timing", against, f"Closed within {limit}")


def survey(facts: Facts) -> Iterator[Finding]:
    """Forbid what no survey is for, and what the survey's sample leaves out."""
    if not facts.survey_active:
        return iter(())  # said by the rule on the agency
    share = f"{facts.survey} asks about {facts.share} % of such calls"
    against = {
        "no_survey_fits": ("No survey asks about such a call", not facts.survey),
        "not_sampled": (f"{share}, and this one is not among them", not facts.sampled),
    }
    every = facts.share >= EVERY
    otherwise = facts.survey if every else f"{share}, and this one is among them"
    return _all_of("survey", "Survey", against, otherwise)


def agency(facts: Facts) -> Iterator[Finding]:
    """Forbid while the survey, the agency or its line is switched off."""
    against = {
        "survey_off": ("The survey is switched off", not facts.survey_active),
        "agency_off": ("The agency's sending is switched off", not facts.agency_active),
        "line_not_ready": ("The line is not ready to send", not facts.line_ready),
    }
    return _all_of("agency", "Agency", against, "Survey, sending and line are on")


Rule = Callable[[Facts], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    call_types,
    disposition,
    person,
    linked_incidents,
    same_number,
    last_survey,
    never_text_list,
    number,
    incident,
    timing,
    survey,
    agency,
)


def _all_of(
    topic: str, title: str, against: Mapping[str, tuple[str, bool]], otherwise: str
) -> Iterator[Finding]:
    """Yield a finding for each reason that holds, or one that allows if none does."""
    forbidding = [
        Finding(rule, title, saw, allows=False) for rule, (saw, holds) in against.items() if holds
    ]
    yield from forbidding or [Finding(topic, title, otherwise, allows=True)]


def _is_sensitive(linked: LinkedIncident) -> bool:
    """Whether what was seen on it would forbid asking about itself."""
    return linked.arrest or (linked.codes is not None and linked.codes.use is not Use.ASK)


def _incidents(references: list[str]) -> str:
    """Say "Linked incident 26-1 is", "Linked incidents 26-1 and 26-2 are"."""
    if len(references) == 1:
        return f"Linked incident {references[0]} is"
    return f"Linked incidents {_listed(references)} are" if references else ""


def _of_kind(facts: Facts, kind: CodeKind) -> tuple[CodeFinding, ...]:
    return tuple(finding for finding in facts.codes.findings if finding.kind is kind)


def _codes(topic: str, title: str, word: str, seen: tuple[CodeFinding, ...]) -> Iterator[Finding]:
    """Yield a finding for each use that forbids, or one that allows if all codes may be asked."""
    for use, rule, one, several in (
        (Use.NEVER, f"{topic}_never", "is never texted", "are never texted"),
        (None, f"{topic}_unmapped", "is not decided yet", "are not decided yet"),
        (Use.TELL, f"{topic}_tell_only", "gets updates but no survey", "get updates but no survey"),
    ):
        codes = [finding.code for finding in seen if finding.use is use]
        if len(codes) == 1:
            yield Finding(rule, title, f"{word} {codes[0]} {one}", allows=False)
        elif codes:
            yield Finding(rule, title, f"{word}s {_listed(codes)} {several}", allows=False)
    if seen and all(finding.use is Use.ASK for finding in seen):
        yield Finding(topic, title, _listed([finding.code for finding in seen]), allows=True)


def _listed(codes: list[str]) -> str:
    *most, last = codes
    return f"{', '.join(most)} and {last}" if most else last


def _days(span: timedelta) -> str:
    """Say a span in whole days, or in whole hours below one day."""
    count, unit = (span.days, "day") if span >= ONE_DAY else (span // ONE_HOUR, "hour")
    if count < 1:
        return "less than an hour"
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
