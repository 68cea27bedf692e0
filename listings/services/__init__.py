"""The one way in for changes of listings, whether they come from a form, the admin, an import or the API.

Services that a person asks for take `by`, who must be an editor or owner of the listing's organisation, or city staff
who may change listings; anybody else gets PermissionDenied. None is the site itself: the clock, a command, a test.
What cannot be done raises `listings.refusals.Refusal`, in words for the person.
"""

from listings.services.at_once import change_at_once, take_change_back
from listings.services.batches import add_to_batch, begin_batch, finish_batch, submit_batch
from listings.services.deciding_batches import approve_batch, send_back_batch
from listings.services.decisions import approve, refuse, send_back
from listings.services.drafts import create_draft, save_draft
from listings.services.publishing import publish, renew, withdraw
from listings.services.standing import STANDING, change_standing
from listings.services.submission import submit, take_back

__all__ = [
    "STANDING",
    "add_to_batch",
    "approve",
    "approve_batch",
    "begin_batch",
    "change_at_once",
    "change_standing",
    "create_draft",
    "finish_batch",
    "publish",
    "refuse",
    "renew",
    "save_draft",
    "send_back",
    "send_back_batch",
    "submit",
    "submit_batch",
    "take_back",
    "take_change_back",
    "withdraw",
]
