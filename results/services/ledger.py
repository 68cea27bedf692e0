"""What became of an entry is written down, years later if need be."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from history.services import record_change
from organisations.refusals import Refused
from results.models import LedgerRow, Placement
from results.services.rights import ask_organiser


@transaction.atomic
def add_to_ledger(
    *, placement: Placement, kind: str, where_vi: str, where_en: str = "", since: date, link: str = "", by=None
) -> LedgerRow:
    """Of an entry whose results are published."""
    ask_organiser(by, placement.track.page)
    if not hasattr(placement.track, "publication"):
        raise Refused(_("Publish the results of the track first."))
    row = LedgerRow(placement=placement, kind=kind, where_vi=where_vi, where_en=where_en, since=since, link=link, by=by)
    row.full_clean(exclude=["placement", "by"])
    row.save()
    record_change(key=placement.key, kind="ledger", from_state="", to_state=kind, by=by, reason=where_vi)
    return row


@transaction.atomic
def take_from_ledger(*, row: LedgerRow, by=None) -> None:
    """What was written down by mistake; that it was stays in the history."""
    placement = row.placement
    ask_organiser(by, placement.track.page)
    record_change(
        key=placement.key, kind="ledger", from_state=row.kind, to_state="taken back", by=by, reason=row.where_vi
    )
    row.delete()
