"""The addresses of mail."""

from django.urls import path

from openimr.web.deliveries import views

app_name = "deliveries"
urlpatterns = [
    path("mail/", views.all_cases, name="list"),
    path("cases/<str:number>/mail/", views.mail, name="mail"),
    path("cases/<str:number>/mail/<int:delivery>/again/", views.again, name="again"),
]
