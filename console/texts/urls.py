"""The addresses about texts, under `/a/<slug>/texts/`."""

from django.urls import URLPattern, URLResolver, include, path

from console.texts import frequent, health, message, messages, never, never_import, review, usage

urlpatterns: list[URLPattern | URLResolver] = [
    path("", health.health, name="texts"),
    path("conversations/", include("console.conversations.urls")),
    path("messages/", messages.listing, name="texts-messages"),
    path("number/", messages.by_number, name="texts-by-number"),
    path("<int:pk>/", message.detail, name="text"),
    path("never/", never.listing, name="texts-never"),
    path("never/number/", never.by_number, name="texts-never-by-number"),
    path("never/add/", never.add, name="texts-never-add"),
    path("never/<int:pk>/", never.take_off, name="texts-never-off"),
    path("never/import/", never_import.take_in_file, name="texts-never-import"),
    path("never/export/", never.export, name="texts-never-export"),
    path("never/sample/", never_import.sample, name="texts-never-sample"),
    path("frequent/", frequent.listing, name="texts-frequent"),
    path("frequent/<int:pk>/", frequent.decide, name="texts-frequent-decide"),
    path("review/<int:pk>/", review.decide, name="texts-review"),
    path("usage/", usage.usage_page, name="texts-usage"),
]
