"""The operator's pages at `/operator/`: agencies and people. Nothing that belongs to an agency is here."""

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from agencies import audit
from agencies.models import Agency, User
from agencies.tenancy import acting_for
from console.invitations import send_invitation
from surveys.onboarding import open_agency

if TYPE_CHECKING:
    AgencyAdminBase = admin.ModelAdmin[Agency]
    UserAdminBase = admin.ModelAdmin[User]
    AgencyModelForm = forms.ModelForm[Agency]
else:
    AgencyAdminBase = UserAdminBase = admin.ModelAdmin
    AgencyModelForm = forms.ModelForm

# One sign-in page for all, so that five failures lock an operator's address as well.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth documents it
admin.site.site_header = admin.site.site_title = "Engage, for operators"
admin.site.index_title = "Agencies and people"


class NewAgencyForm(AgencyModelForm):
    """An agency and its first admin."""

    admin_name = forms.CharField(label="First admin's name", max_length=120)
    admin_email = forms.EmailField(label="First admin's e-mail")

    class Meta:
        model = Agency
        fields = ("name", "slug", "voice", "kind", "time_zone")


@admin.register(Agency)
class AgencyAdmin(AgencyAdminBase):
    """Open agencies, suspend them, and end a suspension. Their own admins do the rest."""

    list_display = ("name", "slug", "kind", "time_zone", "suspended_at", "created_at")
    search_fields = ("name", "slug")
    fields = ("name", "slug", "voice", "kind", "time_zone", "suspended_at")
    readonly_fields = ("suspended_at",)
    actions = ("suspend", "unsuspend")

    def get_form(
        self, request: HttpRequest, obj: Agency | None = None, change: bool = False, **kwargs: Any
    ) -> "type[forms.ModelForm[Agency]]":
        if obj is None:
            kwargs["form"] = NewAgencyForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Agency | None = None) -> Any:
        if obj is None:
            return (*NewAgencyForm.Meta.fields, "admin_name", "admin_email")
        return self.fields

    def save_model(self, request: HttpRequest, obj: Agency, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        opened = open_agency(
            name=obj.name,
            slug=obj.slug,
            voice=obj.voice,
            time_zone=obj.time_zone,
            kind=obj.kind,
            admin_email=form.cleaned_data["admin_email"],
            admin_name=form.cleaned_data["admin_name"],
            now=timezone.now(),
        )
        obj.pk = opened.agency.pk
        link = send_invitation(invited=opened.admin, by=None)
        if link:
            messages.info(
                request, f"The admin is invited by e-mail, and by this link, once: {link}"
            )

    @admin.action(description="Suspend: no text leaves, no key opens")
    def suspend(self, request: HttpRequest, queryset: QuerySet[Agency]) -> None:
        for agency in queryset.filter(suspended_at=None):
            agency.suspended_at = timezone.now()
            _note(request, agency, "agency.suspended")

    @admin.action(description="End the suspension")
    def unsuspend(self, request: HttpRequest, queryset: QuerySet[Agency]) -> None:
        for agency in queryset.exclude(suspended_at=None):
            agency.suspended_at = None
            _note(request, agency, "agency.unsuspended")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # suspended instead: its record has to outlive it


@admin.register(User)
class UserAdmin(UserAdminBase):
    """Everybody who can sign in. People are invited by their agency; operators are made at the command line."""

    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "is_staff", "last_login", "created_at")
    readonly_fields = ("email", "is_staff", "last_login", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # made inactive instead: the record names them


def _note(request: HttpRequest, agency: Agency, action: str) -> None:
    agency.save(update_fields=["suspended_at"])
    with acting_for(agency):
        audit.record(request=request, agency=agency, action=action, subject=agency.name)
