"""The listings that enquiries are about, found by their keys."""

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from listings.choices import Audience
from listings.models import Listing
from organisations.models import Organisation
from organisations.services import is_verified_member

MODELS = {model.key_prefix: model for model in (ResearchProduct, TrainingProduct, Need)}
OFFERS = (ResearchProduct, TrainingProduct)


def visible_listing(key: str, user) -> Listing | None:
    """The listing as this person may see it now, or None."""
    prefix, _colon, number = key.partition(":")
    if prefix not in MODELS or not number.isdecimal():
        return None
    visible = MODELS[prefix].objects.visible_to(member=is_verified_member(user))
    return visible.select_related("organisation").filter(pk=number).first()


def own_offers(organisation: Organisation) -> list[Listing]:
    """Its published offers that may go along with an answer to a need; one whose owner's name is withheld would be told
    by going along. Two queries."""
    return [
        offer
        for model in OFFERS
        for offer in model.objects.published().filter(organisation=organisation).exclude(audience=Audience.WITHHELD)
    ]
