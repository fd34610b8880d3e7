"""What happens in a small town, told plainly: reports, decrees, texts. It knows nothing of the product."""

from dataclasses import dataclass, field

# Minutes. Reports and decrees come in between; what happens at the same minute as a decision comes before it.
DECISIONS = (200, 400)
SENDINGS = (300, 500)
LONG_AGO = -40 * 24 * 60

ASK, TELL, NEVER = "ask", "tell", "never"
# What the town's admin has decided before the story begins. A code that is not here was never decided.
BEGINNING = {
    ("type", "NOISE"): ASK,
    ("type", "PARK"): ASK,
    ("type", "WIRES"): TELL,
    ("type", "DV"): NEVER,
    ("disposition", "01"): ASK,
    ("disposition", "05"): ASK,
    ("disposition", "09"): TELL,
    ("disposition", "03"): NEVER,
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """A report of a CAD: it arrives at one minute, and its clock says at which it was true."""

    about: str
    arrives: int
    clock: int  # seconds, no two of an incident the same
    status: str = "closed"
    type: str = "NOISE"
    disposition: str = ""
    phone: str | None = "anna"  # None: says nothing of the caller; "": there is no number
    role: str = "Caller"
    arrest: bool = False
    by_officer: bool = False
    linked: str = ""
    merged: str = ""
    unreadable: bool = False  # refused at the door: all that is known of it is what it is about


@dataclass(frozen=True)
class Decree:
    """At a minute the admin decides what a code may do."""

    at: int
    code: tuple[str, str]
    use: str


@dataclass(frozen=True)
class Wish:
    """At a minute somebody asks never to be texted, or a person decides that a number which reports often may be."""

    at: int
    phone: str
    never: bool


@dataclass(frozen=True)
class Story:
    """What happens among a few people; stories of one town share nothing but its settings."""

    said: tuple[Said, ...]
    decrees: tuple[Decree, ...] = ()
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True)
class Town:
    """The settings under which its stories happen."""

    stories: tuple[Story, ...]
    victims: bool = False
    most: int = 5  # incidents of one number in 30 days before a person has to decide


@dataclass(frozen=True)
class Outcome:
    """Of one story: the incidents whose caller was to be asked, and those about which a text left."""

    asked: frozenset[str] = field(default_factory=frozenset)
    texted: frozenset[str] = field(default_factory=frozenset)
