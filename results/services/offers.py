"""A winner becomes a draft offer of its own organisation, which that organisation completes and submits."""

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import ResearchProduct
from history.services import record_change
from listings.services import create_draft
from organisations.refusals import Refused
from results.models import Placement, Presentation
from results.services.rights import ask_organiser


@transaction.atomic
def draft_offer(*, placement: Placement, by=None) -> ResearchProduct:
    """The draft; the one that there is already when it was made before."""
    competition = placement.track.page
    ask_organiser(by, competition)
    row = Placement.objects.select_for_update().get(pk=placement.pk)
    if row.offer is not None:
        return row.offer
    organisation = row.team.organisation if row.team_id else None
    if organisation is None:
        raise Refused(_("This team names no organisation that an offer could belong to."))
    shown = Presentation.objects.filter(team=row.team).first() or Presentation(team=row.team)
    offer = ResearchProduct(
        organisation=organisation,
        title_vi=shown.title_vi or shown.title_en or row.team.name,
        title_en=shown.title_en,
        summary_vi=shown.summary_vi,
        summary_en=shown.summary_en,
        demo_url=shown.video_url,
        evidence_vi=_evidence(row),
        is_demonstration=competition.is_demonstration,
    )
    offer.fields = list(competition.fields.all())
    offer.techniques = list(competition.techniques.all())
    create_draft(listing=offer, by=by)
    row.offer = offer
    row.save(update_fields=["offer"])
    record_change(key=row.key, kind="placement", from_state="placed", to_state="offer drafted", by=by, reason=offer.key)
    return offer


def _evidence(row: Placement) -> str:
    """In Vietnamese, as the column is; the draft's writer goes on from here."""
    prize = row.prize_vi or (f"Hạng {row.place}" if row.place else "Dự thi")
    return f"{prize}, {row.track.title_vi}, {row.track.page.title}"
