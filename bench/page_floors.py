"""The numbers and rows of each page by plain SQL over the rows: see page_statements.py. One floor for each of PAGES."""

from collections.abc import Iterator, Mapping

from bench.page_addresses import PAGES
from bench.page_statements import (
    ANSWERS,
    ASKED,
    CASES,
    CELLS,
    COMMENTS,
    CONVERSATIONS,
    EXPLORED,
    GROUPS,
    HAPPENED,
    HEALTH,
    LATEST,
    LIST,
    MESSAGES,
    RATED,
    RATED_COMMENT,
    RESPONSES,
    TEXTED,
    THEMES,
    USAGE,
    WAITING,
    WHO_ANSWERED,
)

Statements = tuple[str, ...]

# What a dimension is of an incident `i` and its conversation `c`, and the value that pages ask for.
COLUMNS = {
    "survey": "c.survey_id",
    "district": "i.district",
    "beat": "i.beat",
    "call_type": "i.call_type",
    "disposition": "i.disposition",
    "shift": "(extract(hour FROM i.opened_at AT TIME ZONE %(zone)s)::integer + 17) %% 24 / 8",
    "weekday": "extract(isodow FROM i.opened_at AT TIME ZONE %(zone)s)",
    "unit": "i.unit",
    "language": "c.language",
    "officer": "i.officer_id",
    "channel": "c.channel",
}
VALUES = {
    **{key: f"%({key})s" for key in COLUMNS},
    "shift": "2",
    "weekday": "6",
    "channel": "'text'",
}
WITH = {key: f"AND {column} = {VALUES[key]}" for key, column in COLUMNS.items()}
AT_NIGHT = WITH["shift"]
POOR, GOOD, ANY = "<= 2", ">= 4", "IS NOT NULL"


def _overview(days: int) -> Statements:
    """The period, the one before, and never less than thirteen weeks."""
    back = max(2 * days, 91)
    return (
        ANSWERS.format(days=back),
        TEXTED.format(days=back),
        GROUPS.format(days=days),
        WAITING,
    )


def _where_and_when(days: int) -> Statements:
    hours = f"({COLUMNS['weekday']}, {COLUMNS['shift']})"
    return (
        GROUPS.format(days=days),
        EXPLORED.format(by=hours, only="", since=days, until=0),
    )


def _explored(by: str, *only: str, days: int = 365, statement: str = EXPLORED) -> Statements:
    """The groups of these days, and the totals of those before and of the same days a year before."""
    spans = ((by, days, 0), ("true", 2 * days, days), ("true", 364 + days, 364))
    return tuple(
        statement.format(by=each, groups=1, only=" ".join(only), since=since, until=until)
        for each, since, until in spans
    )


def _health(days: int) -> Statements:
    by = ("true", "(queued_at AT TIME ZONE %(zone)s)::date", "line_id", "error_code")
    return tuple(HEALTH.format(by=each, days=days) for each in by)


def _rated(is_so: str, days: int = 365, about: str = "AND q.about = 'officer'") -> str:
    return RATED.format(is_so=is_so, days=days, about=about)


