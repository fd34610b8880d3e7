"""Acting: who is in danger is looked after at once, a poor experience by a supervisor, praise reaches the officer."""

from feedback.models.alert import Alert, Notification
from feedback.models.comment import Reading, ReadingPlace, Theme, ThemeMark
from feedback.models.follow_up import FollowUp
from feedback.models.hook import Hook, HookCall
from feedback.models.recognition import Recognition
from feedback.models.safety import OnCall, SafetyNet

__all__ = [
    "Alert",
    "FollowUp",
    "Hook",
    "HookCall",
    "Notification",
    "OnCall",
    "Reading",
    "ReadingPlace",
    "Recognition",
    "SafetyNet",
    "Theme",
    "ThemeMark",
]
