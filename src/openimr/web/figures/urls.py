"""The addresses of the figures."""

from django.urls import path

from openimr.web.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.first, name="first"),
    path("<str:name>.csv", views.download, name="csv"),
    path("<str:name>/", views.figure, name="figure"),
]
