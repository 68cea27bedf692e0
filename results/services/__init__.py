"""The one way in for changes of results.

Services of organisers take `by`, who must organise the competition; None is the site itself. Anybody else gets
PermissionDenied. What cannot be done raises `organisations.refusals.Refused`, and nothing was changed.
"""

from results.services.ledger import add_to_ledger, take_from_ledger
from results.services.offers import draft_offer
from results.services.placing import change_placement, place_by_hand, take_over_standings
from results.services.presenting import agree_to_be_named, present, take_name_back
from results.services.publishing import publish

__all__ = [
    "add_to_ledger",
    "agree_to_be_named",
    "change_placement",
    "draft_offer",
    "place_by_hand",
    "present",
    "publish",
    "take_from_ledger",
    "take_name_back",
    "take_over_standings",
]
