"""The addresses of Explore, under `/a/<slug>/explore/`."""

from django.urls import path, re_path

from console.explore import files, page, picture, saving

urlpatterns = [
    path("", page.explore, name="explore"),
    path("views/", saving.save, name="explore-save"),
    path("views/<int:pk>/remove/", saving.remove, name="explore-remove"),
    re_path(r"^chart\.(?P<drawing>png|pdf)$", picture.chart, name="explore-chart"),
    re_path(r"^(?P<what>table|rows)\.(?P<suffix>csv|xlsx)$", files.export, name="explore-export"),
]
