"""Where a number may be, judged by its area code."""

import pytest

from messaging.area_codes import zones_of

EASTERN, CENTRAL = "America/New_York", "America/Chicago"
MOUNTAIN, PACIFIC = "America/Denver", "America/Los_Angeles"


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+13195550142", {CENTRAL}),
        ("+12125550142", {EASTERN}),
        ("+14805550142", {"America/Phoenix"}),
        ("+18085550142", {"Pacific/Honolulu"}),
        # two zones, as the package knows
        ("+12085550142", {"America/Boise", PACIFIC}),
        ("+19865550142", {"America/Boise", PACIFIC}),
        ("+17755550142", {"America/Boise", PACIFIC}),
        ("+16055550142", {MOUNTAIN, "America/North_Dakota/Center"}),
        ("+17015550142", {MOUNTAIN, "America/North_Dakota/Center"}),
        ("+19075550142", {"America/Adak", "America/Anchorage"}),
        # two zones, of which the package knows one
        ("+14235550142", {EASTERN, CENTRAL}),
        ("+18125550142", {EASTERN, CENTRAL}),
        ("+19305550142", {EASTERN, CENTRAL}),
        ("+12705550142", {EASTERN, CENTRAL}),
        ("+13645550142", {EASTERN, CENTRAL}),
        ("+18505550142", {EASTERN, CENTRAL}),
        ("+14485550142", {EASTERN, CENTRAL}),
        ("+12195550142", {EASTERN, CENTRAL}),
        ("+12192265142", {EASTERN, CENTRAL}),  # an exchange that the package places in one
        ("+13085550142", {CENTRAL, MOUNTAIN}),
        ("+15415550142", {MOUNTAIN, PACIFIC}),
        ("+19285550142", {"America/Phoenix", MOUNTAIN}),
        # another country whose number begins alike
        ("+442705550142", {"Europe/London"}),
        # of no place
        ("+18005550142", set()),
        ("+18885550142", set()),
        ("+19005550142", set()),
        ("+15005550006", set()),
        ("+883510000000000", set()),
        ("+99955501420", set()),
        ("3195550142", set()),
        ("", set()),
    ],
)
def test_zones_of(phone: str, expected: set[str]) -> None:
    zones = zones_of(phone)
    assert {zone.key for zone in zones} == expected
    assert len(zones) == len(expected)
