"""The addresses of comments, under `/a/<slug>/comments/`."""

from django.urls import path

from console.comments import acting, files, listing, showing

urlpatterns = [
    path("", listing.listing, name="comments"),
    path("comments.csv", files.export, name="comments-export"),
    path("<int:pk>/mark/", acting.mark, name="comment-mark"),
    path("<int:pk>/pass-on/", acting.pass_on, name="comment-pass-on"),
    path("<int:pk>/show/", showing.show, name="comment-show"),
]
