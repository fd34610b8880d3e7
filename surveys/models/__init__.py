"""Asking: the survey and its versions, what was decided about each incident, the conversation, the answers."""

from surveys.models.by_hand import SentByHand
from surveys.models.conversation import Answer, Conversation
from surveys.models.correction import Correction
from surveys.models.decision import Decision
from surveys.models.door import Card, Door
from surveys.models.inquiry import Inquiry
from surveys.models.survey import Survey
from surveys.models.version import Question, Version

__all__ = [
    "Answer",
    "Card",
    "Conversation",
    "Correction",
    "Decision",
    "Door",
    "Inquiry",
    "Question",
    "SentByHand",
    "Survey",
    "Version",
]
