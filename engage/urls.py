"""Every address of the web server, by door."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("hooks/", include("api.hooks.urls")),  # first: most requests are theirs
    path("", include("console.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("", include("public.urls")),
    path("api/", include("api.urls")),
    path("operator/", admin.site.urls),
]
