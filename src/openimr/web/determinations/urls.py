"""The addresses of a letter: before it goes out, and after."""

from django.urls import path

from openimr.web.determinations import views
from openimr.web.determinations.corrections.views import correct

app_name = "determinations"
urlpatterns = [
    path("cases/<str:number>/sign/", views.sign, name="sign"),
    path("cases/<str:number>/issue/", views.issue, name="issue"),
    path("cases/<str:number>/issue/return/", views.send_back, name="return"),
    path("cases/<str:number>/serve/", views.serve, name="serve"),
    path("cases/<str:number>/letter/correct/", correct, name="correct"),
    path("cases/<str:number>/serve/cover/", views.cover, name="cover"),
    path("cases/<str:number>/letter/", views.letter, name="letter"),
    path("cases/<str:number>/letters/<int:which>/", views.letter, name="one-letter"),
    path("cases/<str:number>/letters/<int:which>/<str:kind>/", views.file, name="one-file"),
    path("cases/<str:number>/letters/<int:which>/analyses/<int:analysis>/", views.analysis, name="analysis"),
    path("cases/<str:number>/letter/<str:kind>/", views.file, name="file"),
]
