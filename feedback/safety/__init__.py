"""The safety net: a reply in which somebody is in danger, or alleges misconduct, is never only an answer."""
