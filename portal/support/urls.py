"""Where a visitor asks a person, reports a listing, or answers the survey."""

from django.urls import path, re_path

from portal.support.survey_views import survey, survey_need, survey_thanks
from portal.support.views import ask_a_person, report_listing

urlpatterns = [
    re_path(
        r"^report/(?P<prefix>research|training|needs)/(?P<number>[0-9]{1,15})/$", report_listing, name="report_listing"
    ),
    path("ask/", ask_a_person, name="ask_a_person"),
    path("survey/", survey, name="survey"),
    path("survey/thanks/", survey_thanks, name="survey_thanks"),
    path("survey/need/", survey_need, name="survey_need"),
]
