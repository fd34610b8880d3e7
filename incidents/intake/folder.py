"""Folders that an SFTP server fills: files in them are taken in as soon as they are complete."""

from pathlib import Path

from django.conf import settings

from agencies.models import Agency


def folder_of(agency: Agency) -> Path | None:
    """The agency's watched folder, `INTAKE_FOLDER/<slug>`; None where the server watches none."""
    return Path(settings.INTAKE_FOLDER) / agency.slug if settings.INTAKE_FOLDER else None
