"""What one page asks: one question or several, under one seal and one button."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from public.asking import AnswerForm
from public.seals import TRAP, holds, seal
from surveys.models import Answer, Question
from surveys.web import Given


class Sheet:
    """The forms of a page at an address, which is a code. `data` is what was sent, None where it is only shown.

    What was sent to a door and is shown again is sent to the conversation that it began: `sent_to` is then changed.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        questions: Sequence[Question],
        language: str,
        code: str,
        now: datetime,
        former: Mapping[int, Answer] | None = None,
    ) -> None:
        """`former` has what was answered before, by the primary key of the question."""
        known = former or {}
        self.data, self.now = data, now
        self.shown_at = self.sent_to = code
        self.forms = [
            AnswerForm(data, question=each, language=language, former=known.get(each.pk))
            for each in questions
        ]

    @property
    def at(self) -> str:
        """The places of its questions, as the page sends them back."""
        return " ".join(str(form.question.position) for form in self.forms)

    @property
    def seal(self) -> str:
        return seal(form=self._name(self.sent_to), now=self.now)

    def _name(self, code: str) -> str:
        return f"{code}|{self.at}"

    @property
    def distrust(self) -> str:
        """Why it is shown again although the answers are good: as a program sends it; empty where a person did."""
        if self.data is None:
            return ""
        if self.data.get(TRAP):
            return _("Please leave the field “Website” empty.")
        name = self._name(self.shown_at)
        if not holds(form=name, sealed=str(self.data.get("seal", "")), now=self.now):
            return _("Please look once more, then press the button again.")
        return ""

    @property
    def wrong(self) -> list[AnswerForm]:
        """The forms whose answers can't be taken."""
        return [form for form in self.forms if form.error]

    @property
    def is_complete(self) -> bool:
        """Whether it was sent by a person, with an answer to every question."""
        return self.data is not None and not self.distrust and not self.wrong

    @property
    def given(self) -> list[tuple[Question, Given]]:
        """The answers that can be taken. Beside one that can't, words that are missing may still come."""
        if self.data is None or self.distrust:
            return []
        good = [form for form in self.forms if form not in self.wrong]
        return [
            (form.question, form.given)
            for form in good
            if form.options or form.given.comment or not self.wrong
        ]


def sheet_of(
    request: HttpRequest,
    *,
    questions: Sequence[Question],
    language: str,
    code: str,
    now: datetime,
    former: Mapping[int, Answer] | None = None,
) -> Sheet:
    """The sheet of these questions at an address, filled with what was sent."""
    data = request.POST if request.method == "POST" else None
    return Sheet(data, questions=questions, language=language, code=code, now=now, former=former)


def places_sent(request: HttpRequest) -> set[int]:
    """The places of the questions that were on the page that was sent."""
    longest = len("1000")
    written = request.POST.get("at", "").split()
    return {int(each) for each in written if each.isdecimal() and len(each) <= longest}
