"""Views that people keep under a name, for themselves or for all who may see the page."""

from django import forms
from django.db.models import Q, QuerySet

from agencies.access import AgencyRequest
from console.models import SavedView
from console.settings.fields import Dressed


class SaveForm(Dressed, forms.Form):
    """A name for what the page shows."""

    name = forms.CharField(
        label="Name", max_length=60, error_messages={"required": "Write a name to find it by."}
    )
    shared = forms.BooleanField(label="Show it to my colleagues", required=False)


def visible(request: AgencyRequest, page: SavedView.Page) -> QuerySet[SavedView]:
    """A person's own views of a page and those that colleagues share."""
    views = request.agency.saved_views.filter(page=page).select_related("owner")
    return views.filter(Q(owner=request.user) | Q(shared=True))
