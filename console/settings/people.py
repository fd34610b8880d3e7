"""The people who act for the agency: inviting them, their roles, and ending their access."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from agencies.inviting import AlreadyMember, Invited, invite, invite_again
from agencies.models import Agency, Membership, Officer, Role
from console.invitations import days_valid, send_invitation
from console.settings.changes import record_changes
from console.settings.fields import Dressed

LAST_ADMIN = "This is the last admin. Make somebody else an admin first."
ROLES_IN_WORDS = {
    Role.ADMIN: "everything, and these settings",
    Role.COMMAND: "every page but the settings",
    Role.SUPERVISOR: "follow-ups, recognition, incidents",
    Role.ANALYST: "figures and incidents, nobody's number",
    Role.OFFICER: "the praise that was shared with them",
}


class RoleForm(Dressed, forms.Form):
    """What a person may do; an officer also needs an entry of the roster."""

    role = forms.ChoiceField(
        label="Role",
        choices=[(role.value, f"{role.label}: {ROLES_IN_WORDS[role]}") for role in Role],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role."},
    )
    officer = forms.ModelChoiceField(
        label="Officer on the roster",
        queryset=Officer.objects.none(),
        required=False,
        empty_label="Nobody",
        help_text="For the role Officer: whose praise this person sees.",
    )

    def __init__(
        self, *args: Any, agency: Agency, member: Membership | None = None, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        free = agency.officers.filter(active=True, membership=None)
        if member and member.officer_id:
            free |= agency.officers.filter(pk=member.officer_id)
        chooser = self.fields["officer"]
        assert isinstance(chooser, forms.ModelChoiceField)  # noqa: S101  declared so above
        chooser.queryset = free.order_by("name")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if values.get("role") != Role.OFFICER:
            values["officer"] = None
        elif not values.get("officer") and "officer" not in self.errors:
            self.add_error("officer", "Choose the officer on the roster that this person is.")
        return values


class InviteForm(RoleForm):
    """A new person."""

    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Write the person's name."}
    )
    email = forms.EmailField(
        label="Work e-mail",
        error_messages={
            "required": "Write the person's e-mail address.",
            "invalid": "Write the whole address, like r.delgado@cedarfalls.example.",
        },
        help_text="They sign in with it.",
    )
    field_order = ("name", "email", "role", "officer")


@admins_only
def people(request: AgencyRequest, slug: str) -> HttpResponse:
    """Everybody who acts for the agency, or did."""
    members = request.agency.memberships.select_related("user", "officer").order_by(
        "-active", "user__name"
    )
    return render(request, "console/settings/people.html", {"members": members})


@never_cache
@admins_only
def invite_person(request: AgencyRequest, slug: str) -> HttpResponse:
    """Invite somebody; the answer shows the link, once, where it may be shown."""
    form = InviteForm(request.POST or None, agency=request.agency)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            invited = invite(agency=request.agency, by=request.user, **values)
        except AlreadyMember as known:
            form.add_error("email", str(known))
        else:
            _record(request, "person.invited", invited.membership)
            return _invited(request, invited)
    return render(request, "console/settings/invite.html", {"form": form})


@never_cache
@require_POST
@admins_only
def resend(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Invite somebody again: with a new link where they have no password yet."""
    member = get_object_or_404(_members(request.agency).filter(active=True), pk=pk)
    invited = invite_again(membership=member)
    _record(request, "person.invited_again", member)
    return _invited(request, invited)


@admins_only
def person(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """One person: change the role, end or restore the access."""
    member = get_object_or_404(_members(request.agency), pk=pk)
    form = RoleForm(
        request.POST or None,
        agency=request.agency,
        member=member,
        initial={"role": member.role, "officer": member.officer_id},
    )
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["role"] != Role.ADMIN and _is_last_admin(member):
            form.add_error("role", LAST_ADMIN)
        else:
            return _change_role(request, form, member)
    return render(
        request,
        "console/settings/person.html",
        {"form": form, "member": member, "last_admin": _is_last_admin(member)},
    )


@require_POST
@admins_only
def switch(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """End somebody's access, or restore it. It counts from their next click on."""
    member = get_object_or_404(_members(request.agency), pk=pk)
    if member.active and _is_last_admin(member):
        messages.error(request, LAST_ADMIN)
        return redirect("console:settings-person", slug=slug, pk=pk)
    member.active = not member.active
    member.save(update_fields=["active"])
    _record(request, "person.reactivated" if member.active else "person.deactivated", member)
    does = "acts for the agency again" if member.active else "has no access any more"
    messages.success(request, f"{member.user} {does}.")
    return redirect("console:settings-people", slug=slug)


def _members(agency: Agency) -> QuerySet[Membership]:
    return agency.memberships.select_related("agency", "user", "officer")


def _is_last_admin(member: Membership) -> bool:
    """Whether nobody else could open these pages. Locks the admins, so that two can't demote each other at once."""
    admins = member.agency.memberships.select_for_update().filter(role=Role.ADMIN, active=True)
    return [admin.pk for admin in admins] == [member.pk]


def _change_role(request: AgencyRequest, form: RoleForm, member: Membership) -> HttpResponse:
    member.role, member.officer = form.cleaned_data["role"], form.cleaned_data["officer"]
    member.save(update_fields=["role", "officer"])
    record_changes(request=request, form=form, action="person.changed", subject=_subject(member))
    messages.success(request, f"{member.user} is {member.get_role_display()} from now on.")
    if member.user == request.user and member.role != Role.ADMIN:
        return redirect("console:home")
    return redirect("console:settings-people", slug=request.agency.slug)


def _invited(request: AgencyRequest, invited: Invited) -> HttpResponse:
    """Say what was done. It answers the POST itself, so that the link is written down nowhere."""
    link = send_invitation(invited=invited, by=request.user)
    context = {"invited": invited, "member": invited.membership, "link": link, "days": days_valid()}
    return render(request, "console/settings/invited.html", context)


def _record(request: AgencyRequest, action: str, member: Membership) -> None:
    audit.record(
        request=request,
        agency=request.agency,
        action=action,
        subject=_subject(member),
        detail={"Role": member.get_role_display()},
    )


def _subject(member: Membership) -> str:
    return f"{member.user.name} ({member.user.email})"
