"""Everything that belongs to one incident: for its page."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from agencies.models import Agency
from feedback.models import FollowUp, Recognition
from incidents.history import HistoryEntry
from incidents.linking import links_of
from incidents.models import Code, Incident, Link
from insights.voices import rating_of
from messaging.models import Message, Reply
from surveys.eligibility import Finding, GateVerdict
from surveys.fitting import fits
from surveys.models import Answer, Conversation, Decision, Question, SentByHand, Survey
from surveys.scripts import script_of


@dataclass(frozen=True, slots=True)
class Linked:
    """An incident that a link names, seen from here: `how` is "Linked with", "Merged into" or "Merged here"."""

    how: str
    reference: str
    incident: Incident | None  # None where it is not known yet


@dataclass(frozen=True)
class IncidentFile:
    """An incident with its history, decision, texts, replies and answers, and what followed."""

    incident: Incident
    history: list[HistoryEntry]
    linked: list[Linked]
    codes: dict[tuple[str, str], Code]
    survey: Survey | None  # by which it was or will be decided
    questions: list[Question]
    messages: list[Message]
    replies: list[Reply]
    answers: list[Answer]

    @cached_property
    def decision(self) -> Decision | None:
        return getattr(self.incident, "decision", None)

    @cached_property
    def conversation(self) -> Conversation | None:
        return getattr(self.incident, "conversation", None)

    @cached_property
    def follow_up(self) -> FollowUp | None:
        return getattr(self.conversation, "follow_up", None)

    @cached_property
    def recognition(self) -> Recognition | None:
        return getattr(self.conversation, "recognition", None)

    @cached_property
    def sent_by_hand(self) -> SentByHand | None:
        return getattr(self.conversation, "sent_by_hand", None)

    @cached_property
    def rating(self) -> int | None:
        return rating_of(self.answers)

    @cached_property
    def moves(self) -> bool:
        """Whether something is still to happen on it by itself."""
        talk = self.conversation
        return self.incident.undecided or (
            talk is not None and talk.state == Conversation.State.OPEN
        )

    @property
    def call_type(self) -> Code | None:
        """The present call type as the agency knows it."""
        return self.codes.get((Code.Kind.CALL_TYPE, self.incident.call_type))

    @property
    def disposition_name(self) -> str:
        return self.code(Code.Kind.DISPOSITION, self.incident.disposition)

    @property
    def sentence(self) -> str:
        """The decision as a person reads it."""
        found = self.decision.findings if self.decision else []
        return GateVerdict(tuple(Finding(**finding) for finding in found)).sentence

    def code(self, kind: str, code: str) -> str:
        """A code as people read it: "MVA Traffic crash"."""
        return str(self.codes.get((kind, code), code))


def open_file(*, agency: Agency, pk: int) -> IncidentFile | None:
    """Gather it in eleven queries at most; None where the agency has no such incident."""
    found = agency.incidents.filter(pk=pk).select_related(
        "officer",
        "decision__policy_version__made_by",
        "decision__survey_version__survey",
        "conversation__citizen",
        "conversation__closed_by",
        "conversation__survey",
        "conversation__question",
        "conversation__follow_up__owner",
        "conversation__recognition__officer",
        "conversation__sent_by_hand__by",
    )
    incident = found.first()
    if incident is None:
        return None
    incident.agency = agency
    history = incident.history
    conversation: Conversation | None = getattr(incident, "conversation", None)
    survey = _survey_of(agency, incident)
    replies = list(agency.replies.filter(thread=conversation.thread)) if conversation else []
    return IncidentFile(
        incident=incident,
        history=history,
        linked=_linked(agency, incident),
        codes=_codes(agency, history),
        survey=survey,
        questions=_questions(conversation) if conversation else [],
        messages=_messages(agency, conversation, replies) if conversation else [],
        replies=replies,
        answers=_answers(conversation) if conversation else [],
    )


def _answers(conversation: Conversation) -> list[Answer]:
    return list(conversation.answers.select_related("question").prefetch_related("corrections"))


def _survey_of(agency: Agency, incident: Incident) -> Survey | None:
    """By which it was or will be decided."""
    conversation: Conversation | None = getattr(incident, "conversation", None)
    if conversation is not None:
        return conversation.survey
    decision: Decision | None = getattr(incident, "decision", None)
    if decision is not None:
        return decision.survey_version.survey if decision.survey_version else None
    surveys = agency.surveys.asking()
    return next((each for each in surveys if fits(each, incident, agency.zone)), None)


def _questions(conversation: Conversation) -> list[Question]:
    """Those of the version in which the conversation began."""
    return list(script_of(conversation.question.version_id).questions)


def _linked(agency: Agency, incident: Incident) -> list[Linked]:
    """Those that links name, each as seen from here."""
    seen = dict[tuple[str, str], None]()
    for link in links_of(incident):
        ours = link.reference == incident.reference
        merged_here = not ours and link.kind == Link.Kind.MERGED
        how = "Merged here" if merged_here else link.get_kind_display()
        seen[how, link.other if ours else link.reference] = None
    if not seen:
        return []
    named = agency.incidents.defer("caller_phone").filter(reference__in={r for _, r in seen})
    found = {each.reference: each for each in named}
    return [Linked(how, reference, found.get(reference)) for how, reference in seen]


def _codes(agency: Agency, history: list[HistoryEntry]) -> dict[tuple[str, str], Code]:
    seen = agency.codes.filter(code__in={entry.code for entry in history})
    return {(code.kind, code.code): code for code in seen}


def _messages(agency: Agency, conversation: Conversation, replies: list[Reply]) -> list[Message]:
    """The texts of the conversation, and those that answered a wish expressed in it."""
    belonging = Q(thread=conversation.thread) | Q(in_reply_to__in=replies)
    return list(agency.messages.filter(belonging).order_by("queued_at", "pk"))
