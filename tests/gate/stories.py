"""Stories of every kind, drawn by hypothesis: most of each is harmless, so that the rest decides."""

from typing import Any

from hypothesis import strategies as st

from tests.gate.told import ASK, BEGINNING, LONG_AGO, NEVER, TELL, Decree, Said, Story, Town, Wish

ATTACHED = ("one", "two", "three")
GHOST = "ghost"  # named by links, never reported
PLAIN: dict[str, Any] = {}
# How a report may differ from a noise call that closed and whose caller is known.
TWISTS: tuple[dict[str, Any], ...] = (
    *[PLAIN] * 9,
    {"type": "PARK"},
    {"disposition": "01"},
    {"disposition": "05"},
    {"role": "ReportingParty"},
    {"phone": None},
    {"status": "open"},
    {"status": "open", "type": "PARK", "phone": None},
    {"type": "DV"},
    {"type": "DV", "phone": None},
    {"type": "WIRES"},
    {"type": "NEW"},
    {"type": ""},
    {"disposition": "03"},
    {"disposition": "09"},
    {"disposition": "X"},
    {"status": "cancelled"},
    {"status": "duplicate"},
    {"role": "Victim"},
    {"role": "Suspect"},
    {"role": ""},
    {"phone": "bert"},
    {"phone": "bert", "type": "DV"},
    {"phone": "line"},
    {"phone": "", "role": ""},
    {"arrest": True},
    {"arrest": True, "phone": "bert"},
    {"by_officer": True},
    {"linked": "one"},
    {"linked": "two"},
    {"linked": "three", "type": "DV", "phone": "carla"},
    {"linked": "two", "phone": "carla"},
    {"linked": GHOST},
    {"merged": "one"},
    {"merged": "two", "phone": "bert"},
)
ARRIVALS = (
    10,
    20,
    30,
    40,
    50,
    60,
    70,
    80,
    90,
    100,
    220,
    240,
    260,
    280,
    320,
    340,
    360,
    380,
    420,
    480,
)
LATENESS = (0, 0, 0, 0, 15, 150, 350)  # minutes between what was true and its arrival
DIFFERENT = ({"phone": "anna"}, {"phone": "bert"}, {"phone": "carla"}, {"phone": "anna"})
CODES = (*BEGINNING, ("type", "NEW"), ("disposition", "X"))

# Another incident, of somebody else or not, that may turn out to belong with the first one, and may turn out badly.
kin = st.builds(
    lambda first, then, links_first, links_then, phone, turns: (
        *(
            Said(about="kin", arrives=at, clock=at * 60, phone="kim", linked=links_first)
            for at in first
        ),
        Said(about="kin", arrives=then, clock=then * 60, phone=phone, linked=links_then, **turns),
    ),
    st.sampled_from([(), (10,), (90,)]),
    st.sampled_from([100, 220, 280, 280, 380, 480]),
    st.sampled_from(["", "one"]),
    st.sampled_from(["", "", "one", "two"]),
    st.sampled_from(["kim", "kim", "anna", "bert"]),
    st.sampled_from([PLAIN, {"type": "PARK"}, {"type": "DV"}, {"type": "NEW"}, {"arrest": True}]),
)
# A report that says nothing of the caller, and a correction of the caller that is older than it and arrives later.
correction = st.builds(
    lambda arrives, correct: (
        Said(about="one", arrives=100, clock=6100, phone=None),
        Said(about="one", arrives=arrives, clock=6050, **correct),
    ),
    st.sampled_from([100, 240, 320, 480]),
    st.sampled_from([PLAIN, {"phone": "bert"}, {"phone": "", "role": ""}, {"role": "Victim"}]),
)
arrivals = st.sampled_from(ARRIVALS)
# Reports that can't be read, of incidents that are known by then or not, whatever they say.
refused = st.lists(
    st.builds(
        lambda about, arrives: Said(about=about, arrives=arrives, clock=0, unreadable=True),
        st.sampled_from(["one", "one", "two", "kin"]),
        arrivals,
    ),
    min_size=1,
    max_size=2,
)
decrees = st.lists(
    st.builds(
        Decree,
        st.sampled_from([90, 240, 280, 280, 360, 480]),
        st.sampled_from([("type", "NOISE")] * 5 + list(CODES)),
        st.sampled_from([ASK, ASK, TELL, NEVER]),
    ),
    max_size=2,
    unique_by=lambda decree: (decree.at, decree.code),
)
wishes = st.lists(
    st.builds(Wish, arrivals, st.sampled_from(["anna", "bert"]), st.booleans()), max_size=1
)


@st.composite
def stories(draw: st.DrawFn, *, decreed: bool) -> Story:
    """One to three incidents, each told by up to four reports in any order; perhaps an old one of the same caller."""
    said: list[Said] = []
    for name in ATTACHED[: draw(st.sampled_from([1, 2, 2, 3]))]:
        usual = draw(st.sampled_from(DIFFERENT))
        for arrives in sorted(draw(st.lists(arrivals, min_size=1, max_size=4))):
            differs = usual | draw(st.sampled_from(TWISTS))
            if differs.get("linked") == name or differs.get("merged") == name:
                differs = usual
            clock = (arrives - draw(st.sampled_from(LATENESS))) * 60 + len(said)
            said.append(Said(about=name, arrives=arrives, clock=clock, **differs))
    if draw(st.booleans()):
        said += draw(kin)
    if draw(st.sampled_from([False, False, True])):
        said += draw(correction)
    if draw(st.sampled_from([False, False, True])):
        said += draw(refused)
    if draw(st.sampled_from([False] * 5 + [True])):
        code = draw(st.sampled_from(["NOISE", "DV"]))
        said.append(Said(about="old", arrives=LONG_AGO, clock=LONG_AGO * 60, type=code))
    return Story(
        said=tuple(sorted(said, key=lambda each: each.arrives)),
        decrees=tuple(draw(decrees)) if decreed else (),
        wishes=tuple(draw(wishes)),
    )


@st.composite
def towns(draw: st.DrawFn, *, size: int) -> Town:
    """So many stories under the same settings. In half of the towns the policy stands still, so that nothing else hides
    from the gate what it must notice by itself."""
    decreed = draw(st.booleans())
    return Town(
        stories=tuple(draw(stories(decreed=decreed)) for _ in range(size)),
        victims=draw(st.booleans()),
        most=draw(st.sampled_from([1, 2, 5])),
    )
