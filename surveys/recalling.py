"""What was answered in a conversation so far, as it is needed to go on with it and to judge it."""

from surveys.models import Conversation, Question
from surveys.scripts import script_of


def recall(conversation: Conversation) -> Conversation:
    """The conversation with its script, and the numbers and words given so far."""
    version = Question.objects.values_list("version", flat=True).get(pk=conversation.question_id)
    conversation.script = script_of(version)
    conversation.question = conversation.script.question(conversation.question_id)
    given = list(conversation.answers.values_list("question", "number", "comment"))
    conversation.numbers = {question: number for question, number, _ in given}
    conversation.words = {question: words for question, _, words in given}
    return conversation
