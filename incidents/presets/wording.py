"""Words in a code's description that tell what it is about: sensitive ones, and harmless ones.

Descriptions come from CADs, so the words are theirs: abbreviations, capitals, dashes.
"""

from collections.abc import Mapping

from incidents.policy import CodeKind


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as a text."""
    return tuple(text.split())


# A word that begins so is sensitive: "assault" also finds "assaults", "assaulted".
SENSITIVE_BEGINNINGS: tuple[str, ...] = words_of(
    """
    abduct abus aggress agress alzheimer ambulan arrest arson aslt assault barricad barric batter behavior bite
    bleed bomb brandish breathing bully carjack cardiac casualt child choking coerc corpse
    crisis custod danger dead death deceas dement detox domest drown drug duress eject elop elud
    emotional endanger entrap exploit explos expos extort fatal felon fight firearm gang gun
    harass haras hate homicid hostage hurt indecent infant injur intimidat intox juv kidnap kill
    knife lewd marijuana mental missing molest murder narc neglect nude obscen overdos panic
    paramedic pedestrian pinned pregnan prisoner prostitut prowler psych pursuit rape rapin
    resist riot robb rollover runaway seizure sex shoot shot sick snatch stab stalk stroke suic
    terror threat thrt trauma traffick truant unconscious unrespons vice violen vulnerab wanted
    warrant weap welfare wound wpn
    """
)

# A word is sensitive only as a whole: "od" must not find "odor".
SENSITIVE_WORDS: frozenset[str] = frozenset(
    words_of(
        """
    armed attack attacked baby bias boy boys coma cpr csi cust doa drunk dui dv dva dvna dvro edp
    ems escape escaped fam family fire girl girls harr holdup hospice ip jo kid kids medic
    medical medics minors mntl mvi occupied od ods oper orderv ov owi patient patients ped po protective
    restraining ro school schools student swat teen toddler tpo tro vpo
    """
    )
)

# Two or more words in a row, sensitive only together.
SENSITIVE_PHRASES: tuple[tuple[str, ...], ...] = (
    ("in", "progress"),
    ("just", "occurred"),
    ("less", "than", "5", "ago"),
    ("less", "than", "15", "ago"),
    ("hold", "up"),
    ("man", "down"),
    ("person", "down"),
    ("well", "being"),
    ("run", "away"),
    ("minor", "in"),
    ("suspect", "on"),
    ("road", "rage"),
    ("open", "line"),
    ("911", "hang"),
    ("unknown", "trouble"),
    ("peeping", "tom"),
    ("sudden", "illness"),
    ("keep", "the", "peace"),
    ("court", "order"),
    ("no", "contact"),
)

# Injury denied: the one sensitive word that CADs write to say that there was none.
INJURY_DENIED: tuple[tuple[str, ...], ...] = (
    ("no", "injury"),
    ("no", "injuries"),
    ("non", "injury"),
    ("without", "injury"),
    ("without", "injuries"),
    ("not", "injured"),
)

# Wording → APCO's code that it means. Of several that are found the strictest counts.
MEANINGS: Mapping[CodeKind, tuple[tuple[tuple[str, ...], str], ...]] = {
    CodeKind.CALL_TYPE: tuple(
        (words_of(wording), code)
        for code, wordings in {
            "ALRVEH": "car alarm; vehicle alarm; auto alarm",
            "ALRBA": (
                "burglary alarm; burglar alarm; alarm burglary; alacad; alarm residential; "
                "alarm comm; alarm commercial; residential alarm; commercial alarm; business alarm"
            ),
            "ANIMAL": "animal; dog; barking; stray; livestock; loose dog",
            "BURGLARY": "burglary; burg; break in",
            "CITASST": "citizen assist; assist citizen; public assist",
            "DISVEH": "disabled vehicle; disabled motorist; stalled vehicle",
            "FIREWRKS": "fireworks; firecrackers",
            "FRAUD": "fraud; forgery; scam; scams; identity theft; id theft; bad checks",
            "LARCENY": "theft; larceny; stolen bicycle; stolen bike; car prowl; car clout",
            "MVAHR": "hit run; hit and run",
            "MVA": "crash; collision; vehicle accident; traffic accident; fender bender",
            "NOISE": "noise; loud music; loud party",
            "PARKING": "parking; parked; blocking driveway; blocked driveway; blocking vehicle",
            "PROPFND": "found property; property found",
            "PROPLOST": "lost property; property lost",
            "PROPSTLN": "stolen property",
            "SHOPLIFT": "shoplift; shoplifting; shoplifter",
            "SOL": "solicitor; soliciting; panhandling; peddler",
            "THAZ": "traffic hazard; road hazard; tree down; signals; wires down; down signs",
            "TRESPASS": "trespass; trespassing; trespasser",
            "VANDAL": "vandalism; graffiti; property damage; property destruction; dumping",
            "VEHABND": "abandoned vehicle; abandoned car; abandoned auto",
            "VEHASST": "motorist assist; assist motorist",
            "VEHLOCK": "lockout; lock out; locked out; vehicle lockout",
            "VEHREC": "recovered vehicle; vehicle recovered; stolen vehicle recovery",
            "VEHSTLN": "stolen vehicle; vehicle stolen; auto theft; vehicle theft; stolen auto",
        }.items()
        for wording in wordings.split("; ")
    ),
    CodeKind.DISPOSITION: tuple(
        (words_of(wording), code)
        for code, wordings in {
            "01": "report taken; report written; report made; report filed",
            "02": "no report; no report taken; no report needed",
            "03": "arrest; arrested",
            "04": "citation; citation issued; cited; ticket issued",
            "05": "settled by phone; handled by phone; phone contact",
            "06": "broadcast; bolo",
            "07": "civil; civil matter",
            "08": "follow up; follow up report; supplemental report",
            "09": "summons",
            "10": "cancelled; canceled; cancel",
            "11": "field interview; field contact",
            "13": "information only; administrative",
            "14": "gone on arrival; goa; utl; gone; unable to locate",
            "15": "referred; referred to other agency",
            "16": "transport; transported; escort",
            "17": "false alarm; false",
            "18": "settled by contact; settled; resolved on scene; advised",
            "20": "building secure; premises secure; secure",
            "22": "duplicate; duplicate call; dup",
        }.items()
        for wording in wordings.split("; ")
    ),
}
