"""The figures of a view: what its page shows, its table holds and its chart draws."""

from agencies.models import Agency
from console.explore.address import View
from insights.exploring.breakdown import Breakdown, breakdown


def figures(agency: Agency, view: View) -> Breakdown:
    """Count them."""
    return breakdown(
        agency=agency,
        measure=view.measure,
        period=view.period,
        where=view.where,
        by=view.by,
        sort=view.sort,
    )
