"""The addresses of results."""

from django.urls import re_path

from portal.results.organising import placement, results, track_results
from portal.results.presenting import presentation
from portal.results.public import certificate, certificate_file, ledger, public_team

NUMBER = "[0-9]{1,15}"  # what is longer fits no database column
CODE = r"(?P<code>[-_A-Za-z0-9]{20,32})"

urlpatterns = [
    re_path("^competitions/ledger/$", ledger, name="ledger"),
    re_path(
        rf"^competitions/(?P<number>{NUMBER})/teams/(?P<team>{NUMBER})/$",
        public_team,
        name="public_team",
    ),
    re_path(rf"^certificates/{CODE}/$", certificate, name="certificate"),
    re_path(rf"^certificates/{CODE}/certificate\.pdf$", certificate_file, name="certificate_file"),
    re_path(rf"^teams/(?P<number>{NUMBER})/page/$", presentation, name="team_presentation"),
    re_path(rf"^organise/(?P<number>{NUMBER})/results/$", results, name="organise_results"),
    re_path(
        rf"^organise/(?P<number>{NUMBER})/results/(?P<track>{NUMBER})/$", track_results, name="organise_track_results"
    ),
    re_path(rf"^organise/(?P<number>{NUMBER})/entries/(?P<placement>{NUMBER})/$", placement, name="organise_placement"),
]
