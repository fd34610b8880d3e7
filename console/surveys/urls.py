"""Addresses under /a/<slug>/surveys/."""

from django.urls import include, path

from console.surveys import by_hand, editor, listing, publication, timing, trial

urlpatterns = [
    path("", listing.listing, name="surveys"),
    path("send/", by_hand.choose_call, name="survey-send"),
    path("doors/", include("console.doors.urls")),
    path("start/", listing.start, name="surveys-start"),
    path("<int:pk>/", editor.edit, name="survey"),
    path("<int:pk>/preview/", editor.preview, name="survey-preview"),
    path("<int:pk>/timing/", timing.timing, name="survey-timing"),
    path("<int:pk>/test/", trial.send_test, name="survey-test"),
    path("<int:pk>/publish/", publication.publish_draft, name="survey-publish"),
    path("<int:pk>/discard/", publication.discard_draft, name="survey-discard"),
    path("<int:pk>/rank/", listing.rank, name="survey-rank"),
    path("<int:pk>/switch/", listing.switch, name="survey-switch"),
]
