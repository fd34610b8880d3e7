"""Why a person was not asked, in the words that summaries show.

Pure: no Django, no clock, no input or output.
"""

from collections.abc import Mapping
from types import MappingProxyType

REASON_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "no_call_type": "No call type",
        "call_type_never": "Call type never texted",
        "call_type_unmapped": "Call type not decided yet",
        "call_type_tell_only": "Call type gets updates only",
        "disposition_never": "Disposition never texted",
        "disposition_unmapped": "Disposition not decided yet",
        "disposition_tell_only": "Disposition gets updates only",
        "role_unknown": "Person's role not known",
        "role_victim": "Victims are not texted",
        "role_other": "Not the caller",
        "self_initiated": "Started by an officer",
        "arrest": "Arrest",
        "merged": "Merged into another incident",
        "linked_sensitive": "Linked with a sensitive incident",
        "linked_unknown": "Linked with an incident not known yet",
        "linked_unread": "A later row about a linked incident could not be read",
        "linked_too_many": "Linked with too many incidents",
        "number_sensitive": "Sensitive incident on the same number",
        "number_unread": "A later row about the same number could not be read",
        "number_frequent": "Number reports often",
        "own_phone": "The agency's own phone",
        "asked_recently": "Asked recently",
        "conversation_open": "Still answering another survey",
        "opted_out": "Opted out",
        "never_text": "On the never-text list",
        "no_number": "No phone number",
        "number_unusable": "Number cannot receive texts",
        "number_changed": "Number corrected since",
        "cancelled": "Cancelled",
        "duplicate": "Duplicate",
        "reopened": "Opened again",
        "unread": "A later row could not be read",
        "too_late": "Closed too long ago",
        "survey_off": "Survey switched off",
        "no_survey_fits": "No survey for such calls",
        "not_sampled": "Not in the sample",
        "agency_off": "Agency's sending switched off",
        "line_not_ready": "Line not ready",
    }
)
