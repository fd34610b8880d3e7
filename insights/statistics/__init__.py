"""Statistics that stand up: each function gives its formula and its source."""

from insights.statistics.proportions import (
    Difference,
    Proportion,
    difference,
    too_few,
    wilson,
)

__all__ = ["Difference", "Proportion", "difference", "too_few", "wilson"]
