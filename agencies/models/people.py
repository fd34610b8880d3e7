"""People: who signs in, what they may do for which agency, and the officers that citizens speak of."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from agencies.models.agency import Agency
from agencies.tenancy.owned import AgencyOwned


class Role(models.TextChoices):
    """What a person may do for an agency; each page names the roles that it opens to."""

    ADMIN = "admin", "Admin"
    COMMAND = "command", "Command staff"
    SUPERVISOR = "supervisor", "Supervisor"
    ANALYST = "analyst", "Analyst"
    OFFICER = "officer", "Officer"


class UserManager(BaseUserManager["User"]):
    """Makes people who sign in by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An operator: may create and suspend agencies, and sees no agency's rows."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. Belongs to no agency by itself: see Membership."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("operator", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


class OfficerQuerySet(models.QuerySet["Officer"]):
    """Officers, with what figures need of all of them at once."""

    def names(self) -> dict[str, str]:
        """How each reads, by key, in the order of their names: without an object for each of thousands."""
        parts = self.values_list("pk", "rank", "name", "badge")
        return {str(pk): read(rank, name, badge) for pk, rank, name, badge in parts}


def read(rank: str, name: str, badge: str) -> str:
    """How an officer is called."""
    return f"{rank} {name} {badge}".strip()


class Officer(AgencyOwned):
    """A member of the roster whom incidents name by badge."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="officers", db_index=False
    )
    badge = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    rank = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    active = models.BooleanField(default=True)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "badge"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "badge"],
                name="one_officer_per_badge",
                violation_error_message="Another officer has this badge.",
            )
        ]

    def __str__(self) -> str:
        return read(self.rank, self.name, self.badge)


class Membership(AgencyOwned):
    """That a person acts for an agency, and in which role. Deactivated, not deleted: the record stays readable."""

    agency = models.ForeignKey(
        Agency, on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    officer = models.OneToOneField(
        Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="membership"
    )
    active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    invited_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "user"], name="one_membership_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
