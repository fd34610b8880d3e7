"""The words that Twilio itself answers when Advanced Opt-Out is not configured."""

from enum import Enum


class Keyword(Enum):
    """What a single word asks of Twilio."""

    STOP = "stop"
    START = "start"
    HELP = "help"


_WORDS = {
    Keyword.STOP: "STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT",
    Keyword.START: "START YES UNSTOP",
    Keyword.HELP: "HELP INFO",
}
_BY_WORD = {word: keyword for keyword, words in _WORDS.items() for word in words.split()}

_ANSWERS = {
    Keyword.STOP: "You have successfully been unsubscribed. You will not receive any more messages "
    "from this number. Reply START to resubscribe.",
    Keyword.START: "You have successfully been re-subscribed to messages from this number. "
    "Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    Keyword.HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}


def keyword_in(text: str) -> Keyword | None:
    """Return the keyword when the text is that one word and nothing else, in any case."""
    return _BY_WORD.get(text.strip().upper())


def own_answer(keyword: Keyword, *, opted_out: bool) -> str | None:
    """Return Twilio's own text to the sender, or None when it stays silent.

    `opted_out` is the state before this word. YES from someone who never left is an answer to a
    question, and a second STOP or a HELP from someone who left gets no text at all.
    """
    silent = not opted_out if keyword is Keyword.START else opted_out
    return None if silent else _ANSWERS[keyword]
