"""Doors: where a survey begins on the web. Made and closed by a person; found by what stands in an address."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from agencies.models import Agency, Officer, User
from agencies.tenancy import across_agencies
from surveys import codes
from surveys.models import Card, Conversation, Door, Survey

MOST_CARDS = 200  # at once: twenty-five sheets
TRIES = 5  # a code that is taken is drawn anew


@dataclass(frozen=True, slots=True)
class Opened:
    """What a code opens: a door, by its common link or by a card; or a conversation that goes on."""

    agency: Agency
    door: Door | None = None
    card: Card | None = None
    conversation: Conversation | None = None


def open_by(*, code: str) -> Opened | None:
    """Whose a code is and what it opens; None where nobody made it. Nothing else of any agency is looked at."""
    code = codes.typed(code)
    with across_agencies():
        if len(code) == codes.CARD:
            return _of_card(Card.objects.select_related("agency").filter(code=code).first())
        if len(code) == codes.CONVERSATION:
            talks = Conversation.objects.select_related("agency").filter(code=code)
            return _of_conversation(talks.first())
        door = Door.objects.select_related("agency").filter(code=code).first()
    return Opened(door.agency, door=door) if door else None


def _of_card(card: Card | None) -> Opened | None:
    return Opened(card.agency, door=card.door, card=card) if card else None


def _of_conversation(conversation: Conversation | None) -> Opened | None:
    return Opened(conversation.agency, conversation=conversation) if conversation else None


def make(
    *,
    survey: Survey,
    name: str,
    kind: str,
    officer: Officer | None,
    by: User | None,
    now: datetime,
    only_by_card: bool = False,
    shared: bool = False,
) -> Door:
    """A new door to a survey, with a code of its own."""
    door = Door(
        agency=survey.agency,
        survey=survey,
        name=name,
        kind=kind,
        officer=officer,
        only_by_card=only_by_card,
        shared=shared,
        made_by=by,
        made_at=now,
    )
    for _ in range(TRIES):
        door.code = codes.new_code(codes.DOOR)
        try:
            with transaction.atomic():
                door.save(force_insert=True)
        except IntegrityError:
            if not _is_taken(door.code):
                raise
        else:
            return door
    raise RuntimeError(f"{TRIES} codes in a row were taken: try again.")


def _is_taken(code: str) -> bool:
    with across_agencies():
        return Door.objects.filter(code=code).exists()


def close(*, door: Door, now: datetime) -> None:
    """Let nobody in any more; whoever is inside may finish."""
    Door.objects.filter(pk=door.pk, closed_at__isnull=True).update(closed_at=now)
    door.refresh_from_db(fields=["closed_at"])


def open_again(*, door: Door) -> None:
    """Let people in again."""
    Door.objects.filter(pk=door.pk).update(closed_at=None)
    door.closed_at = None


def print_cards(*, door: Door, number: int, now: datetime) -> list[Card]:
    """New cards, each of which opens the door once. Raises ValueError for more than MOST_CARDS at once."""
    if not 0 < number <= MOST_CARDS:
        raise ValueError(f"Print from 1 to {MOST_CARDS} cards at once.")
    return Card.objects.bulk_create(
        Card(agency=door.agency, door=door, code=codes.new_code(codes.CARD), made_at=now)
        for _ in range(number)
    )
