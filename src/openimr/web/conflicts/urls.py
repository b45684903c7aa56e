"""The addresses of ties and conflicts."""

from django.urls import path

from openimr.web.conflicts import tie_views, views

app_name = "conflicts"
urlpatterns = [
    path("affiliations/", tie_views.ties, name="ties"),
    path("affiliations/enter/", tie_views.enter, name="enter"),
    path("affiliations/mine/", tie_views.own, name="own"),
    path("affiliations/<uuid:public_id>/end/", tie_views.end, name="end"),
    path("cases/<str:number>/conflicts/", views.conflicts, name="case"),
    path("cases/<str:number>/conflicts/involved/", views.involve, name="involve"),
    path("cases/<str:number>/conflicts/involved/<int:pk>/end/", views.end_involved, name="end-involved"),
    path("cases/<str:number>/conflicts/<uuid:public_id>/<str:mark>/", views.rule, name="rule"),
]
