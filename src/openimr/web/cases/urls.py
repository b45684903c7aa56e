"""The addresses of the docket, of cases and of applications."""

from django.urls import path

from openimr.web.cases.views import applications, assignment, cases, docket, eligibility, inviting, mine

app_name = "cases"
urlpatterns = [
    path("docket/", docket.docket, name="docket"),
    path("my-case/", mine.mine, name="mine"),
    path("my-case/<str:number>/", mine.my_case_page, name="my-case"),
    path("applications/new/", applications.new, name="new"),
    path("cases/<str:number>/", cases.case, name="case"),
    path("cases/<str:number>/application/", applications.answers, name="answers"),
    path("cases/<str:number>/application/<slug:step>/", applications.application, name="application"),
    path("cases/<str:number>/eligibility/", eligibility.eligibility, name="eligibility"),
    path("cases/<str:number>/eligibility/resume/", eligibility.resume, name="resume"),
    path("cases/<str:number>/assignment-notice/", assignment.assignment_notice, name="assignment-notice"),
    path("cases/<str:number>/address/<slug:kind>/", assignment.address, name="address"),
    path("cases/<str:number>/close-records/", assignment.close, name="close-records"),
    path("cases/<str:number>/notices/", cases.notices, name="notices"),
    path("cases/<str:number>/notices/<int:notice>/serve/<slug:kind>/", assignment.serve, name="serve-notice"),
    path("cases/<str:number>/invite/", inviting.invite, name="invite"),
    path("cases/<str:number>/history/", cases.history, name="history"),
]
