"""Who: agencies, the people and keys that act for them, the lines they text from, the record of what was done."""

from agencies.models.agency import Agency
from agencies.models.areas import Area, AreaMap
from agencies.models.audit import AuditEntry
from agencies.models.key import ApiKey, Scope
from agencies.models.line import Line
from agencies.models.people import Membership, Officer, Role, User

__all__ = [
    "Agency",
    "ApiKey",
    "Area",
    "AreaMap",
    "AuditEntry",
    "Line",
    "Membership",
    "Officer",
    "Role",
    "Scope",
    "User",
]
