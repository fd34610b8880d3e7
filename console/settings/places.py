"""Where each setting is, in the words that people look for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A page of the settings, or a part of one: what it is called, its address, and what is set there."""

    title: str
    page: str  # the name of its address
    words: str
    part: str = ""


SETTINGS = (
    Setting("Agency", "settings-agency", "name, opening words, time zone, languages"),
    Setting("Line", "settings-lines", "the number that texts leave from"),
    Setting("Hours", "settings-hours", "when texts may leave, how many a day"),
    Setting("Caps on texts", "texts-usage", "segments a day and a month, at most", "#caps"),
    Setting("Call types and dispositions", "settings-call-types", "whom we ask, tell, never text"),
    Setting("Roster", "settings-roster", "officers and their badges"),
    Setting(
        "Safety net",
        "settings-safety",
        "who is on call, what we answer to danger, where to complain",
    ),
    Setting("People", "settings-people", "who signs in, and what they may do"),
    Setting("Incident files", "settings-files", "take in, look at, try what would be texted"),
    Setting("Map", "settings-areas", "your districts or beats, for the overview"),
    Setting("Themes", "settings-themes", "what comments are sorted by"),
    Setting("API keys", "settings-keys", "for CAD and RMS"),
    Setting("Webhooks", "settings-hooks", "for your own reports"),
    Setting("Record", "settings-record", "who did what, when"),
)


def speaking_of(words: str) -> list[Setting]:
    """The settings in whose title or words each of these words stands, or begins one."""
    wanted = words.casefold().split()
    return [
        setting
        for setting in SETTINGS
        if wanted and all(_has(f"{setting.title} {setting.words}", word) for word in wanted)
    ]


def _has(text: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in text.casefold().replace(",", "").split())
