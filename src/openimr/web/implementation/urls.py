"""The addresses of the implementation."""

from django.urls import path

from openimr.web.implementation import views

app_name = "implementation"
urlpatterns = [
    path("cases/<str:number>/implementation/", views.page, name="page"),
    path("cases/<str:number>/implementation/receipt/", views.receipt, name="receipt"),
    path("cases/<str:number>/implementation/care/", views.care, name="care"),
    path("cases/<str:number>/implementation/items/<int:item>/", views.step, name="step"),
]
