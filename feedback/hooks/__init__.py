"""Outgoing webhooks: what happened, told to systems of the agency's own."""
