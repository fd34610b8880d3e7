"""The invitation: an e-mail with a link, and the page behind it, where a person chooses their password.

Two links open that page. The one in the e-mail proves that its reader owns the mailbox; the one that an admin was
shown proves nothing of the kind, and is remembered as such (see agencies.inviting).
"""

import logging
from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib.auth import login, password_validation
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.views.decorators.cache import never_cache

from agencies.access import memberships_of
from agencies.inviting import Invited, trust_mailbox
from agencies.models import User
from console.settings.fields import Dressed
from messaging.addresses import public

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

log = logging.getLogger(__name__)


class InvitationTokens(PasswordResetTokenGenerator):
    """One-time tokens: choosing a password, signing in or PASSWORD_RESET_TIMEOUT ends them."""

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.key_salt = f"console.invitations.{purpose}"


MAILED = InvitationTokens("mailed")
SHOWN = InvitationTokens("shown")


def send_invitation(*, invited: Invited, by: User | None) -> str:
    """E-mail the person once this transaction has ended; return the link where it may be shown, else "".

    Somebody who has a password already gets an e-mail without a link: they sign in as always.
    """
    user = invited.membership.user
    words = {
        "membership": invited.membership,
        "by": by,
        "link": link(user, MAILED) if invited.needs_password else "",
        "sign_in": public(reverse("account_login")),
        "days": days_valid(),
    }
    body = render_to_string("account/email/invitation_message.txt", words)
    subject = f"Engage: {invited.membership.agency.name} invites you"
    transaction.on_commit(lambda: _mail(user, subject, body))
    return link(user, SHOWN) if invited.may_show_link else ""


def link(user: User, tokens: InvitationTokens) -> str:
    """The public address behind which this person chooses a password."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return public(reverse("console:invitation", args=[uid, tokens.make_token(user)]))


def days_valid() -> int:
    """For how many days a link opens."""
    return settings.PASSWORD_RESET_TIMEOUT // 86_400


class ChoosePassword(Dressed, forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label="Choose a password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="12 characters or more, and none that many people use. A sentence is good.",
        error_messages={"required": "Write a password."},
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Write the password a second time."},
    )

    def __init__(self, data: object, *, user: User) -> None:
        super().__init__(data)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password", again) != again:
            raise ValidationError("This is not the same password.")
        return again


@never_cache
def accept(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Let an invited person choose a password, and sign them in."""
    user = _user(uid)
    memberships = memberships_of(user) if user else []
    if user is None or not memberships or not _opens(user, token):
        return render(request, "account/invitation_over.html", status=HTTPStatus.GONE)
    form = ChoosePassword(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        _accept(user, form.cleaned_data["password"], owns_mailbox=MAILED.check_token(user, token))
        login(request, user, backend=BACKEND)
        return redirect("console:home")
    return render(
        request,
        "account/invitation.html",
        {"form": form, "invited": user, "membership": memberships[0]},
    )


def _accept(user: User, password: str, *, owns_mailbox: bool) -> None:
    if owns_mailbox:
        trust_mailbox(user=user)
    user.set_password(password)
    user.save(update_fields=["password"])


def _user(uid: str) -> User | None:
    try:
        pk = int(urlsafe_base64_decode(uid))
    except ValueError:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()


def _opens(user: User, token: str) -> bool:
    if user.has_usable_password():
        return False
    return MAILED.check_token(user, token) or SHOWN.check_token(user, token)


def _mail(user: User, subject: str, body: str) -> None:
    """Send it, or log that it could not be sent: the person is invited all the same, and can be again."""
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])
    except OSError:
        log.exception("The invitation of user %s could not be e-mailed", user.pk)
