"""The addresses of comments, under `/a/<slug>/comments/`."""

from django.urls import path

from console.comments import acting, files, listing, saving, showing, themes

urlpatterns = [
    path("", listing.listing, name="comments"),
    path("comments.csv", files.export, name="comments-export"),
    path("themes/", themes.themes, name="comments-themes"),
    path("lists/", saving.save, name="comments-save"),
    path("lists/<int:pk>/remove/", saving.remove, name="comments-remove"),
    path("<int:pk>/mark/", acting.mark, name="comment-mark"),
    path("<int:pk>/pass-on/", acting.pass_on, name="comment-pass-on"),
    path("<int:pk>/show/", showing.show, name="comment-show"),
]
