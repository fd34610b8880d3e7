"""Inviting: a person is known by an e-mail address, and may act for several agencies with one password.

Nobody gets into an agency with a password that somebody else may have chosen. An agency's admin who is shown an
invitation's link could follow it themselves, so the link is shown only while the person works for no other agency,
and a password that was never tied to the mailbox is cleared when another agency invites the same address.
"""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from agencies.models import Agency, Membership, Officer, User
from agencies.tenancy import across_agencies, acting_for


class AlreadyMember(Exception):
    """The person works for this agency already, or did: change the entry there is."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A membership and what the person needs before they can use it.

    `needs_password`: they follow a link and choose one. `may_show_link`: that link may be shown to whoever invites,
    not only be e-mailed.
    """

    membership: Membership
    needs_password: bool
    may_show_link: bool


def invite(
    *,
    agency: Agency,
    email: str,
    name: str,
    role: str,
    officer: Officer | None = None,
    by: User | None = None,
) -> Invited:
    """Make the person a member of `agency`; a new person gets no password yet.

    Raises AlreadyMember. The name counts for a new person only: people are called as they were first entered.
    """
    with acting_for(agency), transaction.atomic():
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            user = User.objects.create_user(email, name=name)
        elif agency.memberships.filter(user=user).exists():
            raise AlreadyMember(f"{user.email} is on the list of people already.")
        elif not _is_trusted(user):
            _clear_password(user)
        membership = agency.memberships.create(user=user, role=role, officer=officer, invited_by=by)
    return _invited(membership)


def invite_again(*, membership: Membership) -> Invited:
    """What the person still needs; a link that was given out before opens nothing any more."""
    if not membership.user.has_usable_password():
        _clear_password(membership.user)
    return _invited(membership)


def trust_mailbox(*, user: User) -> None:
    """Note that the person has read what was e-mailed to their address."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def _invited(membership: Membership) -> Invited:
    needs_password = not membership.user.has_usable_password()
    return Invited(
        membership=membership,
        needs_password=needs_password,
        may_show_link=needs_password and not _works_elsewhere(membership),
    )


def _is_trusted(user: User) -> bool:
    """Whether a password of this person was surely chosen by them: operators are made at the command line."""
    owns_mailbox = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return user.has_usable_password() and (user.is_staff or owns_mailbox.exists())


def _clear_password(user: User) -> None:
    user.set_unusable_password()  # a new one each time, so that earlier links no longer fit
    user.save(update_fields=["password"])


def _works_elsewhere(membership: Membership) -> bool:
    with across_agencies(), transaction.atomic():
        others = Membership.objects.filter(user=membership.user).exclude(pk=membership.pk)
        return others.exists()
