"""Does what a plan says, a portion of it at a time: every row becomes a draft, and all drafts together one review."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from listings.bulk import save_listings
from listings.comparison import differs
from listings.models import Batch, Listing
from listings.services import add_to_batch, change_standing, save_draft, take_back
from organisations.models import Organisation
from portal.workspace.bulk.plan import Planned

REASON = "import"


@transaction.atomic
def write_portion(*, planned: Sequence[Planned], organisation: Organisation, by, batch: Batch) -> list[Listing]:
    """The listings that wait for their review now. Raises what the services of listings raise."""
    new = [each for each in planned if each.record is None]
    changed = [each for each in planned if each.record is not None]
    submitted = [*_create(new, organisation, by), *_change(changed, by)]
    if submitted:
        add_to_batch(batch=batch, listings=submitted, by=by)
    return submitted


def is_as_planned(planned: Sequence[Planned], organisation: Organisation) -> bool:
    """Whether nobody made or changed one of these since the plan was made. Asked in the writing transaction."""
    for model in {type(each.listing) for each in planned}:
        mine = [each for each in planned if type(each.listing) is model]
        numbers = [each.row.external_id for each in mine if each.record is None]
        if model.objects.filter(organisation=organisation, external_id__in=numbers).exists():
            return False
        drafts = {each.listing.pk: each.listing.latest_revision_id for each in mine if each.record is not None}
        rows = model.objects.select_for_update().filter(pk__in=drafts).order_by("pk")
        if dict(rows.values_list("pk", "latest_revision")) != drafts:
            return False
    return True


def _create(planned: Sequence[Planned], organisation: Organisation, by) -> list[Listing]:
    made: list[Listing] = []
    for model in {type(each.listing) for each in planned}:
        rows = [each.row for each in planned if type(each.listing) is model]
        save_listings(model=model, rows=rows, publish=False, by=by, reason=REASON)
        numbers = [row.external_id for row in rows]
        made += model.objects.filter(organisation=organisation, external_id__in=numbers).order_by("pk")
    return made


def _change(planned: Sequence[Planned], by) -> Iterable[Listing]:
    """Each as a new draft. The public version stays until the review ends; who may see it changes at once, as it
    always does."""
    for each in planned:
        listing = each.listing
        if each.record.in_review:
            take_back(listing=listing, by=by)
        if each.row.tags is not None:
            listing.tags.set(each.row.tags)
        standing = {"audience": listing.audience} if "audience" in each.row.columns else {}
        if each.is_numbered and not listing.external_id:
            standing["external_id"] = each.row.external_id
        if standing:
            change_standing(listing=listing, by=by, **standing)
        save_draft(listing=listing, by=by)
        public = type(listing).objects.get(pk=listing.pk)
        if not public.live or differs(listing, public):
            yield public
