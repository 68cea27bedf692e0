"""The one organisation that every row of a member's file belongs to, whatever the file says."""

from listings.models import Listing
from organisations.models import Organisation
from portal.importing.owners import Existing, Owner
from portal.workspace.bulk.records import Records


class OneOwner:
    """In place of `portal.importing.owners.Owners`. What refuses a listing is asked later, when it is known whether the
    row would change it at all."""

    def __init__(self, organisation: Organisation, records: Records):
        contact = {"contact_email": organisation.email, "contact_phone": organisation.phone}
        self._owner = Owner(organisation.pk, {name: value for name, value in contact.items() if value})
        self._records = records

    def owner(self, slug: object = None) -> Owner:
        return self._owner

    def existing(self, model: type[Listing], owner: Owner, external_id: str) -> Existing | None:
        record = self._records.by_number(model, external_id)
        return Existing(tuple(record.listing.languages()), "") if record else None
