"""Addresses: Twilio's API, the control for tests, and the phone."""

from django.urls import path, re_path

from sandbox import control, phone
from sandbox.twilio import views

_ACCOUNT = "2010-04-01/Accounts/<str:account_sid>"

urlpatterns = [
    path(f"{_ACCOUNT}/Messages.json", views.messages),
    path(f"{_ACCOUNT}/Messages/<str:sid>.json", views.message),
    path(f"{_ACCOUNT}/IncomingPhoneNumbers.json", views.incoming_phone_numbers),
    path(f"{_ACCOUNT}.json", views.account),
    re_path(r"^2010-04-01/", views.nowhere),
    path("control/lines", control.lines),
    path("control/faults", control.faults),
    path("control/texts", control.texts),
    path("control/books", control.books),
    path("control/messages", control.messages),
    path("control/reset", control.reset),
    path("", phone.page, name="phone"),
    path("phone/thread", phone.thread, name="thread"),
    path("phone/town", phone.neighbours, name="town"),
    path("phone/texts", phone.send, name="send"),
    path("phone/incidents", phone.close_incident, name="close-incident"),
]
