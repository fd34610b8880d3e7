"""Opening an agency: all that it needs from its first minute, and nothing that texts anyone yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from agencies.inviting import Invited, invite
from agencies.models import Agency, Role
from agencies.tenancy import acting_for
from incidents.models import Code
from incidents.presets import PRESETS
from incidents.revising import adopt
from surveys.default import create_default_survey


@dataclass(frozen=True, slots=True)
class Opened:
    """A new agency and its first admin."""

    agency: Agency
    admin: Invited


def open_agency(
    *,
    name: str,
    slug: str,
    voice: str,
    time_zone: str,
    kind: str,
    admin_email: str,
    admin_name: str,
    now: datetime,
    apco_codes: bool = False,
) -> Opened:
    """Create an agency with the default survey and its first admin, who is invited but not yet told.

    `apco_codes` also decides every common code as `incidents.presets` has it (APCO ANS 2.103.2-2019 and
    1.111.2-2018); without it no code is decided and nobody is texted until the admin decides.
    Raises ValidationError where a value is not one that an agency can have.
    """
    agency = Agency(name=name, slug=slug, voice=voice, time_zone=time_zone, kind=kind)
    agency.full_clean()
    with transaction.atomic():
        agency.save()
        with acting_for(agency):
            create_default_survey(agency=agency, now=now)
            if apco_codes:
                _decide_apco_codes(agency, now)
        admin = invite(agency=agency, email=admin_email, name=admin_name, role=Role.ADMIN)
    return Opened(agency=agency, admin=admin)


def _decide_apco_codes(agency: Agency, now: datetime) -> None:
    codes = [
        Code(kind=preset.kind, code=preset.code, description=preset.words, use=preset.use)
        for preset in PRESETS.values()
    ]
    adopt(agency=agency, codes=codes, by=None, why="APCO's common codes", now=now)
