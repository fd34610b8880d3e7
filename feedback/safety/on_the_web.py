"""Hears what is written on the web, as `hearing` hears replies: the page itself says where to get help."""

from datetime import datetime

from feedback.models import Alert, Recognition
from feedback.safety.alerts import raise_alert
from feedback.safety.answers import complaint_text
from feedback.safety.concerns import Concern
from feedback.safety.hearing import ALLEGED, open_follow_up, safety_net
from feedback.safety.recognizing import recognize
from surveys import on_screen
from surveys.closing import close
from surveys.models import Answer, Conversation


def hear(*, answer: Answer, now: datetime) -> None:
    """Raise an alert for words that tell of danger, and end the survey; open a follow-up for an allegation.

    The caller holds the lock on the conversation, and shows `help_words` or `complaint_words` next.
    """
    heard, conversation = recognize(answer.comment), answer.conversation
    if heard is None:
        return
    suggested = Recognition.objects.filter(state=Recognition.State.SUGGESTED)
    suggested.filter(conversation=conversation).delete()  # such words praise nobody
    if heard.concern is Concern.MISCONDUCT:
        open_follow_up(conversation=conversation, now=now)
        return
    raise_alert(
        by=answer,
        conversation=conversation,
        concern=heard.concern,
        patience=safety_net(conversation.agency).escalate_after,
        now=now,
    )
    if conversation.state == Conversation.State.OPEN:
        close(conversation=conversation, state=Conversation.State.STOPPED, now=now)


def is_in_danger(*, conversation: Conversation) -> bool:
    """Whether something in it told of danger: then the page says where to get help, and nothing else."""
    alerts = Alert.objects.filter(agency=conversation.agency_id, conversation=conversation)
    return alerts.exclude(concern=Concern.MISCONDUCT).exists()


def help_words(*, conversation: Conversation) -> str:
    """The agency's own words of help in the conversation's language; empty where it has none."""
    own = safety_net(conversation.agency).help_texts.get(conversation.language, "")
    return _on_a_page(conversation, own)


def complaint_words(*, conversation: Conversation) -> str:
    """That an allegation was heard and where to complain; empty where nothing was alleged."""
    follow_up = getattr(conversation, "follow_up", None)
    if follow_up is None or ALLEGED not in follow_up.rule:
        return ""
    net = safety_net(conversation.agency)
    text = complaint_text(
        own=net.complaint_texts,
        route=net.complaint_route,
        languages=[conversation.language],
        agency="{agency}",
    )
    return _on_a_page(conversation, text)


def _on_a_page(conversation: Conversation, text: str) -> str:
    return on_screen.unsigned(text).replace("{agency}", conversation.agency.voice)
