"""The addresses of the reviewer, and of requests for records."""

from django.urls import path

from openimr.web.reviews import file_views, records_views, views

app_name = "reviews"
urlpatterns = [
    path("cases/<str:number>/review/", views.review, name="review"),
    path("cases/<str:number>/review/savable/", views.savable, name="savable"),
    path("cases/<str:number>/review/summary/", views.summary, name="summary"),
    path("cases/<str:number>/review/summary/autosave/", views.autosave_summary, name="autosave-summary"),
    path("cases/<str:number>/review/items/<int:item>/", views.item, name="item"),
    path("cases/<str:number>/review/items/<int:item>/autosave/", views.autosave_item, name="autosave-item"),
    path("cases/<str:number>/review/file/<uuid:public_id>/<int:page>/", file_views.file_page, name="file-page"),
    path("cases/<str:number>/review/file/search/", file_views.file_search, name="file-search"),
    path("cases/<str:number>/records-requests/", records_views.requests, name="requests"),
    path("cases/<str:number>/records-requests/<int:pk>/answer/", records_views.answer, name="answer"),
]
