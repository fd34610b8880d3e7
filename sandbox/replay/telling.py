"""The summary of a replay as a person reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from messaging.models import Message
from sandbox.replay.calming import Calmed
from sandbox.replay.codes import Accepted
from sandbox.replay.summary import Conversations, Decisions, Incidents, Summary, Texts
from surveys.eligibility import REASON_WORDS
from surveys.models import Conversation, Question

_LEFT = 18  # characters before the second column
_MOST_REFUSALS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """What was replayed, and how long it took in seconds. `calmed` is None where there was nothing to wait for."""

    file: str
    agency: str
    calls: int
    unreadable: tuple[str, ...]
    accepted: Accepted | None
    sending: float
    calmed: Calmed | None
    elapsed: float


def tell(*, run: Run, summary: Summary) -> str:
    """The whole summary as lines of text."""
    blocks = [("Incidents", _incidents(run, summary.incidents))]
    if run.calmed is not None:
        blocks += [
            ("Codes", _codes(run.accepted)),
            ("Decisions", _decisions(run, summary.decisions)),
        ]
    if summary.decisions.asked:
        blocks += [
            ("Texts", _texts(summary.texts)),
            ("Answers", _answers(summary.decisions, summary.conversations)),
        ]
    blocks.append(("Time", _time(run, summary.decisions)))
    lines = (line for title, block in blocks for line in _block(title, block))
    return "\n".join(["", f"{run.file} into {run.agency}", "", *lines])


def tell_accepted(accepted: Accepted) -> str:
    """What accepting the suggestions decided, in a sentence or two."""
    return (
        f"Accepted every suggestion for the call types of the file: {accepted.ask:,} may be asked about, "
        f"{accepted.tell:,} get updates only, {accepted.never:,} are never texted. For {accepted.without_suggestion:,} "
        f"there is no suggestion: they stay undecided, and nobody is texted for them. "
        f"{accepted.decided_before:,} had been decided before."
    )


def _block(title: str, lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{'' if number else title:<{_LEFT}}{line}".rstrip()
    yield ""


def _incidents(run: Run, incidents: Incidents) -> Iterator[str]:
    yield f"{run.calls:,} sent in {_span(run.sending)} ({_rate(run.calls, run.sending)})"
    yield (
        f"{incidents.created:,} created, {incidents.updated:,} updated, "
        f"{incidents.unchanged:,} unchanged, {incidents.refused:,} refused"
    )
    refusals = list(incidents.refusals.items())
    yield from (f"refused {count:,} times: {why}" for why, count in refusals[:_MOST_REFUSALS])
    if len(refusals) > _MOST_REFUSALS:
        yield f"and for {len(refusals) - _MOST_REFUSALS:,} more reasons"
    if run.unreadable:
        yield f"{len(run.unreadable):,} rows could not be read. The first: {run.unreadable[0]}"


def _codes(accepted: Accepted | None) -> Iterator[str]:
    if accepted is None:
        yield "No suggestion was accepted: a call type that the agency has not decided is never texted."
        yield "--accept-suggestions lets the replay decide as an admin who accepts them all."
    else:
        yield from tell_accepted(accepted).replace(". ", ".\n").splitlines()


def _decisions(run: Run, decisions: Decisions) -> Iterator[str]:
    took = run.calmed.decided if run.calmed else None
    how_fast = f" {_span(took)} after the last was sent" if took is not None else ""
    yield f"{decisions.decided:,} decided{how_fast}: {decisions.asked:,} asked, {decisions.not_asked:,} not"
    if decisions.undecided:
        yield f"{decisions.undecided:,} are still to be decided"
    if decisions.still_open_in_cad:
        yield f"{decisions.still_open_in_cad:,} never closed in the file, so there is nothing to decide"
    if decisions.reasons:
        yield "Not asked because (one incident may have several reasons, so these add up to more):"
        yield from _listed(
            {REASON_WORDS.get(each, each): n for each, n in decisions.reasons.items()}
        )


def _texts(texts: Texts) -> Iterator[str]:
    labels = dict(Message.Status.choices)
    yield f"{texts.total:,} in all; {texts.first_delivered:,} of {texts.first_texts:,} first texts were delivered"
    yield from _listed({str(labels[status]): n for status, n in texts.by_status.items()})
    if texts.not_arrived:
        yield "Not arrived because:"
        yield from _listed(texts.not_arrived)


def _answers(decisions: Decisions, came: Conversations) -> Iterator[str]:
    yield (
        f"{came.people_who_answered:,} of {decisions.asked:,} people who were asked answered at least once"
        f"{_share(came.people_who_answered, decisions.asked)}, with {came.replies:,} texts"
    )
    for each in came.questions:
        mean = f"mean {each.mean:.2f}, " if each.mean is not None else ""
        what = "yes" if each.kind == Question.Kind.YES_NO else "4 or 5"
        good = f": {mean}{each.good:,} {what}{_share(each.good, each.with_number)}"
        yield f"  {each.label}: {each.answers:,} answers{good if each.with_number else ''}"
    labels = dict(Conversation.State.choices)
    yield "Conversations:"
    yield from _listed({str(labels[state]): n for state, n in came.by_state.items()})
    yield f"{came.opted_out:,} opted out, {came.wrong_number:,} said that it is a wrong number"
    yield f"{came.follow_ups:,} follow-ups opened, {came.recognitions:,} recognitions suggested"


def _time(run: Run, decisions: Decisions) -> Iterator[str]:
    yield f"{_span(run.elapsed)} in all"
    if run.calmed is None:
        yield "None of the incidents was new, so there was nothing to decide and nobody to ask."
        return
    if not decisions.asked:
        return
    if run.calmed.first_texts is not None:
        yield f"All first texts had left {_span(run.calmed.first_texts)} after the last incident was sent"
    if run.calmed.quiet is None:
        yield "The time to wait was up before it was quiet: more texts and answers will come."
    else:
        yield f"Quiet {_span(run.calmed.quiet)} after the last incident was sent"
        yield "Conversations that are still open wait for people who answer hours later, or never."


def _listed(counts: Mapping[str, int]) -> Iterator[str]:
    yield from (f"  {count:>7,}  {words}" for words, count in counts.items())


def _share(part: int, whole: int) -> str:
    return f" ({part / whole:.0%})" if whole else ""


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"


def _rate(count: int, seconds: float) -> str:
    return f"{count / max(seconds, 0.001):,.0f} a second"
