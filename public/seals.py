"""What tells a form that a person filled in from one that a program sent: no riddle, no third party.

A form carries the moment at which it was shown, signed; and a field that people do not see. One that comes back at
once, or without its seal, or with that field filled in, is shown again.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="public.seals")
SOONEST = timedelta(milliseconds=700)
LATEST = timedelta(days=7)
TRAP = "website"  # the name of the field that people do not see


def seal(*, form: str, now: datetime) -> str:
    """The seal of a form shown now; `form` names it, so that the seal of one fits no other."""
    return _SIGNER.sign(f"{form}|{now.timestamp():.3f}").rpartition("|")[2]


def holds(*, form: str, sealed: str, now: datetime) -> bool:
    """Whether the seal is ours, of this form, and neither younger nor older than a person's."""
    try:
        moment = float(_SIGNER.unsign(f"{form}|{sealed}").rpartition("|")[2])
    except (BadSignature, ValueError):
        return False
    return SOONEST.total_seconds() <= now.timestamp() - moment <= LATEST.total_seconds()
