"""Statistics that stand up: each function gives its formula and its source; docs/statistics.md says what for."""

from insights.statistics.beta import beta_below, beta_quantile
from insights.statistics.comparing import Found, benjamini_hochberg, p_value
from insights.statistics.hiding import Hidden, suppress, suppress_table
from insights.statistics.likeness import Answers, expected_shares
from insights.statistics.noise import Limits, noise
from insights.statistics.proportions import (
    FEWEST,
    Difference,
    Proportion,
    difference,
    score_interval,
    too_few,
    wilson,
)
from insights.statistics.raking import Raked, rake
from insights.statistics.shrinking import Sample, Shrunk, shrink, strength
from insights.statistics.weighting import Weighed, WeightedShare, weighted_share

__all__ = [
    "FEWEST",
    "Answers",
    "Difference",
    "Found",
    "Hidden",
    "Limits",
    "Proportion",
    "Raked",
    "Sample",
    "Shrunk",
    "Weighed",
    "WeightedShare",
    "benjamini_hochberg",
    "beta_below",
    "beta_quantile",
    "difference",
    "expected_shares",
    "noise",
    "p_value",
    "rake",
    "score_interval",
    "shrink",
    "strength",
    "suppress",
    "suppress_table",
    "too_few",
    "weighted_share",
    "wilson",
]
