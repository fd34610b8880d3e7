"""The words of a survey's texts, in the citizen's language, with the agency and the incident filled in."""

from collections.abc import Mapping

from django.urls import reverse

from messaging.addresses import public
from surveys.languages import linking, offering
from surveys.models import Conversation, Question

FALLBACK = "en"
FIRST = 1  # the place of the question that offers the other languages


def web_address(code: str) -> str:
    """The whole address at which a conversation, a door or a card is."""
    return public(reverse("public:survey", args=[code]))


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in this language, else in English, else in any; empty where there is none."""
    return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")


def languages_of(conversation: Conversation, question: Question) -> list[str]:
    """The languages in which the conversation may go on: the agency's, as far as the version speaks them."""
    ready = question.version.languages
    return [language for language in conversation.agency.languages if language in ready]


def ask(conversation: Conversation, question: Question) -> str:
    """The text that asks `question`; the first one has the link, where there is one, and offers other languages."""
    text = _fill(in_language(question.text, conversation.language), conversation)
    if question.position != FIRST:
        return text
    if conversation.code:
        address = web_address(conversation.code)
        text = linking(text, spoken=conversation.language, address=address)
    others = languages_of(conversation, question)
    return offering(text, spoken=conversation.language, others=others)


def ask_again(conversation: Conversation, question: Question) -> str:
    """The text that repeats `question` after a reply that we could not read."""
    sorry = in_language(question.version.unclear, conversation.language)
    text = _fill(in_language(question.text, conversation.language), conversation)
    return f"{_fill(sorry, conversation)} {text}".strip()


def thank(conversation: Conversation) -> str:
    """The last text."""
    thanks = conversation.question.version.thanks
    return _fill(in_language(thanks, conversation.language), conversation)


def _fill(text: str, conversation: Conversation) -> str:
    text = text.replace("{agency}", conversation.agency.voice)
    if "{reference}" not in text:
        return text
    return text.replace("{reference}", str(conversation.incident or ""))
