"""The survey as its pages on the web show it, in one language: what is typed now, with what stands around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agencies.models import Agency
from surveys import on_screen
from surveys.cautions import cautions_on_web
from surveys.models import Question

WORDS_AROUND = ("web_welcome", "web_purpose", "web_thanks", "thanks")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is edited: `choices` are those of a list."""

    text: str
    kind: str
    choices: Sequence[str] = ()
    only_some: bool = False

    @property
    def heading(self) -> str:
        return on_screen.question(self.text)

    @property
    def buttons(self) -> list[str]:
        """What may be pressed, the best first; nothing where the question wants words."""
        match self.kind:
            case Question.Kind.YES_NO:
                return ["Yes", "No"]
            case Question.Kind.CHOICE:
                return [words[:1].upper() + words[1:] for words in self.choices]
            case Question.Kind.RATING:
                return self._scale(1, 5)
            case Question.Kind.RATING_10:
                return self._scale(0, 10)
        return []

    def _scale(self, lowest: int, highest: int) -> list[str]:
        ends = on_screen.ends(self.text, lowest=lowest, highest=highest)
        words = {lowest: ends.lowest, highest: ends.highest}
        numbers = range(highest, lowest - 1, -1)
        return [f"{number} {words.get(number, '')}".strip() for number in numbers]


@dataclass(frozen=True, slots=True)
class Screen:
    """`purpose` and `welcome` are empty where the agency wrote none: then ours stand there, or nothing."""

    welcome: str
    asked: Sequence[Asked]
    purpose: str
    thanks: str
    cautions: Sequence[str]


def screen(*, agency: Agency, asked: Sequence[Asked], around: Mapping[str, str]) -> Screen:
    """The pages with these words around the questions, by the name of their field."""
    written = {name: around.get(name, "").strip() for name in WORDS_AROUND}
    filled = {name: words.replace("{agency}", agency.voice) for name, words in written.items()}
    thanks = on_screen.unsigned(written["thanks"]).replace("{agency}", agency.voice)
    return Screen(
        welcome=filled["web_welcome"],
        asked=asked,
        purpose=filled["web_purpose"],
        thanks=filled["web_thanks"] or thanks,
        cautions=[
            caution
            for name in WORDS_AROUND
            if name.startswith("web_")
            for caution in cautions_on_web(written[name])
        ],
    )
