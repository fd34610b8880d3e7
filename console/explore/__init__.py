"""Explore: filters in the address, a breakdown, two groups side by side, saved views, files to take away."""
