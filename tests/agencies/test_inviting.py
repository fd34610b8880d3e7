"""Inviting: nobody gets into an agency with a password that somebody else may have chosen."""

import pytest

from agencies.inviting import AlreadyMember, Invited, invite, invite_again, trust_mailbox
from agencies.models import Agency, Role, User
from agencies.tenancy import acting_for

pytestmark = pytest.mark.django_db
EMAIL = "r.delgado@cedarfalls.example"


def invited_to(agency: Agency) -> Invited:
    return invite(agency=agency, email=EMAIL.title(), name="R. Delgado", role=Role.COMMAND)


def choose_password(invited: Invited) -> User:
    user = invited.membership.user
    user.set_password("chosen by whoever had the link")
    user.save()
    return user


def test_a_new_person_needs_a_password_and_may_get_the_link_by_hand(agency: Agency) -> None:
    invited = invited_to(agency)
    assert (invited.needs_password, invited.may_show_link) == (True, True)
    assert invited.membership.user.email == EMAIL
    assert not invited.membership.user.has_usable_password()


def test_nobody_is_invited_twice(agency: Agency) -> None:
    invited_to(agency)
    with pytest.raises(AlreadyMember, match="on the list"):
        invited_to(agency)


def test_whoever_owns_the_mailbox_keeps_their_password(
    agency: Agency, other_agency: Agency
) -> None:
    user = choose_password(invited_to(agency))
    trust_mailbox(user=user)
    again = invited_to(other_agency)
    assert (again.needs_password, again.may_show_link) == (False, False)
    assert User.objects.get().has_usable_password()


def test_a_password_of_unknown_origin_does_not_open_a_second_agency(
    agency: Agency, other_agency: Agency
) -> None:
    choose_password(invited_to(agency))
    again = invited_to(other_agency)
    assert (again.needs_password, again.may_show_link) == (True, False)
    assert not User.objects.get().has_usable_password()


def test_an_operators_password_stands(agency: Agency) -> None:
    User.objects.create_superuser(EMAIL, "made at the command line", name="Operator")
    assert not invited_to(agency).needs_password


def test_the_first_agency_is_not_shown_a_link_any_more_either(
    agency: Agency, other_agency: Agency
) -> None:
    first = invited_to(agency)
    invited_to(other_agency)
    with acting_for(agency):
        first.membership.user.refresh_from_db()
        assert not invite_again(membership=first.membership).may_show_link


def test_inviting_again_ends_the_earlier_link(agency: Agency) -> None:
    first = invited_to(agency)
    before = first.membership.user.password
    with acting_for(agency):
        again = invite_again(membership=first.membership)
    assert (again.needs_password, again.may_show_link) == (True, True)
    assert User.objects.get().password != before
