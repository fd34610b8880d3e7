"""The measures of the console for machines: shares with their people and interval, small groups hidden."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency, Scope
from api.acting import AgencyView
from api.description import problems
from api.fields import OneOf, Strict, Text
from api.parameters import read
from api.problems import InvalidParameters
from insights.exploring.breakdown import Group, breakdown
from insights.exploring.dimensions import DIMENSIONS, OF_OFFICERS
from insights.exploring.measures import Measure, measures
from insights.period import Period
from insights.tallies import Tally

USUAL, LONGEST = timedelta(days=29), timedelta(days=5 * 366)
# Not by officer or unit: who may see officers is the agency's own policy, and a key is nobody.
BY = {key: dimension for key, dimension in DIMENSIONS.items() if key not in OF_OFFICERS}


class MeasureFilters(Strict):
    """Of which days, which measure, and by what."""

    first_day = serializers.DateField(
        required=False, help_text="Where the agency is; 29 days before the last day."
    )
    last_day = serializers.DateField(required=False, help_text="Included; today.")
    measure = Text(required=False, help_text="One of them by its key; all without.")
    by = OneOf([(key, each.title) for key, each in BY.items()], required=False)


class Share(serializers.Serializer[Any]):
    """`good` of `people`, with the interval (Wilson, 95 %) that belongs to it. All null where it is hidden."""

    people = serializers.IntegerField(allow_null=True)
    good = serializers.IntegerField(allow_null=True)
    share = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    hidden = serializers.BooleanField(
        help_text="Under five people, or another hidden group could be computed from it."
    )


class GroupShare(Share):
    """One of the groups."""

    key = serializers.CharField()
    name = serializers.CharField()


class MeasureShares(serializers.Serializer[Any]):
    """One measure."""

    measure = serializers.CharField()
    title = serializers.CharField()
    good_means = serializers.CharField()
    everyone = Share()
    groups = GroupShare(many=True, help_text="Empty without by.")


class MeasureAnswer(serializers.Serializer[Any]):
    """The measures of these days."""

    first_day = serializers.DateField()
    last_day = serializers.DateField()
    time_zone = serializers.CharField()
    results = MeasureShares(many=True)


class Measures(AgencyView):
    """The measures of the agency."""

    reads = Scope.READ_MEASURES

    @extend_schema(
        operation_id="list_measures",
        summary="Read measures",
        description=(
            "The shares that the console shows, for days of your choice, broken down where you say so. Groups of "
            "under five people are hidden, and what they could be computed from. Needs the scope `measures:read`."
        ),
        tags=["Answers"],
        parameters=[MeasureFilters],
        responses={200: MeasureAnswer, **problems(422)},
    )
    def get(self, request: Request) -> Response:
        asked = read(MeasureFilters, request)
        days = _days(self.agency, asked)
        chosen = _chosen(self.agency, asked.get("measure"))
        by = asked.get("by")
        return Response(
            {
                "first_day": days.first.isoformat(),
                "last_day": days.last.isoformat(),
                "time_zone": self.agency.time_zone,
                "results": [_shares(self.agency, each, days, by) for each in chosen],
            }
        )


def _days(agency: Agency, asked: dict[str, Any]) -> Period:
    last: date = asked.get("last_day") or timezone.now().astimezone(agency.zone).date()
    first: date = asked.get("first_day") or last - USUAL
    if first > last:
        raise InvalidParameters({"last_day": ["This is before first_day."]})
    if last - first > LONGEST:
        raise InvalidParameters({"first_day": ["Ask for at most five years at a time."]})
    return Period(first, last, agency.zone)


def _chosen(agency: Agency, key: str | None) -> list[Measure]:
    every = measures(agency)
    found = [each for each in every if key in {None, each.key}]
    if not found:
        known = ", ".join(each.key for each in every)
        raise InvalidParameters({"measure": [f"There is no such measure. There are: {known}."]})
    return found


def _shares(agency: Agency, measure: Measure, days: Period, by: str | None) -> dict[str, Any]:
    counted = breakdown(
        agency=agency, measure=measure, period=days, where={}, by=BY[by or "district"]
    )
    return {
        "measure": measure.key,
        "title": measure.title,
        "good_means": measure.good,
        "everyone": _share(counted.everyone if counted.everyone_shown else None),
        "groups": [_group(each) for each in counted.groups] if by else [],
    }


def _group(group: Group) -> dict[str, Any]:
    return {"key": group.key, "name": group.name, **_share(group.tally)}


def _share(tally: Tally | None) -> dict[str, Any]:
    share = tally.share if tally else None
    if share is None:
        hidden = dict.fromkeys(("people", "good", "share", "low", "high"))
        nobody = tally is not None and not tally.total
        return {**hidden, "people": 0 if nobody else None, "hidden": not nobody}
    return {
        "people": share.total,
        "good": share.count,
        "share": round(share.share, 4),
        "low": round(share.low, 4),
        "high": round(share.high, 4),
        "hidden": False,
    }
