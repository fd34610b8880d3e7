"""The addresses of the settings, under `/a/<slug>/settings/`."""

from django.urls import include, path, re_path

from console.settings import (
    agency,
    codes,
    hours,
    index,
    keys,
    lines,
    people,
    record,
    roster,
    roster_import,
    safety,
)

CODES = r"^codes/(?P<kind>call_type|disposition)/"

urlpatterns = [
    path("", index.index, name="settings"),
    path("pause/", index.pause, name="settings-pause"),
    path("resume/", index.resume, name="settings-resume"),
    path("agency/", agency.agency, name="settings-agency"),
    path("agency/preview/", agency.preview, name="settings-preview"),
    path("hours/", hours.hours, name="settings-hours"),
    path("lines/", lines.lines, name="settings-lines"),
    path("lines/add/", lines.edit, name="settings-line-add"),
    path("lines/<int:pk>/", lines.edit, name="settings-line"),
    path("lines/<int:pk>/test/", lines.test, name="settings-line-test"),
    path("lines/<int:pk>/switch/", lines.switch, name="settings-line-switch"),
    path("codes/", codes.codes, {"kind": "call_type"}, name="settings-call-types"),
    re_path(rf"{CODES}$", codes.codes, name="settings-codes"),
    re_path(rf"{CODES}add/$", codes.add, name="settings-code-add"),
    re_path(rf"{CODES}export/$", codes.export, name="settings-codes-export"),
    path("roster/", roster.roster, name="settings-roster"),
    path("roster/add/", roster.edit, name="settings-officer-add"),
    path("roster/<int:pk>/", roster.edit, name="settings-officer"),
    path("roster/<int:pk>/switch/", roster.switch, name="settings-officer-switch"),
    path("roster/unknown/", roster.add_unknown, name="settings-roster-unknown"),
    path("roster/import/", roster_import.take_in, name="settings-roster-import"),
    path("roster/export/", roster.export, name="settings-roster-export"),
    path("roster/sample/", roster.sample, name="settings-roster-sample"),
    path("files/", include("console.files.urls")),
    path("people/", people.people, name="settings-people"),
    path("people/invite/", people.invite_person, name="settings-invite"),
    path("people/<int:pk>/", people.person, name="settings-person"),
    path("people/<int:pk>/switch/", people.switch, name="settings-person-switch"),
    path("people/<int:pk>/resend/", people.resend, name="settings-person-resend"),
    path("safety/", safety.safety, name="settings-safety"),
    path("safety/on-call/", safety.add, name="settings-on-call-add"),
    path("safety/on-call/<int:pk>/remove/", safety.remove, name="settings-on-call-remove"),
    path("keys/", keys.keys, name="settings-keys"),
    path("keys/<int:pk>/revoke/", keys.revoke, name="settings-key-revoke"),
    path("record/", record.record, name="settings-record"),
    path("record/export/", record.export, name="settings-record-export"),
]