FIGURES: Mapping[str, Statements] = {
    "overview, 30 days": (*_overview(30), LATEST),
    "overview, 12 months": (*_overview(365), LATEST),
    "overview, where and when, 30 days": _where_and_when(30),
    "overview, where and when, 12 months": _where_and_when(365),
    "overview, what changed": _overview(30),
    "overview, latest answers": (LATEST,),
    "explore, 30 days": _explored("i.district", days=30),
    **{f"explore, by {key}, 12 months": _explored(by) for key, by in COLUMNS.items()},
    **{
        f"explore, one {key}, 12 months": _explored("i.district", only)
        for key, only in WITH.items()
    },
    "explore, call types at night, 12 months": _explored("i.call_type", AT_NIGHT),
    "explore, officers at night, 12 months": _explored("i.officer_id", AT_NIGHT),
    "explore, who answered, 12 months": _explored("i.district", statement=WHO_ANSWERED),
    "explore, who answered at night, 12 months": _explored(
        "i.district", AT_NIGHT, statement=WHO_ANSWERED
    ),
    "explore, side by side, 12 months": _explored("i.district", AT_NIGHT),
    "who answers, 12 months": (
        WHO_ANSWERED.format(by=CELLS, groups="1, 2, 3, 4", only="", since=365, until=0),
        HAPPENED,
    ),
    "officers, 12 months": _explored("i.officer_id"),
    "texts, health of 30 days": _health(30),
    "texts, health of 12 months": _health(365),
    "texts, usage of 12 months": USAGE,
    "API, measures of 30 days by district": _overview(30),
    "API, measures of a year by call type": _overview(365),
    "API, the next 100 responses": (RESPONSES,),
    "follow-ups": (CASES.format(which="f.state IN ('new', 'assigned') ORDER BY f.due_at"),),
    "follow-ups, closed": (CASES.format(which="f.state = 'resolved' ORDER BY f.closed_at DESC"),),
}
OF_COMMENTS = {
    "all": "",
    "rated 1 or 2": RATED_COMMENT.format(is_so=POOR),
    "rated 4 or 5": RATED_COMMENT.format(is_so=GOOD),
    "not rated": RATED_COMMENT.format(is_so="IS NULL"),
    "sounding poor": "AND r.sounds = 'poor'",
    "unlike the rating": f"AND r.sounds = 'poor' {RATED_COMMENT.format(is_so=GOOD)}",
    "of a theme": (
        "AND EXISTS (SELECT FROM feedback_thememark k WHERE k.reading_id = r.id "
        "AND k.holds AND k.theme_id = %(theme)s)"
    ),
    "unread": "AND r.seen_at IS NULL",
    "read": "AND r.seen_at IS NOT NULL",
    "written in Spanish": "AND r.language = 'es'",
    "of a district": WITH["district"],
    "of a call type": WITH["call_type"],
    "of a survey": WITH["survey"],
    "a word": "AND a.comment ILIKE '%%neighbor%%'",
}
WITH_REASON = "AND d.reasons @> ARRAY['{}']::varchar[]"
OF_INCIDENTS = {
    "all": "",
    "page 20": "",
    "asked": "AND d.ask",
    "not asked": "AND NOT d.ask",
    "not decided yet": "AND i.undecided",
    "not asked because of a frequent reason": WITH_REASON.format("call_type_never"),
    "not asked because of a rare reason": WITH_REASON.format("never_text"),
    "not asked because of a reason that nobody had": WITH_REASON.format("linked_too_many"),
    "were texted": ASKED.format(there="EXISTS", answered="true OR EXISTS"),
    "answered": ASKED.format(there="EXISTS", answered="EXISTS"),
    "did not answer": ASKED.format(there="EXISTS", answered="NOT EXISTS"),
    "rated": _rated(ANY),
    "rated 4 or 5": _rated(GOOD),
    "rated 1 or 2": _rated(POOR, 90, about=""),
    "open": "AND i.status = 'open'",
    "closed": "AND i.status = 'closed'",
    "cancelled": "AND i.status = 'cancelled'",
    **{f"of one {key}": only for key, only in WITH.items()},
    "a district and a call type": "AND i.district = 'Hills' AND i.call_type = 'SOL'",
    "by number": "",
    "the start of a number": "AND i.reference LIKE '25-00001%%'",
    "a number that nobody has": "AND i.reference LIKE '99-%%'",
}
OF_CONVERSATIONS = {
    "all": "",
    "page 20": "",
    "completed": "AND c.state = 'completed'",
    "open": "AND c.state = 'open'",
    "stopped": "AND c.state = 'stopped'",
    "in Spanish": "AND c.language = 'es'",
    "of a survey": WITH["survey"],
    "with an answer": "AND EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = c.id)",
    "without an answer": (
        "AND NOT EXISTS (SELECT FROM surveys_answer a WHERE a.conversation_id = c.id)"
    ),
    "corrected": (
        "AND EXISTS (SELECT FROM surveys_correction n JOIN surveys_answer a ON a.id = n.answer_id "
        "WHERE a.conversation_id = c.id AND n.undone_at IS NULL)"
    ),
    "rated": _rated(ANY),
    "rated 4 or 5": _rated(GOOD),
    "rated 1 or 2": _rated(POOR, 90, about=""),
    **{f"rated, of one {key}": f"{_rated(ANY)} {only}" for key, only in WITH.items()},
    "by incident": "",
    "of an incident": "AND i.reference LIKE '25-0000123%%'",
}
ORDERS = {
    "incidents, not asked": "i.opened_at",
    "incidents, by number": "i.reference",
    "conversations, by incident": "i.reference",
}
OF_MESSAGES = {
    "messages": "",
    "messages that failed": "AND m.status = 'failed'",
    "messages of an incident": "AND i.reference LIKE '25-0000123%%'",
}


def _lists() -> Iterator[tuple[str, Statements]]:
    """The fifty rows of each list; the comments' list, and what is counted of it."""
    for name, only in OF_COMMENTS.items():
        yield f"comments, {name}", (COMMENTS.format(only=only),)
        yield f"comments counted, {name}", (THEMES.format(only=only),)
    for kind, filters, rows, latest in (
        ("incidents", OF_INCIDENTS, LIST, "i.opened_at DESC"),
        ("conversations", OF_CONVERSATIONS, CONVERSATIONS, "c.opened_at DESC"),
    ):
        for name, only in filters.items():
            full, back = f"{kind}, {name}", 950 if name == "page 20" else 0
            yield full, (rows.format(only=only, order=ORDERS.get(full, latest), offset=back),)
    for name, only in OF_MESSAGES.items():
        yield name, (MESSAGES.format(only=only),)


_EVERY = {**FIGURES, **dict(_lists())}
FLOORS: Mapping[str, Statements] = {name: _EVERY[name] for name in PAGES}
