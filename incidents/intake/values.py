"""The words with which exports say who called, how an incident stands, and yes or no.

A word that is not here is never guessed at: the row is refused with the words that are known, or, where guessing could
only let somebody be texted, it counts as what forbids. Pure: no Django, no clock.
"""

from collections.abc import Mapping

YES = frozenset({"y", "yes", "true", "t", "1", "x", "on"})
NO = frozenset({"n", "no", "false", "f", "0", "off"})

# Words of a column that says how an incident came about: an officer began it, or somebody called.
BY_OFFICER = frozenset(
    {
        *("self", "self initiated", "self-initiated", "self init", "si", "officer", "oi", "onview"),
        *("officer initiated", "officer-initiated", "on view", "on-view", "onviewed", "field"),
        *("field initiated", "field event", "ofc", "ofc initiated", "proactive", "unit initiated"),
        *("traffic stop", "patrol", "radio", "mdt", "mdc", "deputy", "deputy initiated"),
    }
)
BY_CALLER = frozenset(
    {
        *("911", "e911", "w911", "text911", "text-to-911", "text to 911", "phone", "telephone"),
        *("call", "caller", "citizen", "citizen initiated", "public", "community", "non-emergency"),
        *("nonemergency", "non emergency", "10-digit", "ten digit", "admin line", "walk-in"),
        *("walk in", "walkin", "front desk", "counter", "online", "web", "cell", "cellular"),
        *("wireless", "landline", "phone call", "telephone call", "dispatch", "dispatched", "311"),
        *("call for service", "cfs", "citizen call", "911 call"),
    }
)

STATUSES: Mapping[str, str] = {
    **dict.fromkeys(("open", "active", "pending", "dispatched", "assigned", "enroute"), "open"),
    **dict.fromkeys(("en route", "onscene", "on scene", "at scene", "arrived", "new"), "open"),
    **dict.fromkeys(("waiting", "queued", "received", "reopened", "in progress"), "open"),
    **dict.fromkeys(("closed", "close", "clsd", "cls", "clear", "cleared", "complete"), "closed"),
    **dict.fromkeys(("completed", "done", "finished", "resolved"), "closed"),
    **dict.fromkeys(("cancelled", "canceled", "cancel", "cncl", "can", "void"), "cancelled"),
    **dict.fromkeys(("duplicate", "dup", "dupe", "merged"), "duplicate"),
}

ROLES: Mapping[str, str] = {
    **dict.fromkeys(("caller", "call", "cal", "clr"), "Caller"),
    **dict.fromkeys(("reporting party", "reportingparty", "rp", "r/p", "reporter"), "ReportingParty"),
    **dict.fromkeys(("complainant", "comp", "compl", "informant", "reportee"), "ReportingParty"),
    **dict.fromkeys(("reporting person", "person reporting"), "ReportingParty"),
    **dict.fromkeys(("victim", "vic", "vict", "v"), "Victim"),
    **dict.fromkeys(("victim relative", "victimrelative"), "VictimRelative"),
    **dict.fromkeys(("victim acquaintance", "victimacquaintance"), "VictimAcquaintance"),
    **dict.fromkeys(("witness", "wit", "w"), "Witness"),
    **dict.fromkeys(("patient", "pt"), "Patient"),
    **dict.fromkeys(("patient relative", "patientrelative"), "PatientRelative"),
    **dict.fromkeys(("patient acquaintance", "patientacquaintance"), "PatientAcquaintance"),
    **dict.fromkeys(("person of interest", "personofinterest", "poi"), "PersonOfInterest"),
    **dict.fromkeys(("suspect", "susp", "sus", "s", "arrestee", "offender"), "Suspect"),
    **dict.fromkeys(("involved person", "involvedperson", "involved", "other", "oth"), "InvolvedPerson"),
}  # fmt: skip

LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("english", "eng", "en"), "en"),
    **dict.fromkeys(("spanish", "spa", "sp", "español", "espanol", "es"), "es"),
    **dict.fromkeys(("vietnamese", "vie", "vi"), "vi"),
    **dict.fromkeys(("chinese", "mandarin", "cantonese", "chi", "zho", "zh"), "zh"),
    **dict.fromkeys(("korean", "kor", "ko"), "ko"),
    **dict.fromkeys(("russian", "rus", "ru"), "ru"),
    **dict.fromkeys(("arabic", "ara", "ar"), "ar"),
    **dict.fromkeys(("french", "fra", "fre", "fr"), "fr"),
    **dict.fromkeys(("portuguese", "por", "pt"), "pt"),
    **dict.fromkeys(("tagalog", "filipino", "tgl", "tl"), "tl"),
    **dict.fromkeys(("hmong", "hmn"), "hmn"),
    **dict.fromkeys(("somali", "som", "so"), "so"),
    **dict.fromkeys(("haitian creole", "creole", "hat", "ht"), "ht"),
}


def status_in(text: str) -> str | None:
    """The status that a word means; None where it is not known."""
    return STATUSES.get(text.strip().lower())


def role_in(text: str) -> str | None:
    """The role, as EIDO names it, that a word means; None where it is not known."""
    return ROLES.get(text.strip().lower())


def language_in(text: str) -> str | None:
    """The code of a language, from its name or code ("es-MX" is "es"); None where it is not known."""
    word = text.strip().lower()
    return LANGUAGES.get(word) or LANGUAGES.get(word.replace("_", "-").partition("-")[0])


def is_by_officer(text: str) -> bool:
    """Whether an officer began the incident. A word that is not known counts as yes: then nobody is texted."""
    word = text.strip().lower()
    return word not in NO and word not in BY_CALLER


def is_known_source(text: str) -> bool:
    """Whether a word is known to say who began an incident."""
    return text.strip().lower() in YES | NO | BY_OFFICER | BY_CALLER


def is_arrest(text: str) -> bool:
    """Whether there was an arrest: yes, or a word with "arrest" in it that does not deny one."""
    word = text.strip().lower()
    if "arrest" in word:
        return not word.startswith(("no ", "non", "not ", "without"))
    return word in YES
