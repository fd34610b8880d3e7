"""How far a machine has read, as text that means nothing to it."""

import base64
import binascii

from rest_framework.exceptions import ValidationError

from surveys.changes import Place

LARGEST = 2**63
NOT_OURS = "This is not a cursor of ours: send the one of the answer before, or none to begin."


def written(place: Place) -> str:
    """The cursor that is read as this place."""
    return base64.urlsafe_b64encode(f"{place.transaction}|{place.answer}".encode()).decode()


def place_of(cursor: str) -> Place:
    """Undo `written`; raises ValidationError for what is no cursor."""
    try:
        transaction, answer = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
        place = Place(int(transaction), int(answer))
    except (binascii.Error, ValueError) as error:
        raise ValidationError(NOT_OURS) from error
    if not (0 <= place.transaction < LARGEST and 0 <= place.answer < LARGEST):
        raise ValidationError(NOT_OURS)
    return place
