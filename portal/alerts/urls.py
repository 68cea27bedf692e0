"""The addresses of alerts, and of the feed of a search."""

from django.urls import path, re_path

from portal.alerts.feed import search_feed
from portal.alerts.stopping import stop_by_letter
from portal.alerts.views import alerts, change_alert, follow, stop_alerts

urlpatterns = [
    path("search/feed/", search_feed, name="search_feed"),
    path("alerts/stop/<str:token>/", stop_by_letter, name="alerts_stop"),
    path("workspace/alerts/", alerts, name="alerts"),
    path("workspace/alerts/follow/", follow, name="follow"),
    path("workspace/alerts/stop/", stop_alerts, name="stop_alerts"),
    re_path(r"^workspace/alerts/(?P<number>[0-9]{1,15})/$", change_alert, name="change_alert"),
]
