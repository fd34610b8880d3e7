"""Ready surveys that an agency may start from, and the questions they are made of.

Pure data: no Django, no clock, no input or output.
"""

from collections.abc import Mapping

from surveys.library import post_contact
from surveys.library.shape import OnlyIf, ReadyQuestion, ReadySurvey, key_of

__all__ = ["DEFAULT", "SURVEYS", "OnlyIf", "ReadyQuestion", "ReadySurvey", "key_of"]

DEFAULT = post_contact.SURVEY
SURVEYS: Mapping[str, ReadySurvey] = {each.name: each for each in (post_contact.SURVEY,)}
