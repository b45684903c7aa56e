"""The addresses of a letter: before it goes out, and after."""

from django.urls import path

from openimr.web.determinations import views

app_name = "determinations"
urlpatterns = [
    path("cases/<str:number>/sign/", views.sign, name="sign"),
    path("cases/<str:number>/issue/", views.issue, name="issue"),
    path("cases/<str:number>/issue/return/", views.send_back, name="return"),
    path("cases/<str:number>/serve/", views.serve, name="serve"),
    path("cases/<str:number>/letter/", views.letter, name="letter"),
    path("cases/<str:number>/letter/<str:kind>/", views.file, name="file"),
]
