"""What citizens open: no account, no script, no cookie but one that holds a place in a survey."""

from django.urls import URLPattern, URLResolver

app_name = "public"

urlpatterns: list[URLPattern | URLResolver] = []
