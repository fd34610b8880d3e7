"""Incident files: brought by hand, looked at, mapped, tried, taken in, and what became of their rows."""
