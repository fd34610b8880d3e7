"""The addresses of incident files, under `/a/<slug>/settings/files/`."""

from django.urls import path

from console.files import listing, mapping, report, trying, words

urlpatterns = [
    path("", listing.listing, name="settings-files"),
    path("words/", words.words, name="settings-files-words"),
    path("mappings/<int:pk>/delete/", listing.delete_mapping, name="settings-mapping-delete"),
    path("<int:pk>/", report.report, name="settings-file"),
    path("<int:pk>/live/", report.live, name="settings-file-live"),
    path("<int:pk>/columns/", mapping.columns, name="settings-file-columns"),
    path("<int:pk>/discard/", mapping.discard_file, name="settings-file-discard"),
    path("<int:pk>/dry-run/", trying.dry_run, name="settings-file-dry-run"),
    path("<int:pk>/dry-run/export/", trying.export, name="settings-file-dry-run-export"),
    path("<int:pk>/refused/", report.refused, name="settings-file-refused"),
]
