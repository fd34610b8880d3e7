"""The elements of accreditation that a question may serve.

Wording summarised; the agency pastes what it has a licence for. CALEA Law Enforcement 45.2.2 and Communications 2.6.5:
a documented survey of citizens' attitudes and opinions, its summary to the chief executive.
"""

from collections.abc import Mapping

ELEMENTS: Mapping[str, str] = {
    "45.2.2 a": "Overall agency performance",
    "45.2.2 b": "Overall competence of agency employees",
    "45.2.2 c": "Officers' attitudes and behavior toward citizens",
    "45.2.2 d": "Community concern over safety and security",
    "45.2.2 e": "Recommendations and suggestions for improvement",
    "2.6.5 a": "Overall agency performance (communications)",
    "2.6.5 b": "Overall competence of agency employees (communications)",
    "2.6.5 c": "Telecommunicators' attitudes and behavior toward citizens",
    "2.6.5 d": "Determining community concerns",
    "2.6.5 e": "Recommendations and suggestions for improvement (communications)",
}
