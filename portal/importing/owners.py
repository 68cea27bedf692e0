"""Whose a row is, and which listings its organisation has already."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from listings.bulk import owned, refusals
from listings.models import Listing
from organisations.models import Organisation
from portal.importing import values
from portal.setup import OFFICE

NEW_OFFICE = 0  # stands for the programme office until it is made, since checking a file changes nothing
CONTACT = ("contact_office", "contact_email", "contact_phone")


@dataclass(frozen=True)
class Owner:
    number: int
    contact: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Existing:
    """What a listing that is there already means for its row: languages that it has a title in, why not to touch it."""

    languages: tuple[str, ...]
    refusal: str


class Owners:
    """Organisations by slug, each read once; `default` owns the rows that name none."""

    def __init__(self, default: str = ""):
        self._known: dict[str, Owner] = {}
        self._listings: dict[tuple[type[Listing], int], dict[str, Existing]] = {}
        self._default = default
        self._slugs: list[str] = []

    def owner(self, slug: object = None) -> Owner:
        """Raises ValueError for an organisation that is not there."""
        slug = self._default or OFFICE if values.is_empty(slug) else values.line(slug, 200)
        if slug not in self._known:
            self._known[slug] = self._read(slug)
        return self._known[slug]

    def existing(self, model: type[Listing], owner: Owner, external_id: str) -> Existing | None:
        if owner.number == NEW_OFFICE:
            return None
        key = (model, owner.number)
        if key not in self._listings:
            self._listings[key] = _listings(model, owner.number)
        return self._listings[key].get(external_id)

    def _read(self, slug: str) -> Owner:
        found = Organisation.objects.filter(slug=slug).first()
        if found is not None:
            contact = {"contact_email": found.email, "contact_phone": found.phone}
            return Owner(found.pk, {name: value for name, value in contact.items() if value})
        if slug == OFFICE:
            return Owner(NEW_OFFICE)
        self._slugs = self._slugs or list(Organisation.objects.values_list("slug", flat=True))
        raise ValueError(values.unknown(slug, self._slugs))


def _listings(model: type[Listing], organisation: int) -> dict[str, Existing]:
    refused = refusals(model, organisation_id=organisation)
    numbers = owned(model, organisation)
    titles = {
        pk: tuple(code for code, title in (("vi", vietnamese), ("en", english)) if title)
        for pk, vietnamese, english in model.objects.filter(organisation_id=organisation)
        .values_list("pk", "title_vi", "title_en")
        .iterator()
    }
    found = {}
    for number, pks in numbers.items():
        refusal = refused.get(pks[0], "")
        if len(pks) > 1:
            refusal = _("several listings of the organisation have it: give each its own first")
        found[number] = Existing(titles.get(pks[0], ()), refusal)
    return found
