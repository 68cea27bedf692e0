"""The addresses of competitions."""

from django.urls import path, re_path

from portal.competitions.feed import competitions_feed
from portal.competitions.rules import competition_rules

NUMBER = "[0-9]{1,15}"

urlpatterns = [
    path("competitions/feed/", competitions_feed, name="competitions_feed"),
    re_path(
        rf"^competitions/(?P<number>{NUMBER})/rules/(?P<version>[0-9]{{1,4}})/$",
        competition_rules,
        name="competition_rules",
    ),
]
