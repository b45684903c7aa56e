"""The addresses of appeals and of what follows them."""

from django.urls import path

from openimr.web.appeals import views

app_name = "appeals"
urlpatterns = [
    path("cases/<str:number>/appeals/", views.page, name="page"),
    path("cases/<str:number>/appeals/new/", views.enter, name="enter"),
    path("cases/<str:number>/appeals/<int:appeal>/end/", views.end, name="end"),
    path("cases/<str:number>/remand/", views.remand, name="remand"),
]
