"""What citizens open: no account, no script, no cookie but one that holds a place in a survey."""

from django.urls import path

from public import closed, survey, texted

app_name = "public"

urlpatterns = [
    path("texted/<slug:slug>/", texted.page, name="texted"),
    path("s/", closed.enter, name="enter"),
    path("s/<slug:code>/", survey.page, name="survey"),
    path("s/<slug:code>/<int:place>/", survey.page, name="survey-question"),
]
