"""The wiring: settings, addresses, workers. It knows no word of the domain."""

from engage.celery import app as celery_app

__all__ = ["celery_app"]
