"""The agency that the CAD feed plays: its people, its districts and its call types. All invented.

Codes are those of APCO ANS 2.103.2-2019 (incident types) and 1.111.2-2018 (dispositions).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer, by badge."""

    badge: str
    rank: str
    name: str
    district: str

    def __str__(self) -> str:
        return f"{self.rank} {self.name} {self.badge}"


@dataclass(frozen=True, slots=True)
class CallType:
    """A call type, how often it comes (per thousand), its priority and its usual dispositions."""

    code: str
    description: str
    share: int
    priority: str
    dispositions: tuple[str, ...]


BEATS = {
    "North": ("N1", "N2", "N3"),
    "Central": ("C1", "C2", "C3", "C4"),
    "River": ("R1", "R2"),
    "West": ("W1", "W2", "W3"),
}
_NAMES = {
    "North": "Sgt. M. Albrecht, Cpl. T. Nyberg, Ofc. J. Castellan, Ofc. R. Ostrander, "
    "Ofc. L. Feeney, Ofc. D. Amaro",
    "Central": "Sgt. P. Lindqvist, Cpl. S. Bellweather, Ofc. K. Okonjo, Ofc. A. Travers, "
    "Ofc. B. Halvorsen, Ofc. N. Pruitt",
    "River": "Sgt. C. Vandermeer, Cpl. E. Quillan, Ofc. M. Tranter, Ofc. H. Solberg, "
    "Ofc. G. Mireles, Ofc. W. Askew",
    "West": "Sgt. D. Rasmusen, Cpl. F. Orellana, Ofc. I. Kettering, Ofc. V. Blanchet, "
    "Ofc. O. Strand, Ofc. Y. Delacroix",
}
OFFICERS = tuple(
    Officer(str(201 + 30 * squad + 4 * place), person.split(" ")[0], person[5:], district)
    for squad, (district, names) in enumerate(_NAMES.items())
    for place, person in enumerate(names.split(", "))
)
DISPATCHERS = ("C04", "C07", "C09", "C12", "C15", "C18")

DISPOSITIONS = {
    "01": "Report Taken",
    "02": "No Report Taken",
    "03": "Arrest",
    "04": "Citation",
    "05": "Settled By Phone",
    "07": "Civil",
    "08": "Follow-Up Report",
    "10": "Event Cancelled",
    "12": "Property",
    "14": "GOA/UTL",
    "15": "Referred",
    "16": "Transport/Escort",
    "17": "False Alarm",
    "18": "Settled By Contact",
    "20": "Building Secure",
    "22": "Duplicate",
    "32": "Cancelled prior to arrival",
}

_REPORT = ("01", "01", "01", "08", "15")
_QUIET = ("18", "18", "02", "14", "05")
CALL_TYPES = (
    CallType("MVA", "Traffic crash, no injury", 110, "3", ("01", "01", "01", "04", "02")),
    CallType("MVAHR", "Hit and run, no injury", 40, "3", _REPORT),
    CallType("NOISE", "Noise complaint", 95, "4", _QUIET),
    CallType("PARKING", "Parking complaint", 70, "5", ("18", "04", "02", "14")),
    CallType("LARCENY", "Theft", 80, "4", _REPORT),
    CallType("SHOPLIFT", "Shoplifting", 30, "3", ("01", "01", "04")),
    CallType("BURGLARY", "Burglary, over", 35, "3", _REPORT),
    CallType("VANDAL", "Vandalism", 45, "4", _REPORT),
    CallType("TRESPASS", "Trespassing", 45, "3", _QUIET),
    CallType("ALRBA", "Burglary alarm", 60, "2", ("20", "20", "17", "18")),
    CallType("ANIMAL", "Animal complaint", 45, "4", _QUIET),
    CallType("CITASST", "Citizen assist", 75, "4", ("18", "05", "02", "07")),
    CallType("VEHASST", "Motorist assist", 45, "4", ("18", "02")),
    CallType("VEHLOCK", "Vehicle lockout", 30, "5", ("18",)),
    CallType("VEHSTLN", "Stolen vehicle", 20, "2", _REPORT),
    CallType("FRAUD", "Fraud", 35, "4", ("01", "08", "05")),
    CallType("PROPFND", "Found property", 25, "5", ("12",)),
    CallType("FIREWRKS", "Fireworks", 15, "4", ("14", "18")),
    CallType("DVA", "Domestic, physical", 18, "1", ("01", "03")),
    CallType("DVNA", "Domestic, verbal", 22, "2", ("18", "02")),
    CallType("WELFARE", "Welfare check", 40, "3", ("18", "16")),
    CallType("MNTL", "Mental health", 15, "2", ("16", "18")),
    CallType("MVAINJY", "Traffic crash with injury", 18, "1", ("01", "16")),
    CallType("ASSAULT", "Assault", 14, "1", ("01", "03")),
    CallType("HARR", "Harassment", 16, "3", ("01", "18")),
    CallType("OD", "Overdose", 7, "1", ("16",)),
    CallType("SUSPV", "Suspicious vehicle, local code", 12, "3", _QUIET),
    CallType("SKATE", "Skateboarders, local code", 6, "5", _QUIET),
)
