"""The map in the settings and on the overview."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from agencies.models import Agency, AreaMap, AuditEntry, Role
from agencies.tenancy import acting_for
from incidents.models import Incident
from tests.agencies.test_geojson import square, written

pytestmark = pytest.mark.django_db
MAP = "/a/cedar-falls/settings/map/"
BEATS = written(({"beat": "N1"}, square(0, 0.1)), ({"beat": "S1"}, square(0, 0)))


@pytest.fixture
def admin(signed_in: Callable[[str], Client]) -> Client:
    return signed_in(Role.ADMIN)


def _upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("beats.geojson", data, "application/geo+json")


def test_a_map_is_taken_in_shown_with_what_it_lacks_and_removed(
    agency: Agency, admin: Client
) -> None:
    now = timezone.now()
    with acting_for(agency):
        for beat in ("n1", "N2"):
            Incident.objects.create(
                agency=agency,
                reference=f"26-{beat}",
                beat=beat,
                opened_at=now,
                received_at=now,
                changed_at=now,
            )
    page = admin.post(MAP, {"file": _upload(BEATS)}, follow=True).content.decode()
    assert "2 beats are on the map." in page
    assert "No incident of the last year was in</b> S1" in page
    assert "Not on the map:</b></span> N2" in page
    assert 'class="areas"' in admin.get("/a/cedar-falls/where-and-when/").content.decode()
    admin.post(f"{MAP}remove/")
    assert 'class="areas"' not in admin.get("/a/cedar-falls/where-and-when/").content.decode()
    with acting_for(agency):
        assert not AreaMap.objects.exists()
        recorded = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert recorded[-2:] == ["map.taken", "map.removed"]


def test_a_file_that_is_no_map_is_answered_at_the_field_and_the_old_map_stays(
    agency: Agency, admin: Client
) -> None:
    admin.post(MAP, {"file": _upload(BEATS), "named_by": "beat"})
    page = admin.post(MAP, {"file": _upload(b"beat,x,y")}).content.decode()
    assert "This is not GeoJSON." in page
    assert "Choose a file." in admin.post(MAP, {}).content.decode()
    with acting_for(agency):
        assert AreaMap.objects.get().areas.count() == 2
