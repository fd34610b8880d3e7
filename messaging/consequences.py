"""What follows from an error of Twilio beyond the text itself: for the citizen, the line, the agency."""

from datetime import datetime

from agencies.models import Agency
from messaging.breaker import count_filtered, open_breaker
from messaging.citizens import opt_out
from messaging.errors import Consequence, meaning_of
from messaging.models import Citizen, Message


def follow(*, message: Message, code: int, now: datetime) -> None:
    """Draw the consequences of error `code` on `message`, whether a request or a receipt brought it."""
    meaning = meaning_of(code)
    if meaning.consequence is Consequence.DEAD:
        Citizen.objects.filter(pk=message.citizen_id).update(dead_at=now)
    elif meaning.consequence is Consequence.OPT_OUT:
        citizen = Citizen.objects.select_for_update().get(pk=message.citizen_id)
        opt_out(citizen=citizen, how=f"error {code} from Twilio", now=now)
    elif meaning.consequence is Consequence.FILTERED:
        count_filtered(line_id=message.line_id, now=now)
    elif meaning.consequence is Consequence.BREAK_LINE:
        open_breaker(line_id=message.line_id, because=meaning.words, now=now)
    elif meaning.consequence is Consequence.STOP_AGENCY:
        Agency.objects.filter(pk=message.agency_id, paused_at__isnull=True).update(
            paused_at=now, paused_reason=meaning.words
        )
