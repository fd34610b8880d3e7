"""Answers, one by one, in the order in which they changed: for the agency's own reports."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Scope
from api.acting import AgencyView
from api.cursors import place_of, written
from api.description import problems
from api.fields import Strict
from api.parameters import read
from surveys.changes import Place, changed_after
from surveys.masking import plain
from surveys.models import Answer, Conversation
from surveys.names_known import known_names

PAGE, LARGEST_PAGE = 200, 1_000


class ResponseFilters(Strict):
    """Where to read on, and how much."""

    changed_since = serializers.CharField(
        required=False, help_text="The cursor of the answer before; left out, from the first one."
    )
    limit = serializers.IntegerField(
        required=False, min_value=1, max_value=LARGEST_PAGE, default=PAGE, help_text="At most."
    )

    def validate_changed_since(self, cursor: str) -> Place:
        return place_of(cursor)


class OutgoingAnswer(serializers.Serializer[Any]):
    """What one person answered to one question."""

    id = serializers.IntegerField(help_text="The same id again is the same answer, changed.")
    incident = serializers.CharField(
        source="conversation.incident.reference",
        default=None,
        allow_null=True,
        help_text="Null where a door was used.",
    )
    door = serializers.CharField(
        source="conversation.door.name",
        default=None,
        allow_null=True,
        help_text="The link or card by which the person came; null where they were texted.",
    )
    channel = serializers.ChoiceField(
        source="conversation.channel",
        choices=Conversation.Channel.choices,
        help_text="Whether the conversation goes on by text or on the web.",
    )
    conversation = serializers.UUIDField(
        source="conversation.thread", help_text="Answers of one person about one incident share it."
    )
    question = serializers.CharField(source="question.label")
    kind = serializers.CharField(source="question.kind")
    about = serializers.CharField(source="question.about")
    value = serializers.IntegerField(
        source="number", allow_null=True, help_text="1 to 5, 0 to 10, or 1 for yes and 0 for no."
    )
    comment = serializers.CharField(
        allow_null=True,
        help_text="Their own words; null without the scope comments:read. What is personal in them is hidden, as in "
        '"call me on [number hidden]", without the scope comments:unmasked.',
    )
    language = serializers.CharField(source="conversation.language")
    answered_at = serializers.DateTimeField()


class ResponsePage(serializers.Serializer[Any]):
    """Some of them. Keep the cursor: it is good for ever, also on the last page."""

    results = OutgoingAnswer(many=True)
    cursor = serializers.CharField(help_text="Send it as changed_since next time.")
    more = serializers.BooleanField(help_text="Whether there may be more right now.")


class Responses(AgencyView):
    """The answers of the agency."""

    reads = Scope.READ_RESPONSES

    @extend_schema(
        operation_id="list_responses",
        summary="Read answers as they change",
        description=(
            "Answers in the order in which they were stored or changed. Read until `more` is false, keep `cursor`, and "
            "go on from there whenever you like: none is missed, also while others are being stored. "
            "Needs the scope `responses:read`; comments need `comments:read` as well, and `comments:unmasked` to be as "
            "they were written."
        ),
        tags=["Answers"],
        parameters=[ResponseFilters],
        responses={200: ResponsePage, **problems(422)},
    )
    def get(self, request: Request) -> Response:
        filters = read(ResponseFilters, request)
        limit = filters["limit"]
        place = filters.get("changed_since", Place())
        found, place = changed_after(agency=self.agency, place=place, limit=limit)
        self._hide(found)
        return Response(
            {
                "results": OutgoingAnswer(found, many=True).data,
                "cursor": written(place),
                "more": len(found) == limit,
            }
        )

    def _hide(self, answers: Iterable[Answer]) -> None:
        """Take from comments what the key may not read. They are on their way out, never saved."""
        if Scope.READ_COMMENTS not in self.key.scopes:
            for answer in answers:
                answer.comment = None  # type: ignore[assignment]  # left out is not the same as empty
        elif Scope.READ_UNMASKED not in self.key.scopes:
            known = known_names(agency=self.agency, sees_officers=False)
            for answer in answers:
                answer.comment = plain(answer.comment, known=known)
