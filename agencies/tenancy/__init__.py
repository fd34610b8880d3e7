"""Whose rows a transaction may see: the whole mechanism is this folder.

`backend` tells Postgres, `scope` says it in Python, `owned` marks a model, `operations` locks its table, `checks`
finds what was forgotten.
"""

from agencies.tenancy.scope import across_agencies, acting_for

__all__ = ["across_agencies", "acting_for"]
