"""How numbers, times and citizens' words read on screens."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from agencies.models.agency import LANGUAGES
from feedback.comments.languages import SPOKEN
from feedback.models import FollowUp
from incidents.roles import in_words
from surveys.codes import ALPHABET, CONVERSATION
from surveys.masking import Known, mask
from surveys.masking.facts import PHONE

register = template.Library()

# Whoever has it may answer in that person's place (surveys/codes.py).
OWN_LINK = re.compile(rf"\bhttps?://\S+/s/[{ALPHABET}]{{{CONVERSATION}}}/")
MASKED = '<span class="mask">'
MASK = MASKED + "{} hidden</span>"
US_ZONES = {
    "America/New_York": "US Eastern",
    "America/Detroit": "US Eastern",
    "America/Indiana/Indianapolis": "US Eastern",
    "America/Chicago": "US Central",
    "America/Denver": "US Mountain",
    "America/Boise": "US Mountain",
    "America/Phoenix": "Arizona time",
    "America/Los_Angeles": "US Pacific",
    "America/Anchorage": "Alaska time",
    "Pacific/Honolulu": "Hawaii time",
}
MINUTE, HOUR, DAY = 60, 3600, 86400
LONG_ENOUGH_IN_DAYS = 2 * DAY


@register.filter
def masked(words: str) -> SafeString:
    """A sentence of ours, or of a colleague, without telephone numbers and the link at which one person answers."""
    hidden = OWN_LINK.sub(MASK.format("link"), conditional_escape(words))
    hidden = PHONE.sub(MASK.format("number"), hidden)
    whole: SafeString = mark_safe(hidden)  # noqa: S308  escaped before
    return whole


@register.filter
def options(choices: Iterable[tuple[object, object]], chosen: object) -> SafeString:
    """The options of a select, of values and names: hundreds at once, where a loop of the template takes long."""
    whole: SafeString = mark_safe(  # noqa: S308  escaped here, each
        "".join(
            f'<option value="{escape(str(value))}"{" selected" if str(value) == str(chosen) else ""}>'
            f"{escape(str(name))}</option>"
            for value, name in choices
        )
    )
    return whole


@register.filter
def comment(words: str, known: Known) -> SafeString:
    """A citizen's words with everything personal hidden, but for the names that the reader may see."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html(MASK, part.hidden) if part.hidden else part.text,)
            for part in mask(words, known=known)
        ),
    )


@register.filter
def hides(shown: SafeString) -> bool:
    """Whether anything is hidden in a citizen's words as `comment` shows them."""
    return MASKED in shown


@register.filter
def percent(share: float) -> str:
    """A share in whole percent, halves rounded up: 0.885 is 89. Written here: templates take long over a number."""
    return str(int(100 * share + 0.5))


@register.filter
def thousands(number: object) -> str:
    """A whole number with its thousands apart: 12,345. Nothing where there is none."""
    return f"{number:,}" if isinstance(number, int) else str(number or "")


@register.filter
def unbroken(sentence: str) -> str:
    """The sentence with no line break between a figure and its sign: "95 %"."""
    return sentence.replace(" %", "\N{NO-BREAK SPACE}%")


@register.filter
def span(length: timedelta) -> str:
    """A length of time in its two largest units: "2 d 18 h", "3 h 40 min", "12 min"."""
    seconds = int(abs(length).total_seconds())
    if seconds < MINUTE:
        return "under 1 min"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    large, small, size, words = (
        (seconds // DAY, seconds % DAY // HOUR, "d", "h")
        if seconds >= LONG_ENOUGH_IN_DAYS
        else (seconds // HOUR, seconds % HOUR // MINUTE, "h", "min")
    )
    return f"{large} {size} {small} {words}" if small else f"{large} {size}"


@register.filter(expects_localtime=True)
def moment(at: datetime | None) -> str:
    """A moment in lists, where the page is: "4 Nov 16:05"; nothing for none. Five times as quick as `date`."""
    return f"{at.day} {at:%b %H:%M}" if at else ""


@register.filter(expects_localtime=True)
def dated(at: datetime | None) -> str:
    """The same with its year: "4 Nov 2026 16:05"."""
    return f"{at.day} {at:%b %Y %H:%M}" if at else ""


@register.filter(expects_localtime=True)
def on_weekday(at: datetime | None) -> str:
    """The same with its day of the week: "Wed 4 Nov 16:05"."""
    return f"{at:%a} {moment(at)}" if at else ""


@register.filter
def day(on: date) -> str:
    """A day of some year: "4 November"."""
    return f"{on.day} {on:%B}"


@register.filter(expects_localtime=True)
def clock(at: datetime | None) -> str:
    """The hour of a moment: "16:05"."""
    return f"{at:%H:%M}" if at else ""


@register.filter
def zone_name(zone: ZoneInfo) -> str:
    """What people call the time zone: "US Central"; elsewhere its city."""
    return US_ZONES.get(zone.key) or f"{zone.key.rsplit('/', 1)[-1].replace('_', ' ')} time"


@register.filter
def language_name(code: str) -> str:
    """A language by its name; the code where we know none."""
    return LANGUAGES.get(code) or SPOKEN.get(code, code)


@register.filter
def role(said: str) -> str:
    """What a person was to an incident, as people say it."""
    return in_words(said or "")


@register.filter
def rating_state(rating: int) -> str:
    """The state (a shape and a colour) of a rating from 1 to 5."""
    return {1: "poor", 2: "poor", 3: "neutral"}.get(rating, "good")


@register.filter
def lower_first(sentence: str) -> str:
    """The sentence as the second half of another one."""
    return sentence[:1].lower() + sentence[1:]


@register.filter
def lateness(follow_up: FollowUp, now: datetime) -> str:
    """How long a follow-up is late, or has left."""
    return span(follow_up.due_at - now)


@register.filter
def same_day(moment: datetime, now: datetime) -> bool:
    """Whether both are on one day where the agency is."""
    return timezone.localtime(moment).date() == timezone.localtime(now).date()
