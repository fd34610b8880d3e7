"""Addresses under /a/<slug>/surveys/doors/."""

from django.urls import path

from console.doors import cards, listing, page

urlpatterns = [
    path("", listing.listing, name="doors"),
    path("new/", listing.new, name="door-new"),
    path("<int:pk>/", page.detail, name="door"),
    path("<int:pk>/switch/", page.switch, name="door-switch"),
    path("<int:pk>/code.<slug:kind>", page.download, name="door-code"),
    path("<int:pk>/poster.pdf", page.poster, name="door-poster"),
    path("<int:pk>/cards/", cards.make, name="cards-make"),
    path("<int:pk>/cards/<int:first>/", cards.sheet, name="cards"),
    path("<int:pk>/cards/<int:first>.pdf", cards.sheet_as_pdf, name="cards-pdf"),
]
