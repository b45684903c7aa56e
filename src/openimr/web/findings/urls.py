"""The addresses of findings."""

from django.urls import path

from openimr.web.findings import views

app_name = "findings"
urlpatterns = [
    path("cases/<str:number>/review/findings/<str:key>/", views.answer, name="answer"),
    path("cases/<str:number>/findings/", views.record, name="record"),
    path("checks/", views.checks, name="checks"),
]
