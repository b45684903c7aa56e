"""The addresses of the roster and of assignments."""

from django.urls import path

from openimr.web.reviewers import assignment_views, panel_views, reassignment_views, views

app_name = "reviewers"
urlpatterns = [
    path("reviewers/", views.roster, name="list"),
    path("reviewers/add/", views.add, name="add"),
    path("reviewers/affiliations/<int:pk>/end/", views.end_affiliation, name="end-affiliation"),
    path("reviewers/<uuid:public_id>/", views.reviewer, name="reviewer"),
    path("reviewers/<uuid:public_id>/edit/", views.edit, name="edit"),
    path("reviewers/<uuid:public_id>/availability/", views.availability, name="availability"),
    path("reviewers/<uuid:public_id>/leave/", views.leave, name="leave"),
    path("cases/<str:number>/reviewer/", assignment_views.choose, name="choose"),
    path("cases/<str:number>/reviewer/<uuid:public_id>/", assignment_views.assign, name="assign"),
    path("cases/<str:number>/reassign/", reassignment_views.reassign_page, name="reassign"),
    path("cases/<str:number>/panel/", panel_views.panel, name="panel"),
    path("cases/<str:number>/panel/leave-empty/", panel_views.leave_empty, name="leave-seats-empty"),
    path("cases/<str:number>/attest/", assignment_views.attest, name="attest"),
    path("cases/<str:number>/attest/decline/", assignment_views.decline, name="decline"),
]
