"""The one signal of the house: an answer was stored. Whoever acts on answers listens, in the same transaction."""

from django.dispatch import Signal

answered = Signal()  # sender=Answer, answer: Answer, now: datetime
