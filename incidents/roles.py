"""What a person was to an incident: the roles of NENA-STA-021.1b (EIDO), and whose are kept out."""

_IN_WORDS = {
    "Caller": "caller",
    "ReportingParty": "reporting party",
    "Victim": "victim",
    "VictimRelative": "relative of the victim",
    "VictimAcquaintance": "acquaintance of the victim",
    "Witness": "witness",
    "Patient": "patient",
    "PatientRelative": "relative of the patient",
    "PatientAcquaintance": "acquaintance of the patient",
    "PersonOfInterest": "person of interest",
    "Suspect": "suspect",
    "InvolvedPerson": "person involved",
}
ROLES = tuple(_IN_WORDS)
KEPT_OUT_ROLES = frozenset({"Suspect", "Patient", "PersonOfInterest"})


def in_words(role: str) -> str:
    """The role as people say it, in small letters: "relative of the victim"."""
    return _IN_WORDS.get(role, role)
