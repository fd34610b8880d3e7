"""The console's addresses. Everything of an agency is under `/a/<slug>/`."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from console import (
    alerts,
    finding,
    follow_ups,
    health,
    home,
    incidents,
    invitations,
    officers,
    overview,
    policy,
    recognition,
    unread,
    where_and_when,
    who_answers,
    why,
)
from console.surveys import by_hand

app_name = "console"

agency_urls: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="overview"),
    path("live/", overview.live, name="live"),
    path("latest/", overview.latest_answers, name="latest"),
    path("where-and-when/", where_and_when.where_and_when, name="where-and-when"),
    path("incidents/", incidents.listing, name="incidents"),
    path("incidents/<int:pk>/", incidents.detail, name="incident"),
    path("incidents/<int:pk>/ask/", by_hand.ask, name="ask-by-hand"),
    path("incidents/<int:pk>/live/", incidents.live, name="incident-live"),
    path("incidents/<int:pk>/looked/", unread.looked, name="incident-looked"),
    path("incidents/<int:pk>/number/", incidents.show_number, name="show-number"),
    path("find/", finding.find, name="find"),
    path("explore/", include("console.explore.urls")),
    path("comments/", include("console.comments.urls")),
    path("who-answers/", who_answers.page, name="who-answers"),
    path("officers/", officers.page, name="officers"),
    path("alerts/", alerts.listing, name="alerts"),
    path("alerts/unanswered/", alerts.unanswered, name="alerts-unanswered"),
    path("alerts/<int:pk>/", alerts.detail, name="alert"),
    path("alerts/<int:pk>/number/", alerts.show_number, name="alert-number"),
    path("follow-ups/", follow_ups.listing, name="follow-ups"),
    path("follow-ups/<int:pk>/", follow_ups.detail, name="follow-up"),
    path("recognition/", recognition.listing, name="recognition"),
    path("recognition/<int:pk>/", recognition.decide, name="decide-recognition"),
    path("praise/", recognition.mine, name="my-praise"),
    path("why/", why.by_reference, name="why"),
    path("why/number/", why.by_number, name="why-number"),
    path("policy/", policy.versions, name="policy"),
    path("policy/<int:pk>/take-back/", policy.take_back, name="policy-take-back"),
    path("texts/", include("console.texts.urls")),
    path("surveys/", include("console.surveys.urls")),
    path("settings/", include("console.settings.urls")),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.health, name="health"),
    path("invitations/<str:uid>/<str:token>/", invitations.accept, name="invitation"),
    # Stands before allauth's own page: agencies trust an address, so nobody changes theirs alone.
    path("accounts/email/", RedirectView.as_view(pattern_name="console:home")),
    path("a/<slug:slug>/", include(agency_urls)),
]
