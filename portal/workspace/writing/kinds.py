"""The kinds of listing that members write, as addresses and people name them."""

from django.utils.translation import gettext_lazy as _

from catalog.models import ResearchProduct, TrainingProduct
from demand.choices import NeedKind
from demand.models import Need
from listings.models import Listing
from organisations.models import Organisation

KINDS = {
    "research": (_("An AI solution"), _("A result of research, a product or a service that can be applied.")),
    "training": (_("AI training"), _("A course or class on AI that people can join.")),
    "application-need": (_("A problem that AI may solve"), _("You need not know which sort of AI, or whether any.")),
    "training-need": (_("People who should learn AI"), _("Say who they are and what they should be able to do.")),
}
PREFIXES = {"research": "research", "training": "training", "need": "needs"}


def blank(kind: str, organisation: Organisation) -> Listing:
    """A new listing of a kind, with the organisation's own contact, which its writer can change.

    The licence is empty, so that it is chosen and not overlooked.
    """
    shared = {
        "organisation": organisation,
        "contact_email": organisation.email,
        "contact_phone": organisation.phone,
        "place": organisation.ward,
        "reuse_licence": "",
    }
    if kind == "research":
        return ResearchProduct(**shared)
    if kind == "training":
        return TrainingProduct(**shared)
    return Need(need_kind=NeedKind(kind.removesuffix("-need")), **shared)


def prefix_of(listing: Listing) -> str:
    """What stands in the listing's addresses."""
    return PREFIXES[listing.key_prefix]
