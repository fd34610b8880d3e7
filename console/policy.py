"""The versions of the policy: what each changed, and what two of them have different."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies.access import AgencyRequest, admins_only, staff_only
from agencies.models import Role
from console.settings.code_choices import undo
from incidents.models import PolicyVersion
from incidents.revising import SETTING, Change, between, changes_of

ON_A_PAGE = 25
LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Version:
    """One version as the page shows it. `decisions` were made under it."""

    version: PolicyVersion
    changes: list[Change]
    decisions: int

    @property
    def can_be_taken_back(self) -> bool:
        return any(change.kind != SETTING for change in self.changes)


@staff_only
def versions(request: AgencyRequest, slug: str) -> HttpResponse:
    """The versions, the latest first; two of them compared where the address names them."""
    found = request.agency.policy_versions.select_related("made_by")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    decided = request.agency.decisions.filter(policy_version__in=[each.pk for each in page])
    made = dict(decided.values_list("policy_version").annotate(Count("pk")).order_by())
    older, newer = sorted((_number(request, "from"), _number(request, "to")))
    context = {
        "page": page,
        "versions": [Version(each, changes_of(each), made.get(each.pk, 0)) for each in page],
        "numbers": list(found.values_list("number", flat=True)),
        "older": older,
        "newer": newer,
        "differences": between(agency=request.agency, older=older, newer=newer) if newer else [],
        "administers": request.membership.role == Role.ADMIN,
    }
    return render(request, "console/policy.html", context)


@require_POST
@admins_only
def take_back(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """Undo what a version changed, by a version of its own."""
    version = get_object_or_404(request.agency.policy_versions, pk=pk)
    version.agency = request.agency
    revision = undo(request=request, version=version, now=timezone.now())
    if revision is None:
        messages.info(request, f"All that {version} changed has been changed again since.")
    else:
        count = len(revision.changes)
        s = "" if count == 1 else "s"
        messages.success(
            request, f"Took back {count} change{s} of {version}: {revision.version} is in force."
        )
    return redirect("console:policy", slug=slug)


def _number(request: AgencyRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return min(int(given), LARGEST) if given.isdecimal() else 0
