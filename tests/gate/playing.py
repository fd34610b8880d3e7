"""A town's stories played through the product: its one door for reports, its decisions, its claiming of texts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from agencies.models import Agency, Line
from incidents.models import Code, FrequentNumber
from incidents.policy import CodeKind
from incidents.recording import Report, record_all
from incidents.revising import adopt, revise
from incidents.unread import hold
from messaging.citizens import citizen_of
from messaging.claiming import begin, claim
from messaging.models import Citizen, Message
from surveys.deciding import decide_due
from surveys.default import create_default_survey
from surveys.models import Decision
from tests.gate.told import BEGINNING, DECISIONS, SENDINGS, Outcome, Said, Story, Town

KINDS = {"type": CodeKind.CALL_TYPE, "disposition": CodeKind.DISPOSITION}
LINE = "+13195559999"
PEOPLE = ("anna", "bert", "carla", "kim")


def play(*, town: Town, agency: Agency, start: datetime) -> list[Outcome]:
    """What came of each story, in order. The caller acts for the agency, in a transaction that is thrown away."""
    stage = _Stage(town, agency, start)
    happenings = defaultdict[int, list[tuple[int, Story]]](list)
    for place, story in enumerate(town.stories):
        minutes = {each.arrives for each in story.said}
        minutes |= {each.at for each in story.decrees} | {each.at for each in story.wishes}
        for minute in minutes:
            happenings[minute].append((place, story))
    for minute in sorted({*happenings, *DECISIONS, *SENDINGS}):
        stage.happen(minute, happenings[minute])
        if minute in DECISIONS:
            decide_due(now=stage.at(minute))
        elif minute in SENDINGS:
            stage.send(minute)
    return stage.outcomes()


def send_all(line: Line, now: datetime) -> None:
    """Claim until nothing is left; what may go leaves, as far as anybody here can tell."""
    while claimed := claim(line_id=line.pk, now=now):
        assert all(begin(text, now) for text in claimed.texts)
        if claimed.more_at is None:
            return
        now = claimed.more_at


class _Stage:
    """An agency whose codes, references and numbers begin with the place of the story to which they belong."""

    def __init__(self, town: Town, agency: Agency, start: datetime) -> None:
        self.town, self.agency, self.start = town, agency, start
        agency.victims_allowed, agency.frequent_after = town.victims, town.most
        agency.save(update_fields=["victims_allowed", "frequent_after"])
        survey = create_default_survey(agency=agency, now=start)
        survey.delay = timedelta(0)
        survey.save(update_fields=["delay"])
        self.line = Line.objects.create(
            agency=agency, number=LINE, account="AC1", auth_token="x", per_second=200
        )
        codes = [
            Code(kind=KINDS[kind], code=f"{place}.{code}", use=use)
            for place in range(len(town.stories))
            for (kind, code), use in BEGINNING.items()
        ]
        adopt(agency=agency, codes=codes, by=None, why="", now=start - timedelta(days=50))

    def at(self, minute: int) -> datetime:
        return self.start + timedelta(minutes=minute)

    def happen(self, minute: int, stories: Iterable[tuple[int, Story]]) -> None:
        reports, decreed = [], {}
        refused: dict[str, str] = {}
        now = self.at(minute)
        for place, story in stories:
            arrived = [each for each in story.said if each.arrives == minute]
            reports += [self._report(place, each) for each in arrived if not each.unreadable]
            refused |= {f"{place}.{each.about}": "story" for each in arrived if each.unreadable}
            for decree in story.decrees:
                if decree.at == minute:
                    decreed[self._code(place, *decree.code, now).pk] = decree.use
            for wish in story.wishes:
                if wish.at == minute:
                    self._wish(self._phone(place, wish.phone), wish.never, now)
        if reports:
            record_all(agency=self.agency, reports=reports, source="story", now=now)
        hold(agency=self.agency, refused=refused, now=now)
        if decreed:
            revise(agency=self.agency, uses=decreed, by=None, why="Decreed", now=now)

    def send(self, minute: int) -> None:
        send_all(self.line, self.at(minute))

    def outcomes(self) -> list[Outcome]:
        asked = defaultdict[int, set[str]](set)
        texted = defaultdict[int, set[str]](set)
        left = set(
            Message.objects.filter(agency=self.agency, status__in=Message.LEFT).values_list(
                "thread", flat=True
            )
        )
        decisions = Decision.objects.filter(agency=self.agency, ask=True)
        for reference, thread in decisions.values_list(
            "incident__reference", "incident__conversation__thread"
        ):
            place, _, name = reference.partition(".")
            asked[int(place)].add(name)
            if thread in left:
                texted[int(place)].add(name)
        return [
            Outcome(frozenset(asked[place]), frozenset(texted[place]))
            for place in range(len(self.town.stories))
        ]

    def _report(self, place: int, said: Said) -> Report:
        true_at = self.start + timedelta(seconds=said.clock)
        return Report(
            reference=f"{place}.{said.about}",
            opened_at=self.at(min(said.arrives, 0)) - timedelta(hours=9),
            status=said.status,
            call_type=said.type and f"{place}.{said.type}",
            disposition=said.disposition and f"{place}.{said.disposition}",
            caller_phone=None if said.phone is None else self._phone(place, said.phone),
            caller_role=None if said.phone is None else said.role,
            arrest=said.arrest,
            self_initiated=said.by_officer,
            closed_at=None if said.status == "open" else true_at,
            updated_at=true_at,
            linked=(f"{place}.{said.linked}",) if said.linked else (),
            merged_into=f"{place}.{said.merged}" if said.merged else None,
        )

    def _phone(self, place: int, name: str) -> str:
        if name == "line":
            return LINE
        return f"+1319555{place * len(PEOPLE) + PEOPLE.index(name):04}" if name else ""

    def _code(self, place: int, kind: str, code: str, now: datetime) -> Code:
        found, _ = self.agency.codes.get_or_create(
            kind=KINDS[kind], code=f"{place}.{code}", defaults={"first_seen_at": now}
        )
        return found

    def _wish(self, phone: str, never: bool, now: datetime) -> None:
        citizen = citizen_of(agency=self.agency, phone=phone, language="")
        if never:
            Citizen.objects.filter(pk=citizen.pk).update(
                never_text_at=now, never_text_reason="asked"
            )
        else:
            FrequentNumber.objects.update_or_create(
                agency=self.agency,
                caller_hash=citizen.phone_hash,
                defaults={"choice": FrequentNumber.Choice.TEXT, "decided_at": now},
            )
