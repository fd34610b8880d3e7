"""The addresses that Twilio calls."""

from django.urls import path

from api.hooks import twilio

urlpatterns = [
    path("twilio/<uuid:key>/inbound/", twilio.inbound, name="twilio-inbound"),
    path("twilio/<uuid:key>/receipts/<int:pk>/", twilio.receipt, name="twilio-receipt"),
]
