"""The pages about texts that a role may open, as tabs above each of them."""

from dataclasses import dataclass

from agencies.access import AgencyRequest
from agencies.models import Role
from console.frame import LEADERS, STAFF

MONEY = {Role.ADMIN, Role.COMMAND}
TABS: tuple[tuple[str, str, set[Role]], ...] = (
    ("Health", "texts", STAFF),
    ("Conversations", "conversations", STAFF),
    ("Messages", "texts-messages", STAFF),
    ("Never-text list", "texts-never", LEADERS),
    ("Frequent numbers", "texts-frequent", LEADERS),
    ("Usage", "texts-usage", MONEY),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One of them: its words, the name of its address, and whether it is the page that shows."""

    label: str
    address: str
    here: bool


def tabs(request: AgencyRequest, here: str) -> list[Tab]:
    """The tabs for whoever asks; `here` is the name of the page that shows."""
    role = request.membership.role
    return [
        Tab(label, f"console:{name}", name == here) for label, name, roles in TABS if role in roles
    ]
