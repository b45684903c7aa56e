"""The addresses of the site."""

from django.urls import include, path

from openimr.web import pages

handler400 = "openimr.web.pages.bad_request"
handler403 = "openimr.web.pages.permission_denied"
handler404 = "openimr.web.pages.not_found"
handler429 = "openimr.web.pages.too_many"
handler500 = "openimr.web.pages.server_error"

urlpatterns = [
    path("", pages.home, name="home"),
    path("sign-in/", include("openimr.web.people.sign_in_urls")),
    path("people/", include("openimr.web.people.urls")),
    path("", include("openimr.web.cases.urls")),
    path("", include("openimr.web.documents.urls")),
    path("", include("openimr.web.reviewers.urls")),
    path("", include("openimr.web.conflicts.urls")),
    path("", include("openimr.web.roster.urls")),
    path("", include("openimr.web.reviews.urls")),
    path("", include("openimr.web.findings.urls")),
    path("", include("openimr.web.determinations.urls")),
    path("", include("openimr.web.implementation.urls")),
    path("", include("openimr.web.appeals.urls")),
    path("", include("openimr.web.deliveries.urls")),
    path("", include("openimr.web.letters.urls")),
    path("figures/", include("openimr.web.figures.urls")),
    path("audit/", include("openimr.web.audit.urls")),
]
