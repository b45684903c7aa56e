"""The addresses of a case's documents."""

from django.urls import path

from openimr.web.documents import views

app_name = "documents"
urlpatterns = [
    path("cases/<str:number>/documents/", views.documents, name="list"),
    path("cases/<str:number>/documents/add/", views.add, name="add"),
    path("cases/<str:number>/documents/complete/", views.complete, name="complete"),
    path("cases/<str:number>/documents/search/", views.search, name="search"),
    path("cases/<str:number>/documents/<uuid:public_id>/", views.document, name="document"),
    path("cases/<str:number>/documents/<uuid:public_id>/pages/<int:page>/", views.page, name="page"),
    path("cases/<str:number>/documents/<uuid:public_id>/original/", views.original, name="original"),
    path("cases/<str:number>/documents/<uuid:public_id>/read/", views.read, name="read"),
]
