"""Words of the agency's files that the product does not know, with counts: explained in bulk on one page."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from agencies import audit
from agencies.access import AgencyRequest, admins_only
from incidents.intake.fields import Field
from incidents.intake.values import LANGUAGES
from incidents.intake.words import Word, explain, words_of

NOT_SAID = ("", "Nobody has said")
MEANINGS: Mapping[Field, tuple[tuple[str, str], ...]] = {
    Field.STATUS: (
        ("open", "Open"),
        ("closed", "Closed"),
        ("cancelled", "Cancelled: nobody is texted"),
        ("duplicate", "Duplicate: nobody is texted"),
    ),
    Field.CALLER_ROLE: (
        ("caller", "Caller: may be texted"),
        ("reporting party", "Reporting party: may be texted"),
        ("victim", "Victim"),
        ("victim relative", "Victim's relative"),
        ("victim acquaintance", "Victim's acquaintance"),
        ("witness", "Witness"),
        ("patient", "Patient: never stored"),
        ("patient relative", "Patient's relative"),
        ("person of interest", "Person of interest: never stored"),
        ("suspect", "Suspect: never stored"),
        ("involved person", "Involved otherwise"),
    ),
    Field.CALLER_LANGUAGE: tuple(
        (code, next(name for name, its in LANGUAGES.items() if its == code).capitalize())
        for code in dict.fromkeys(LANGUAGES.values())
    ),
    Field.SELF_INITIATED: (
        ("yes", "An officer started it: nobody is texted"),
        ("no", "Somebody called"),
    ),
}
TITLES: Mapping[Field, tuple[str, str]] = {
    Field.STATUS: (
        "Status",
        "Rows with such a word are refused until somebody says what it means.",
    ),
    Field.CALLER_ROLE: (
        "Person's role",
        "Rows with such a word are refused. Only callers and reporting parties are texted; victims where you allow it.",
    ),
    Field.CALLER_LANGUAGE: ("Language", "Rows with such a word are refused."),
    Field.SELF_INITIATED: (
        "How the call came in",
        "Incidents with such a word count as started by an officer: nobody is texted.",
    ),
}


@admins_only
def words(request: AgencyRequest, slug: str) -> HttpResponse:
    """Say what words mean, many at once. Holds for every file from then on; goes on the record."""
    known = words_of(agency=request.agency, now=timezone.now())
    if request.method == "POST":
        _explain(request, known)
        return redirect("console:settings-files-words", slug=slug)
    return render(
        request,
        "console/files/words.html",
        {
            "groups": list(_groups(known)),
            "unexplained": sum(not word.meaning for word in known),
        },
    )


def _groups(known: Iterable[Word]) -> Iterable[dict[str, object]]:
    """The words of each field, with what they may mean."""
    every = list(known)
    for field, (title, effect) in TITLES.items():
        of_field = [(_name(word), word) for word in every if word.field == field]
        if of_field:
            yield {
                "field": field,
                "title": title,
                "effect": effect,
                "words": of_field,
                "meanings": [NOT_SAID, *MEANINGS[field]],
            }


def _name(word: Word) -> str:
    """The name of the word's choice in the form."""
    return f"{word.field}:{word.word}"


def _explain(request: AgencyRequest, known: Iterable[Word]) -> None:
    """Keep the choices for the words that the page has; another meaning than is offered is passed over."""
    chosen = {
        (word.field, word.word): meaning
        for word in known
        if (meaning := request.POST.get(_name(word))) is not None
        and meaning in dict([NOT_SAID, *MEANINGS[word.field]])
    }
    changed = explain(agency=request.agency, meanings=chosen, by=request.user, now=timezone.now())
    for word in changed:
        audit.record(
            request=request,
            agency=request.agency,
            action="word.explained",
            subject=f"{TITLES[word.field][0]}: {word.word}",
            detail={"Means": dict([NOT_SAID, *MEANINGS[word.field]])[word.meaning]},
        )
    if changed:
        count = len(changed)
        messages.success(
            request,
            f"{count} word{'s' if count > 1 else ''} saved. Files are read so from now on: bring refused rows again.",
        )
