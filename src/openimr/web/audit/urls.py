"""The addresses of the auditor's pages."""

from django.urls import path

from openimr.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("verify/", views.verify, name="verify"),
    path("witness.json", views.witness, name="witness"),
    path("chains/<str:number>/", views.chain, name="chain"),
    path("chains/<str:number>/events.<str:kind>", views.events, name="events"),
]
