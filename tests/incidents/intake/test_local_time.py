"""Local times in a zone: the short way that nearly all of them take, and the long one, come to the same."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from incidents.intake.fields import Field
from incidents.intake.local_time import LocalTime
from incidents.intake.mapping import Mapping
from tests.incidents.intake.exports import CHICAGO

STYLES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%y %H:%M")
ZONES = (CHICAGO, ZoneInfo("UTC"), ZoneInfo("Pacific/Honolulu"), ZoneInfo("Asia/Kathmandu"))
COLUMNS = {Field.OPENED_AT: (0,), Field.CLOSED_AT: (1,)}
AN_HOUR_THAT_COMES_TWICE = datetime(2026, 11, 1, 1, 30)  # noqa: DTZ001  # as an export writes it
AN_HOUR_THAT_IS_SKIPPED = datetime(2026, 3, 8, 2, 30)  # noqa: DTZ001
A_TIME_THAT_IS_MISSING = datetime(1900, 1, 1)  # noqa: DTZ001


@given(
    moment=st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2060, 1, 1)),  # noqa: DTZ001
    style=st.sampled_from(STYLES),
    zone=st.sampled_from(ZONES),
)
@example(moment=AN_HOUR_THAT_COMES_TWICE, style=STYLES[0], zone=CHICAGO)
@example(moment=AN_HOUR_THAT_IS_SKIPPED, style=STYLES[1], zone=CHICAGO)
@example(moment=A_TIME_THAT_IS_MISSING, style=STYLES[2], zone=CHICAGO)
def test_a_time_is_the_same_by_the_short_way_and_the_long_one(
    moment: datetime, style: str, zone: ZoneInfo
) -> None:
    day_first = style.startswith("%d")
    times = LocalTime(mapping=Mapping(columns={}, day_first=day_first), places=COLUMNS, zone=zone)
    written = moment.strftime(style)
    behind_a_sign_of_spreadsheets = f"'{written}"  # which only the long way reads
    short, long = times.read([written, ""]), times.read([behind_a_sign_of_spreadsheets, ""])
    assert short == long
    assert short[1] == []


def test_a_day_on_which_clocks_go_back_keeps_its_order() -> None:
    times = LocalTime(mapping=Mapping(columns={}), places=COLUMNS, zone=CHICAGO)
    read, _ = times.read(["11/1/2026 1:50 AM", "11/1/2026 1:10 AM"])
    assert read[Field.OPENED_AT] == datetime(2026, 11, 1, 6, 50, tzinfo=UTC)
    assert read[Field.CLOSED_AT] == datetime(2026, 11, 1, 7, 10, tzinfo=UTC)
