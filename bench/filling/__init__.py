"""Fills a database with many agencies and their past: `make bench-data`."""
