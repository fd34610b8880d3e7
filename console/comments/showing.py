"""What is hidden in a comment, shown once to a leader who says why; the look is on the record."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from agencies import audit
from agencies.access import AgencyRequest, leaders_only
from console.comments.one import comment_of, shown


@leaders_only
@never_cache
@require_POST
def show(request: AgencyRequest, slug: str, pk: int) -> HttpResponse:
    """The whole comment, for the posted reason `why`."""
    answer = comment_of(request, pk)
    why = request.POST.get("why", "").strip()
    if not why:
        return shown(request, pk, problem="Write why you need to see it: it goes on the record.")
    talk = answer.conversation
    audit.record(
        request=request,
        agency=request.agency,
        action="comment.shown",
        subject=f"comment on {talk.incident or talk.door}",
        detail={"why": why},
        now=timezone.now(),
    )
    return shown(request, pk, whole=True)
