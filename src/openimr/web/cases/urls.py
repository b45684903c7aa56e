"""The addresses of the docket, of cases and of applications."""

from django.urls import path

from openimr.web.cases.views import (
    applications,
    assignment,
    cases,
    clock_changes,
    docket,
    eligibility,
    endings,
    inviting,
    mine,
    writing,
)

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
    path("cases/<str:number>/insufficient-records/", clock_changes.insufficient, name="insufficient-records"),
    path("cases/<str:number>/expedite/", clock_changes.convert, name="convert"),
    path("cases/<str:number>/extend/", clock_changes.extend, name="extend"),
    path("cases/<str:number>/ended/", endings.ended, name="ending"),
    path("cases/<str:number>/ended/<int:ending>/", endings.answer, name="answer-ending"),
    path("cases/<str:number>/tell-ended/", endings.tell, name="tell-ending"),
    path("cases/<str:number>/notices/", cases.notices, name="notices"),
    path("cases/<str:number>/notices/<int:notice>/pdf/", cases.notice_file, name="notice-file"),
    path("cases/<str:number>/ask-for-information/", writing.ask, name="ask"),
    path("cases/<str:number>/remind-of-records/", writing.remind, name="remind"),
    path("cases/<str:number>/notices/<int:notice>/serve/<slug:kind>/", assignment.serve, name="serve-notice"),
    path("cases/<str:number>/invite/", inviting.invite, name="invite"),
    path("cases/<str:number>/history/", cases.history, name="history"),
]
