"""What each side may read of the other. A withheld name is in none of it before the owner has accepted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _, override

from enquiries.choices import Side
from enquiries.models import Enquiry
from organisations.models import Organisation
from organisations.unnamed import Counts, counted, size_told


@dataclass(frozen=True)
class Party:
    """`name` as it may be shown; `slug` is empty where it leads nowhere."""

    name: str
    slug: str = ""
    is_named: bool = True
    is_verified: bool = True


def party(enquiry: Enquiry, side: str, language: str, counts: Counts | None = None) -> Party:
    """One side as the other one sees it; `counts` spares the query where many are shown."""
    organisation = enquiry.organisation(side)
    if side == Side.OWNER and not enquiry.owner_is_named:
        return Party(unnamed(organisation, language, counts), is_named=False)
    slug = organisation.slug if organisation.is_verified else ""
    return Party(organisation.name(language), slug, is_verified=organisation.is_verified)


def unnamed(organisation: Organisation, language: str, counts: Counts | None = None) -> str:
    """ "Company, 11 to 100 people (name withheld)"."""
    told = size_told(organisation.kind, organisation.size, counted() if counts is None else counts)
    with override(language):
        kind = organisation.get_kind_display()
        described = f"{kind}, {organisation.get_size_display()}" if told else str(kind)
        return _("%(described)s (name withheld)") % {"described": described}
