"""The addresses of people, organizations and invitations."""

from django.urls import path

from openimr.web.people import invitation_views, views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("add/", views.add_person, name="add"),
    path("me/", views.account, name="account"),
    path("me/keep-sign-in/", invitation_views.keep, name="keep-sign-in"),
    path("organizations/", views.organizations, name="organizations"),
    path("invitation/", invitation_views.invitation, name="invitation"),
    path("signed-out/", invitation_views.signed_out, name="signed-out"),
    path("memberships/<uuid:public_id>/end/", views.revoke, name="revoke"),
    path("<uuid:public_id>/second-factor/reset/", views.reset_second_factor, name="reset-second-factor"),
    path("<uuid:public_id>/", views.person, name="person"),
]
