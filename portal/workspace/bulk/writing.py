"""Does what a plan says: every row becomes a draft, and all drafts together one review. All of it or nothing."""

from collections.abc import Iterable

from django.db import transaction

from listings.bulk import save_listings
from listings.comparison import differs
from listings.models import Listing
from listings.services import change_standing, save_draft, submit_batch, take_back
from organisations.models import Organisation
from portal.workspace.bulk.plan import Plan, Planned

REASON = "import"


@transaction.atomic
def write_plan(*, plan: Plan, organisation: Organisation, by, label: str) -> list[Listing]:
    """The listings that wait for their review now. Raises what the services of listings raise."""
    submitted = [*_create(plan.new, organisation, by), *_change(plan.changed, by)]
    if submitted:
        submit_batch(organisation=organisation, listings=submitted, by=by, label=label)
    return submitted


def _create(planned: list[Planned], organisation: Organisation, by) -> list[Listing]:
    made: list[Listing] = []
    for model in {type(each.listing) for each in planned}:
        rows = [each.row for each in planned if type(each.listing) is model]
        save_listings(model=model, rows=rows, publish=False, by=by, reason=REASON)
        numbers = [row.external_id for row in rows]
        made += model.objects.filter(organisation=organisation, external_id__in=numbers).order_by("pk")
    return made


def _change(planned: list[Planned], by) -> Iterable[Listing]:
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
