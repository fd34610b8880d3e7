"""Rows of public files, as short as a test wants them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

CALLS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "calls_for_service"
NOON = datetime(2026, 11, 17, 18, 0, tzinfo=UTC)
JANUARY = datetime(2019, 1, 1, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

SACRAMENTO = (
    '"OBJECTID","Record_ID","Call_Type","Description","Reporting_Officer","Unit_ID","Report_Created",'
    '"Location","Police_District","Beat","Grid","X_Coordinate","Y_Coordinate","Day_of_Week","Occurence_Date",'
    '"Received_Date","Dispatch_Date","Enroute_Date","At_Scene_Date","Clear_Date"'
)
SEATTLE = (
    "CAD CDW ID,CAD Event Number,General Offense Number,Event Clearance Code,Event Clearance Description,"
    "Event Clearance SubGroup,Event Clearance Group,Event Clearance Date,Hundred Block Location,District/Sector,"
    "Zone/Beat,Census Tract,Longitude,Latitude,Incident Location,Initial Type Description,Initial Type Subgroup,"
    "Initial Type Group,At Scene Time"
)
NEVER = "-2208988800000"


def milliseconds(day: datetime | None) -> str:
    return str(int(day.timestamp() * 1000)) if day else NEVER


def sacramento(
    number: int,
    code: str,
    description: str,
    *,
    received: datetime | None = JANUARY,
    at_scene: datetime | None = None,
    clear: datetime | None = JANUARY,
) -> str:
    times = [received, received, received, None, at_scene, clear]
    written = ",".join(f'"{milliseconds(time)}"' for time in times)
    return (
        f'{number},"{number}","{code}","{description}","1011","2A65","N","1 MAIN ST","6","6A","1032",1,2,"Tue",'
        f"{written}"
    )


def seattle(
    number: int,
    initial: str,
    clearance: tuple[str, str, str],
    cleared: str = "03/25/2016 11:58:30 PM",
    at_scene: str = "03/25/2016 10:25:51 PM",
) -> str:
    code, description, group = clearance
    return (
        f'1,{number},2016,{code},"{description}","","{group}",{cleared},1 AV,K,K3,1,1,1,"(1, 1)","{initial}",,,'
        f"{at_scene}"
    )


Write = Callable[..., Path]
