"""APCO's common codes, in plain words, with what each may do until an agency says otherwise.

Codes after APCO ANS 2.103.2-2019 (incident types) and APCO ANS 1.111.2-2018 (dispositions); the
words are ours. Nothing here texts anyone: a code counts only once the agency has decided it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from incidents.policy import CodeKind, Use


@dataclass(frozen=True, slots=True)
class Preset:
    """One of APCO's codes, what it means, and what it may do by default."""

    kind: CodeKind
    code: str
    words: str
    use: Use


_CALL_TYPES_TO_ASK = {
    "ALRBA": "Burglary alarm",
    "ALRVEH": "Vehicle alarm",
    "ANIMAL": "Animal",
    "BURGLARY": "Burglary, over",
    "CITASST": "Citizen assist",
    "DISVEH": "Disabled vehicle",
    "FIREWRKS": "Fireworks",
    "FRAUD": "Fraud",
    "LARCENY": "Theft",
    "MVA": "Traffic crash, no injury",
    "MVAHR": "Hit and run, no injury",
    "NOISE": "Noise",
    "PARKING": "Parking",
    "PROPFND": "Found property",
    "PROPLOST": "Lost property",
    "PROPSTLN": "Stolen property",
    "SHOPLIFT": "Shoplifting",
    "SOL": "Soliciting at the door",
    "THAZ": "Traffic hazard",
    "TRESPASS": "Trespassing",
    "VANDAL": "Vandalism",
    "VEHABND": "Abandoned vehicle",
    "VEHASST": "Motorist assist",
    "VEHLOCK": "Locked out of a vehicle",
    "VEHREC": "Stolen vehicle recovered",
    "VEHSTLN": "Stolen vehicle",
}

_CALL_TYPES_NEVER = {
    "911OPN": "Open 911 line",
    "ABUSE": "Abuse of a child or an elder",
    "ACTSHOOT": "Active shooter",
    "ASSAULT": "Assault",
    "BARICADE": "Barricaded person",
    "BOMB": "Bomb or bomb threat",
    "CARJACK": "Carjacking",
    "CUST": "Custody of a child",
    "DEATH": "Death",
    "DEATHNTF": "Death notification",
    "DROWN": "Drowning",
    "DVA": "Domestic violence",
    "DVNA": "Domestic dispute without assault",
    "EDP": "Emotionally disturbed person",
    "ESCAPE": "Escaped prisoner",
    "EXTORT": "Extortion",
    "FAM": "Family disturbance",
    "HARR": "Harassment",
    "HATE": "Hate crime",
    "HOMICIDE": "Homicide",
    "HOSTAGE": "Hostage",
    "INDECENT": "Indecent exposure",
    "JUV": "Juvenile",
    "MCI": "Mass casualty incident",
    "MNTL": "Mental health",
    "MVAINJY": "Traffic crash with injury",
    "NEGLECT": "Neglect",
    "OD": "Overdose",
    "ORDERV": "Violation of a protective order",
    "PURSUIT": "Pursuit",
    "ROBBERY": "Robbery",
    "RUNAWAY": "Runaway",
    "SCH": "School incident",
    "SEXOFFNS": "Sex offense",
    "SHOOT": "Shooting",
    "STABBING": "Stabbing",
    "SUICIDE": "Suicide",
    "SUICTHRT": "Suicide threat",
    "TERROR": "Terrorism",
    "THREATS": "Threats",
    "TRAUMA": "Trauma",
    "TROUBLE": "Unknown trouble",
    "VICE": "Vice",
    "WARRANT": "Warrant",
    "WELFARE": "Welfare check",
}

_DISPOSITIONS_TO_ASK = {
    "01": "Report Taken",
    "02": "No Report Taken",
    "05": "Settled By Phone",
    "07": "Civil",
    "08": "Follow-Up Report",
    "12": "Property",
    "14": "Gone On Arrival or Unable To Locate",
    "15": "Referred",
    "18": "Settled By Contact",
    "20": "Building Secure",
}

# "Off by default" rather than never: the caller may hear how it ended, but is not asked about it.
_DISPOSITIONS_TO_TELL = {"04": "Citation", "09": "Summons"}

_DISPOSITIONS_NEVER = {
    "03": "Arrest",
    "06": "Broadcast",
    "10": "Event Cancelled",
    "11": "Field Interview",
    "13": "Information or Administrative",
    "16": "Transport or Escort",
    "17": "False Alarm",
    "21": "Unit Cancelled",
    "22": "Duplicate",
    "32": "Cancelled prior to arrival",
    **{str(number): "Patient outcome" for number in range(33, 46)},
}


def _presets() -> dict[tuple[CodeKind, str], Preset]:
    tables = (
        (CodeKind.CALL_TYPE, Use.ASK, _CALL_TYPES_TO_ASK),
        (CodeKind.CALL_TYPE, Use.NEVER, _CALL_TYPES_NEVER),
        (CodeKind.DISPOSITION, Use.ASK, _DISPOSITIONS_TO_ASK),
        (CodeKind.DISPOSITION, Use.TELL, _DISPOSITIONS_TO_TELL),
        (CodeKind.DISPOSITION, Use.NEVER, _DISPOSITIONS_NEVER),
    )
    return {
        (kind, code): Preset(kind=kind, code=code, words=words, use=use)
        for kind, use, table in tables
        for code, words in table.items()
    }


PRESETS: Mapping[tuple[CodeKind, str], Preset] = MappingProxyType(_presets())
