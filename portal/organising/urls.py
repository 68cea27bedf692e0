"""The addresses of organisers. Those of results are in portal/results."""

from django.urls import re_path

from portal.organising.copying import copy
from portal.organising.dashboard import dashboard
from portal.organising.letters import letter
from portal.organising.people import join, people
from portal.organising.teams import export, team, teams

NUMBER = "[0-9]{1,15}"  # what is longer fits no database column
ONE = rf"^organise/(?P<number>{NUMBER})/"

urlpatterns = [
    re_path(rf"{ONE}$", dashboard, name="organise"),
    re_path(rf"{ONE}teams/$", teams, name="organise_teams"),
    re_path(rf"{ONE}teams/(?P<team>{NUMBER})/$", team, name="organise_team"),
    re_path(rf"{ONE}teams\.(?P<suffix>csv|xlsx)$", export, name="organise_export"),
    re_path(rf"{ONE}letter/$", letter, name="organise_letter"),
    re_path(rf"{ONE}people/$", people, name="organise_people"),
    re_path(rf"{ONE}join/$", join, name="organise_join"),
    re_path(rf"{ONE}copy/$", copy, name="organise_copy"),
]
