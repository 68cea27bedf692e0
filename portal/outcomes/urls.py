"""The addresses of outcomes."""

from django.urls import path, re_path

from portal.outcomes.feed import outcomes_feed
from portal.outcomes.public import outcomes
from portal.outcomes.views import (
    confirm_outcome,
    dispute_outcome,
    enquiry_outcome,
    outcome_publicity,
    record_outcome,
)

# The number as everywhere: what is longer fits no database column.
OF_ENQUIRY = r"^workspace/enquiries/(?P<number>[0-9]{1,15})/outcome/"

urlpatterns = [
    path("outcomes/", outcomes, name="outcomes"),
    path("outcomes/feed/", outcomes_feed, name="outcomes_feed"),
    re_path(OF_ENQUIRY + "$", enquiry_outcome, name="enquiry_outcome"),
    re_path(OF_ENQUIRY + "record/$", record_outcome, name="record_outcome"),
    re_path(OF_ENQUIRY + "confirm/$", confirm_outcome, name="confirm_outcome"),
    re_path(OF_ENQUIRY + "dispute/$", dispute_outcome, name="dispute_outcome"),
    re_path(OF_ENQUIRY + "publicity/$", outcome_publicity, name="outcome_publicity"),
]
