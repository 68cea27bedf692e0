"""The addresses of judging: of judges, of organisers, and of the leaderboard."""

from django.urls import path, re_path

from portal.judging.entry import entry, entry_file
from portal.judging.judge import judge, judging
from portal.judging.organising import edit_round, judging as organise_judging, new_round
from portal.judging.public import board, team_comments
from portal.judging.round import round_page
from portal.judging.scores import export, upload

NUMBER = "(?P<number>[0-9]{1,15})"
ORGANISE = rf"^organise/{NUMBER}/judging/"
ROUND = rf"{ORGANISE}rounds/(?P<round>[0-9]{{1,15}})/"

urlpatterns = [
    path("judging/", judging, name="judging"),
    re_path(rf"^judging/{NUMBER}/$", judge, name="judge"),
    re_path(rf"^judging/entries/{NUMBER}/$", entry, name="judge_entry"),
    re_path(rf"^judging/entries/{NUMBER}/files/(?P<document>[0-9]{{1,15}})/$", entry_file, name="judge_file"),
    re_path(rf"{ORGANISE}$", organise_judging, name="organise_judging"),
    re_path(rf"{ORGANISE}rounds/new/$", new_round, name="new_round"),
    re_path(rf"{ROUND}$", round_page, name="organise_round"),
    re_path(rf"{ROUND}edit/$", edit_round, name="edit_round"),
    re_path(rf"{ROUND}scores/$", upload, name="upload_scores"),
    re_path(rf"{ROUND}export\.csv$", export, name="export_scores"),
    re_path(rf"^competitions/{NUMBER}/leaderboard/$", board, name="leaderboard"),
    re_path(rf"^teams/{NUMBER}/comments/$", team_comments, name="team_comments"),
]
