"""The addresses of the roster as a whole."""

from django.urls import path

from openimr.web.roster import expiry_views, import_views, language_views, proposal_views

app_name = "roster"
urlpatterns = [
    path("reviewers/import/", import_views.choose_file, name="import"),
    path("reviewers/import/take-in/", import_views.take_in, name="take-in"),
    path("reviewers/import/template.csv", import_views.save_template, name="template"),
    path("reviewers/ending/", expiry_views.ending, name="ending"),
    path("reviewers/ending.csv", expiry_views.ending_csv, name="ending-csv"),
    path("reviewers/<uuid:public_id>/languages/", language_views.languages, name="languages"),
    path("reviewers/who-should/", proposal_views.who_should, name="who-should"),
    path("reviewers/who-should/levers/", proposal_views.levers, name="levers"),
    path("reviewers/who-should/<uuid:public_id>/", proposal_views.proposal, name="proposal"),
]
