"""The form of one question, in the visitor's language, and what it understood."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from surveys import on_screen
from surveys.models import Answer, Question
from surveys.web import Given
from surveys.wording import in_language

LONGEST_COMMENT = 2_000  # characters
LARGEST = {Question.Kind.RATING: 5, Question.Kind.RATING_10: 10}
SMALLEST = {Question.Kind.RATING: 1, Question.Kind.RATING_10: 0}


@dataclass(frozen=True, slots=True)
class Option:
    """One button: its number, what stands large in front, and its words."""

    value: int
    mark: str
    words: str


def heading(question: Question, language: str) -> str:
    """What is asked."""
    return on_screen.question(in_language(question.text, language))


def options(question: Question, language: str) -> list[Option]:
    """What may be chosen, the best first; nothing where the question wants words."""
    match question.kind:
        case Question.Kind.YES_NO:
            return [Option(1, "", _("Yes")), Option(0, "", _("No"))]
        case Question.Kind.CHOICE:
            named = enumerate(question.listed(language), start=1)
            return [Option(value, "", words[:1].upper() + words[1:]) for value, words in named]
        case Question.Kind.RATING | Question.Kind.RATING_10:
            return _scale(question, language)
    return []


def _scale(question: Question, language: str) -> list[Option]:
    kind = Question.Kind(question.kind)
    lowest, highest = SMALLEST[kind], LARGEST[kind]
    ends = on_screen.ends(in_language(question.text, language), lowest=lowest, highest=highest)
    words = {
        lowest: ends.lowest or _("The lowest"),
        highest: ends.highest or _("The highest"),
    }
    return [
        Option(number, str(number), words.get(number, ""))
        for number in range(highest, lowest - 1, -1)
    ]


class Words(forms.CharField):
    """Own words. A line's end counts as one character, as in the browser that limits them."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class AnswerForm(forms.Form):
    """Takes the answer to one question; bad input is answered beside the field."""

    number = forms.IntegerField(required=False)
    comment = Words(required=False, max_length=LONGEST_COMMENT)

    def __init__(
        self,
        data: Any = None,
        *,
        question: Question,
        language: str,
        former: Answer | None = None,
    ) -> None:
        """`former` is what was answered before."""
        super().__init__(data, prefix=f"q{question.position}")
        self.question, self.language = question, language
        self.options = options(question, language)
        self.former = former
        self.fields["comment"].error_messages = {
            "max_length": _("Please write at most 2,000 characters."),
            "null_characters_not_allowed": _("Please write letters, digits and signs alone."),
        }

    @property
    def heading(self) -> str:
        return heading(self.question, self.language)

    @property
    def error(self) -> str:
        """What is wrong with the answer; empty where nothing is."""
        return " ".join(str(each) for errors in self.errors.values() for each in errors)

    @property
    def chosen(self) -> int | None:
        """What is marked when the page is shown: what was just sent, or what was answered before."""
        if self.is_bound:
            sent = self.data.get(self.add_prefix("number"), "")
            return next((each.value for each in self.options if str(each.value) == sent), None)
        return self.former.number if self.former else None

    @property
    def written(self) -> str:
        if self.is_bound:
            return str(self.data.get(self.add_prefix("comment"), ""))
        return self.former.comment if self.former else ""

    @property
    def longest(self) -> int:
        return LONGEST_COMMENT

    @property
    def given(self) -> Given:
        """The answer, of a form that is valid."""
        if not self.options:
            return Given(None, self.cleaned_data["comment"])
        return Given(self.cleaned_data["number"])

    def clean_number(self) -> int | None:
        number: int | None = self.cleaned_data["number"]
        if self.options and number not in {each.value for each in self.options}:
            raise forms.ValidationError(_("Please choose one of these."))
        return number
