"""What a person was to an incident: the roles of NENA-STA-021.1b (EIDO), and whose are kept out."""

ROLES = (
    "Caller",
    "ReportingParty",
    "Victim",
    "VictimRelative",
    "VictimAcquaintance",
    "Witness",
    "Patient",
    "PatientRelative",
    "PatientAcquaintance",
    "PersonOfInterest",
    "Suspect",
    "InvolvedPerson",
)
KEPT_OUT_ROLES = frozenset({"Suspect", "Patient", "PersonOfInterest"})
