"""The forms of the editor: one for each question, one for what stands around them, each in one language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from console.settings.fields import Dressed
from console.surveys.conditions import EVERYBODY, Condition, offered
from surveys.editing import Edited
from surveys.library import ELEMENTS
from surveys.models import Question, Version

LONGEST = 480  # characters: three segments
ANSWERS = {
    "rating": "1 to 5, “five”, “5 stars”, “great”, “cinco”",
    "rating_10": "0 to 10, “ten”, “8/10”",
    "yes_no": "“yes”, “nope”, “sí”, 👍",
    "choice": "the number, the letter or the words of a choice",
    "comment": "any words; SKIP is no comment",
}


def _words(**more: Any) -> forms.CharField:
    """A field for words in one language, which may be left empty."""
    rows = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(max_length=LONGEST, required=False, widget=rows, **more)


class Shown(forms.Form):
    """A form of which something is shown while it is being filled in."""

    @property
    def shown(self) -> Mapping[str, Any]:
        """What is typed now, as far as it can be read; what is stored, where nothing was sent."""
        return self.cleaned_data if self.is_bound else self.initial


class QuestionForm(Dressed, Shown):
    """A question in one language."""

    text = _words(label="Words")
    choices = forms.CharField(
        label="Choices",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, in the order of their numbers. The words above must name the numbers.",
    )
    label = forms.CharField(
        label="Name on screens",
        max_length=60,
        error_messages={"required": "Write a name by which your people know this question."},
    )
    kind = forms.ChoiceField(label="Answered by", choices=Question.Kind.choices)
    about = forms.ChoiceField(label="About", choices=Question.About.choices)
    element = forms.ChoiceField(
        label="Accreditation element",
        required=False,
        choices=[("", "None"), *((code, f"{code} {words}") for code, words in ELEMENTS.items())],
    )
    asked = forms.ChoiceField(
        label="Asked",
        required=False,
        error_messages={"invalid_choice": "Choose of whom it is asked."},
    )

    def __init__(
        self,
        *args: Any,
        question: Question,
        earlier: Sequence[Question],
        language: str,
        **kwargs: Any,
    ) -> None:
        self.question, self.language = question, language
        super().__init__(
            *args, prefix=f"q-{question.key}", initial=_initial(question, language), **kwargs
        )
        self.fields["asked"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            EVERYBODY,
            *offered(earlier=earlier, present=Condition.of(question)),
        ]
        self.fields["text"].widget.attrs |= _written_in(language)
        self.understood = ANSWERS[question.kind]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("kind") == Question.Kind.CHOICE and len(lines(values)) == 1:
            self.add_error("choices", "Write at least two choices, one a line.")
        return values

    def edited(self) -> Edited:
        """What was written; to be called when the form is valid."""
        values = self.cleaned_data
        condition = Condition.read(values["asked"])
        is_list = values["kind"] == Question.Kind.CHOICE
        return Edited(
            key=self.question.key,
            label=values["label"],
            kind=values["kind"],
            about=values["about"],
            element=values["element"],
            text=values["text"].strip(),
            choices=lines(values) if is_list else (),
            after=condition.after if condition else None,
            comparison=condition.comparison if condition else "",
            bound=condition.bound if condition else None,
        )


class AroundForm(Dressed, Shown):
    """What is said besides the questions, in one language: in texts, and on the pages of the web."""

    thanks = _words(label="Thanks at the end")
    unclear = _words(label="Before a question is repeated")
    web_welcome = _words(
        label="Before the first question",
        help_text="Who you are and why you ask. Left empty, the page begins with the question.",
    )
    web_purpose = _words(
        label="What the answers are for, and who reads them",
        help_text="Small, below the questions. Left empty: “Confidential: people who work on the quality of our "
        "service read your answers. Officers never see who wrote them.”, in the language of the page.",
    )
    web_thanks = _words(
        label="Thanks on the last page", help_text="Left empty: the thanks at the end, as above."
    )

    def __init__(self, *args: Any, version: Version, language: str, **kwargs: Any) -> None:
        initial = {name: getattr(version, name).get(language, "") for name in Version.AROUND}
        super().__init__(*args, initial=initial, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= _written_in(language)

    def in_texts(self) -> list[forms.BoundField]:
        """Those of texts; the thanks stand on the web as well, where these have none of their own."""
        return [field for field in self if not field.name.startswith("web_")]

    def on_pages(self) -> list[forms.BoundField]:
        """Those of the pages alone."""
        return [field for field in self if field.name.startswith("web_")]

    def edited(self) -> dict[str, str]:
        """What was written; to be called when the form is valid."""
        return {name: self.cleaned_data[name].strip() for name in Version.AROUND}


def _written_in(language: str) -> dict[str, str]:
    """How a field shows words of a language. Arabic that begins with “{agency}” would else run from left to right."""
    return {"dir": "rtl" if language == "ar" else "auto", "lang": language}


def _initial(question: Question, language: str) -> dict[str, Any]:
    return {
        "text": question.text.get(language, ""),
        "choices": "\n".join(question.choices.get(language, [])),
        "label": question.label,
        "kind": question.kind,
        "about": question.about,
        "element": question.element,
        "asked": str(Condition.of(question) or ""),
    }


def lines(values: Mapping[str, Any]) -> list[str]:
    """The choices of a list, one a line."""
    return [line.strip() for line in values.get("choices", "").splitlines() if line.strip()]
