"""The words of a survey's texts, in the citizen's language, with the agency and the incident filled in."""

from collections.abc import Mapping

from surveys.models import Conversation, Question

FALLBACK = "en"


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in this language, else in English, else in any; empty where there is none."""
    return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")


def ask(conversation: Conversation, question: Question) -> str:
    """The text that asks `question`."""
    return _fill(in_language(question.text, conversation.language), conversation)


def ask_again(conversation: Conversation, question: Question) -> str:
    """The text that repeats `question` after a reply that we could not read."""
    sorry = in_language(conversation.survey.unclear, conversation.language)
    return f"{_fill(sorry, conversation)} {ask(conversation, question)}".strip()


def thank(conversation: Conversation) -> str:
    """The last text."""
    return _fill(in_language(conversation.survey.thanks, conversation.language), conversation)


def _fill(text: str, conversation: Conversation) -> str:
    return text.replace("{agency}", conversation.agency.voice).replace(
        "{reference}", conversation.incident.reference
    )
