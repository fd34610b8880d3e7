"""Addresses in pages."""

from functools import lru_cache

from django import template
from django.urls import reverse

register = template.Library()

ANY = 7_777_777_777_777_777_777  # stands for a number


@register.simple_tag
def link(name: str, *given: object) -> str:
    """The address of this name, as of `url`, for names and keys given in their order. Raises NoReverseMatch.

    Rows of a list have several each, which differ in a number alone: those are worked out once, where `url` goes
    through the patterns of all addresses each time.
    """
    numbers = [one for one in given if isinstance(one, int)]
    address = _address(name, tuple(ANY if isinstance(one, int) else one for one in given))
    for number in numbers:
        address = address.replace(str(ANY), str(number), 1)
    return address


@lru_cache(maxsize=4096)
def _address(name: str, given: tuple[object, ...]) -> str:
    return reverse(name, args=given)
