"""The forms of the editor: one for each question, one for what stands around them, each in one language."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from agencies.models.agency import LANGUAGES
from console.settings.fields import Dressed
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


class QuestionForm(Dressed, forms.Form):
    """A question in one language."""

    text = forms.CharField(
        label="Words",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
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
    after = forms.ChoiceField(label="Asked", required=False)
    comparison = forms.ChoiceField(
        label="Where the answer is",
        required=False,
        choices=[("", "–"), *Question.Comparison.choices],
    )
    bound = forms.IntegerField(
        label="Number",
        required=False,
        min_value=0,
        max_value=10,
        help_text="Yes is 1, no is 0; a choice is its place in the list.",
        error_messages=dict.fromkeys(
            ("min_value", "max_value", "invalid"), "Write a whole number from 0 to 10."
        ),
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
        self.fields["after"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "of everybody"),
            *((str(each.key), f"after “{each.label}”") for each in earlier),
        ]
        self.fields["text"].widget.attrs |= {"dir": "auto", "lang": language}
        self.understood = ANSWERS[question.kind]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("after") and "bound" not in self.errors:
            if not values.get("comparison"):
                self.add_error("comparison", "Choose how the earlier answer compares.")
            if values.get("bound") is None:
                self.add_error("bound", "Write the number that it is compared with.")
        if values.get("kind") == Question.Kind.CHOICE and len(_lines(values)) == 1:
            self.add_error("choices", "Write at least two choices, one a line.")
        return values

    def edited(self) -> Edited:
        """What was written; to be called when the form is valid."""
        values = self.cleaned_data
        after = UUID(values["after"]) if values["after"] else None
        is_list = values["kind"] == Question.Kind.CHOICE
        return Edited(
            key=self.question.key,
            label=values["label"],
            kind=values["kind"],
            about=values["about"],
            element=values["element"],
            text=values["text"].strip(),
            choices=_lines(values) if is_list else (),
            after=after,
            comparison=values["comparison"] if after else "",
            bound=values["bound"] if after else None,
        )


class AroundForm(Dressed, forms.Form):
    """What is said besides the questions, in one language."""

    thanks = forms.CharField(
        label="Thanks at the end",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unclear = forms.CharField(
        label="Before a question is repeated",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, version: Version, language: str, **kwargs: Any) -> None:
        texts = {"thanks": version.thanks, "unclear": version.unclear}
        initial = {name: words.get(language, "") for name, words in texts.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"dir": "auto", "lang": language}
        self.language_name = LANGUAGES[language]


def _initial(question: Question, language: str) -> dict[str, Any]:
    return {
        "text": question.text.get(language, ""),
        "choices": "\n".join(question.choices.get(language, [])),
        "label": question.label,
        "kind": question.kind,
        "about": question.about,
        "element": question.element,
        "after": str(question.after or ""),
        "comparison": question.comparison,
        "bound": question.bound,
    }


def _lines(values: dict[str, Any]) -> list[str]:
    return [line.strip() for line in values.get("choices", "").splitlines() if line.strip()]
