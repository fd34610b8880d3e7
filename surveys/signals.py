"""The signals of the house: an answer was stored, or corrected. Whoever acts on it listens, in the same transaction.

Whoever sends one has recalled what the answer's conversation holds now (surveys/recalling.py).
"""

from django.dispatch import Signal

answered = Signal()  # sender=Answer, answer: Answer, now: datetime
corrected = Signal()  # sender=Answer, answer: Answer, now: datetime
