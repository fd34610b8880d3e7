"""What a ready survey is made of."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]  # language → text

_QUESTIONS = uuid.UUID("6f1d5f0e-5a0b-4f8f-9c57-0a2f8d6f3f10")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyIf:
    """Asked only where the answer to the question of this name compares so: "at_most", "at_least", "is"."""

    name: str
    comparison: str
    bound: int

    @property
    def key(self) -> uuid.UUID:
        return key_of(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyQuestion:
    """A question. `name` is its identity in every survey that has it; `kind` and `about` are as in surveys.models.

    `element` names the element of an accreditation that its answers serve: "45.2.2 c".
    """

    name: str
    kind: str
    about: str
    label: str
    text: Texts
    choices: Mapping[str, list[str]] = field(default_factory=dict)
    element: str = ""
    only_if: OnlyIf | None = None

    @property
    def key(self) -> uuid.UUID:
        """What makes answers to it comparable across surveys and versions."""
        return key_of(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadySurvey:
    """A survey that an agency may start from.

    `begins` is as in surveys.models: "closed" with a call, "by_hand" since it asks only people who agreed to be asked,
    "web" with a link or a card. `note` tells what to heed first.
    """

    name: str
    title: str
    description: str
    questions: tuple[ReadyQuestion, ...]
    thanks: Texts
    unclear: Texts
    begins: str = "closed"
    note: str = ""
    source: str = ""


def key_of(name: str) -> uuid.UUID:
    """The identity of a ready question."""
    return uuid.uuid5(_QUESTIONS, name)
