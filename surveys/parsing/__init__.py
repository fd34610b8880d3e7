"""What a reply to a survey question means, as people write it by text in ten languages.

Pure: no Django, no clock, no input or output.
"""

from surveys.parsing.earlier import continues, second_thought
from surveys.parsing.reading import parse
from surveys.parsing.several import parse_all, several
from surveys.parsing.values import Kind, Unclear, Value

__all__ = [
    "Kind",
    "Unclear",
    "Value",
    "continues",
    "parse",
    "parse_all",
    "second_thought",
    "several",
]
