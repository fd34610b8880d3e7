"""Yes or no, with what is said besides: "yes but he was rude", "not really", "sí gracias"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, islice

from surveys.parsing import words
from surveys.parsing.reactions import Mood, emoji
from surveys.parsing.tokens import Sort, Token, clauses
from surveys.parsing.values import Found, Unclear
from surveys.parsing.words import listed

YES, NO, NEITHER = 1, 0, -1
LONGEST_PHRASE = 5

BOTH = Unclear("It says both yes and no.")
HEDGED = Unclear("It is neither a clear yes nor a clear no.")

# These take back half of a yes or no: "yes kind of".
_HEDGES = listed(
    """
    kind of; kinda; sort of; sorta; somewhat; maybe; perhaps; partly; partially; a little; a
    bit; i guess so; i guess; more or less; mas o menos; tal vez; quizas; quiza; un poco; en
    parte; sometimes; a veces; mostly; mostly yes; mostly no; barely; but barely; not clearly; but
    not clearly; but not really; but not fully; but not completely; but not very well; but not well; but
    not much; pero no muy bien; pero no claramente; pero no del todo
    """
)
# What was done or left undone, told instead of a plain answer: "he did explain it", "nobody told me anything".
_WHO = ("he", "she", "they", "officer", "officers", "deputy", "dispatcher", "cop")
_TO_TELL = listed("explain tell say answer inform mention describe")
_TOLD = listed("explained told said answered informed mentioned described")
_UNTOLD = ("nobody", "no one", "noone", "never", "nothing was", "nothing")
_STATED = (
    {f"{who} did {tell}": 1 for who in _WHO for tell in _TO_TELL}
    | {f"{who} {told}": 1 for who in _WHO for told in _TOLD - {"said"}}
    | {
        f"{who} {did} {tell}": 0
        for who in _WHO
        for did in ("didnt", "did not", "never")
        for tell in _TO_TELL
    }
    | {f"{who} never {told}": 0 for who in _WHO for told in _TOLD}
    | {f"{nobody} {told}": 0 for nobody in _UNTOLD for told in _TOLD}
)
# At the beginning of a reply these answer, whatever follows.
_BEGIN = (
    dict.fromkeys(_HEDGES, NEITHER)
    | _STATED
    | words.valued(
        {
            YES: """
            ofc; affirm; totally; surely; certainly; def; definately; definitly; absolutly;
            absolutley; fs; yuh; mhm; uh huh; sipi; simon; efectivamente; asi fue; afirmativo; yes;
            yep; yeah; yea; yup; yess; yas; yah; yessir; yes sir; yes maam; yse; yez; ys; sure
            thing; i believe so; sure did; sure was; correct; definitely; absolutely; of course; for
            sure; affirmative; no doubt; i think so; hell yes; hell yeah; heck yes; heck yeah;
            thumbs up; si; sip; si senor; si senora; claro; claro que si; por supuesto; desde luego;
            asi es; sin duda; creo que si
            """,
            NO: """
            no; nope; not once; not that i know of; not that i remember; not that i recall; not that i
            can remember; not that im aware of; didnt really; did not really; not much; they never did; they never came;
            nah; naw; nop; noo; never; negative; not really; not at all; not yet; not even; no
            way; no sir; no maam; hell no; heck no; definitely not; absolutely not; of course
            not; certainly not; i dont think so; dont think so; i do not think so; thumbs down;
            nunca; jamas; claro que no; para nada; en absoluto; creo que no; todavia no; aun no;
            tampoco
            """,
            NEITHER: """
            not sure; no se; no lo se; no estoy seguro; no estoy segura; no idea; no clue; no
            comment; no comments; no problem; no problems; no problema; no complaints; no
            issues; no worries; no one; no thanks; no thank you; no gracias; unsure; yes and no;
            si y no; idk; i dont know; dont know; yes or no; si o no; not exactly; not entirely;
            not fully; not completely
            """,
        }
    )
)
# These answer only if the clause says nothing else: "they did a great job" is no yes.
_WHOLE = words.valued(
    {
        YES: """
            y; sure; they did; he did; she did; it did; i did; we did; i do; they were; he was;
            she was; it was; i was; ya; right; true; indeed; very much; very much so; yes they
            did; 100; 100 percent; one hundred percent; a hundred percent; cien por ciento
            """,
        NO: """
            they did not; they didnt; he did not; he didnt; she did not; she didnt; it did not;
            it didnt; i did not; i didnt; they were not; they werent; he was not; he wasnt; she
            wasnt; it was not; it wasnt; i do not; i dont; not; n
            """,
    }
)
_PLAINLY = {word: _BEGIN[word] for word in listed("yes yep yeah yup no nope nah si")}
_OPENERS = words.THANKS | listed(
    """
    oh um uh well so hi hello hey hola i would id say the my answer is please sorry pues bueno
    ay mi respuesta es la que digo yo diria
    """
)
_JOINS = listed("and or but y o pero")


def yes_or_no(tokens: Sequence[Token]) -> Found | Unclear | None:
    """Return the yes (1) or no (0) that a reply says, why it says neither, or None for no sign."""
    parts = list(clauses(tokens))
    found = _beginning(tokens, parts) or _ending(tokens, parts)
    mood = emoji(tokens)
    if found is None:
        return _by_emoji(tokens, mood)
    if found.number == NEITHER or _is_hedged(tokens, parts, found):
        return HEDGED
    said = {found.number, *_plain_answers(tokens, parts, found)}
    if mood is not None:
        said.add({Mood.FOR: YES, Mood.AGAINST: NO, Mood.NEITHER: NEITHER}[mood])
    if len(said) > 1:
        return BOTH
    return replace(found, keep=_belongs_to_what_follows(tokens, found))


def _belongs_to_what_follows(tokens: Sequence[Token], found: Found) -> bool:
    """Tell whether a "no" is part of a statement that would say the opposite without it."""
    following = tokens[found.last + 1 : found.last + 2]
    return found.number == NO and any(
        token.sort is not Sort.MARK and token.text not in _JOINS for token in following
    )


def _is_hedged(tokens: Sequence[Token], parts: Sequence[list[int]], found: Found) -> bool:
    """Tell whether all that follows an answer, up to a mark, takes back half of it."""
    return any(
        " ".join(tokens[at].text for at in part if at > found.last) in _HEDGES for part in parts
    )


def _beginning(tokens: Sequence[Token], parts: Sequence[list[int]]) -> Found | None:
    """Find the answer with which the first clause that says anything begins."""
    for part in parts:
        said = [tokens[at].text for at in part]
        for skipped in range(len(said)):
            answer, size = _answer_at(said, skipped)
            if answer is not None:
                return Found(answer, part[skipped], part[skipped + size - 1])
            if said[skipped] not in _OPENERS and not said[skipped].isdecimal():
                return None
    return None


def _ending(tokens: Sequence[Token], parts: Sequence[list[int]]) -> Found | None:
    """Find an answer that is the whole last clause: "The officer came, yes"."""
    if not parts:
        return None
    last = parts[-1]
    said = " ".join(tokens[at].text for at in last[: LONGEST_PHRASE + 1])
    answer = _BEGIN.get(said)
    return None if answer is None else Found(answer, last[0], last[-1])


def _by_emoji(tokens: Sequence[Token], mood: Mood | None) -> Found | Unclear | None:
    if mood is None:
        return None
    if mood is Mood.NEITHER:
        return BOTH
    marked = [at for at, token in enumerate(tokens) if emoji([token]) is mood]
    return Found(YES if mood is Mood.FOR else NO, marked[0], marked[-1], keep=True)


def _plain_answers(tokens: Sequence[Token], parts: Sequence[list[int]], found: Found) -> set[int]:
    """Return the plain yes and no after an answer: right after it, or first in a clause."""
    answers = set()
    for part in parts:
        rest = dropwhile(_JOINS.__contains__, (tokens[at].text for at in part if at > found.last))
        said = list(islice(rest, LONGEST_PHRASE))
        if said and said[0] in _PLAINLY:
            answer, _ = _answer_at(said, 0)
            if answer != NEITHER:  # "yes, no problems"
                answers.add(_PLAINLY[said[0]])
    return answers


def _answer_at(said: Sequence[str], at: int) -> tuple[int | None, int]:
    """Return the longest answer that begins at `at`, and how many words it has."""
    whole = said[at : at + LONGEST_PHRASE + 1]
    while len(whole) > 1 and whole[-1] in words.THANKS:
        whole = whole[:-1]
    if " ".join(whole) in _WHOLE and all(word in words.THANKS for word in said[at + len(whole) :]):
        return _WHOLE[" ".join(whole)], len(whole)
    for size in range(min(LONGEST_PHRASE, len(said) - at), 0, -1):
        answer = _BEGIN.get(" ".join(said[at : at + size]))
        if answer is not None:
            return answer, size
    return None, 0
