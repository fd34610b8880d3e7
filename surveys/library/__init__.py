"""Ready surveys that an agency may start from, and the questions they are made of.

Pure data: no Django, no clock, no input or output.
"""

from collections.abc import Mapping

from surveys.library import (
    calea,
    community,
    dispatch,
    front_desk,
    post_contact,
    traffic_stop,
    victims,
)
from surveys.library.elements import ELEMENTS
from surveys.library.shape import OnlyIf, ReadyQuestion, ReadySurvey, key_of

__all__ = ["DEFAULT", "ELEMENTS", "SURVEYS", "OnlyIf", "ReadyQuestion", "ReadySurvey", "key_of"]

DEFAULT = post_contact.SURVEY
SURVEYS: Mapping[str, ReadySurvey] = {
    each.name: each
    for each in (
        post_contact.SURVEY,
        dispatch.SURVEY,
        victims.SURVEY,
        traffic_stop.SURVEY,
        front_desk.SURVEY,
        community.SURVEY,
        calea.LAW_ENFORCEMENT,
        calea.COMMUNICATIONS,
    )
}
