"""The addresses of reading a letter."""

from django.urls import path

from openimr.web.letters import views

app_name = "letters"
urlpatterns = [
    path("read-a-letter/", views.read, name="read"),
    path("read-a-letter/<str:kind>/", views.data, name="data"),
    path("cases/<str:number>/letter-as-data/", views.issued, name="issued"),
]
