"""What is known of the phones that were asked: what carriers said of the first text, and nothing else.

An American number does not tell whether it is a mobile phone, and to look that up costs money. A carrier tells for
nothing, but only of phones that did not get the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from insights.statistics import Proportion, suppress
from insights.tallies import Tally, added
from messaging.models import Message

Status = Message.Status


class Known(StrEnum):
    """What is known of a phone, in words."""

    REACHED = "Gets texts: ours arrived, or was answered"
    LANDLINE = "A landline, or another phone that gets no texts"
    NO_PHONE = "No phone: the number is not in use"
    OFF = "Off or out of reach"
    BLOCKS = "Does not want our texts: opted out, or blocks them"
    FAILED = "Not known: the text failed, and not because of the phone"
    SILENT = "Not known: no carrier said whether the text arrived"


# Twilio's errors that speak of the phone: what each means for us stands in messaging/errors.py.
SAID_BY = {
    21614: Known.LANDLINE,
    21635: Known.LANDLINE,
    30006: Known.LANDLINE,
    21211: Known.NO_PHONE,
    30005: Known.NO_PHONE,
    30003: Known.OFF,
    21610: Known.BLOCKS,
    30004: Known.BLOCKS,
}


@dataclass(frozen=True, slots=True)
class Phones:
    """People with phones of which this is known, and who of them answered; `of` all whose first text left or failed.

    `answers` is None where it is hidden: of too few people, or of those from whom they could be computed.
    """

    known: Known
    answers: Tally | None
    of: int

    @property
    def part(self) -> Proportion | None:
        """How many they are of all of them."""
        return Tally(self.answers.total, self.of).share if self.answers else None

    @property
    def share(self) -> Proportion | None:
        """How many of them answered; None where nobody could, or where it is hidden."""
        return self.answers.share if self.answers and self.known is Known.REACHED else None


def known_of(*, status: str, error_code: int | None, answered: bool) -> Known | None:
    """What the first text's fate says of the phone; None as long as it has not left. Who answered was reached."""
    if answered or status == Status.DELIVERED:
        return Known.REACHED
    if status in {Status.QUEUED, Status.CANCELLED}:
        return None
    if status == Status.FAILED:
        return SAID_BY.get(error_code or 0, Known.FAILED)
    return Known.SILENT


def phones(counted: Mapping[Known, Tally]) -> tuple[Phones, ...]:
    """What is known of how many phones, in the order of Known; under five are hidden, and what would tell how many."""
    kinds = [known for known in Known if known in counted]
    hidden, _ = suppress([counted[known].total for known in kinds])
    of = added(counted.values()).total
    return tuple(
        Phones(known, None if hides else counted[known], of)
        for known, hides in zip(kinds, hidden, strict=True)
    )
