"""The addresses about conversations, under `/a/<slug>/texts/conversations/`."""

from django.urls import path

from console.conversations import changing, listing, page

urlpatterns = [
    path("", listing.listing, name="conversations"),
    path("number/", listing.by_number, name="conversations-by-number"),
    path("export/", listing.export, name="conversations-export"),
    path("<int:pk>/", page.detail, name="conversation"),
    path("<int:pk>/close/", changing.close, name="conversation-close"),
    path("<int:pk>/answers/<int:answer>/", changing.correct_answer, name="answer-correct"),
    path(
        "<int:pk>/corrections/<int:correction>/undo/",
        changing.undo_correction,
        name="correction-undo",
    ),
]
