"""Views of Explore that people keep under a name, for themselves or for all who may explore."""

from django import forms
from django.db.models import Q, QuerySet

from agencies.access import AgencyRequest
from console.models import SavedView
from console.settings.fields import Dressed


class SaveForm(Dressed, forms.Form):
    """A name for what the page shows."""

    name = forms.CharField(
        label="Name",
        max_length=60,
        error_messages={"required": "Write a name for this view."},
    )
    shared = forms.BooleanField(label="Show it to my colleagues", required=False)


def visible(request: AgencyRequest) -> QuerySet[SavedView]:
    """A person's own views and those that colleagues share."""
    views = request.agency.saved_views.select_related("owner")
    return views.filter(Q(owner=request.user) | Q(shared=True))
