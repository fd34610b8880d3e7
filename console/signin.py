"""Sign-in: by invitation only. Nobody makes an account for themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """People are invited by an admin of their agency; there is no sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
