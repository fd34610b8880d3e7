"""What stands around pages that are not there, or not yours: made after the view's transaction is over."""

from collections.abc import Callable

import pytest
from django.test import Client

from agencies.models import Agency, Role


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        (Role.ADMIN, "incidents/987654/", 404),
        (Role.ADMIN, "no-such-page/", 404),
        (Role.ANALYST, "settings/", 403),
    ],
)
def test_a_page_says_no_outside_of_a_transaction(
    agency: Agency, signed_in: Callable[[str], Client], role: str, path: str, status: int
) -> None:
    answer = signed_in(role).get(f"/a/{agency.slug}/{path}")
    assert answer.status_code == status
    assert "<h1>" in answer.content.decode()
