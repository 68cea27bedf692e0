"""Notes the dates of a published competition that are moved, whichever way they were."""

from datetime import datetime

from competitions.models.dates import DateChange
from competitions.models.page import CompetitionPage
from competitions.models.parts import Phase
from history.context import current_user

Dates = dict[int, tuple[datetime, datetime]]


def dates_of(page: CompetitionPage) -> Dates:
    """Of the stored phases, by number; none of a page that is not published, whose dates nobody has read."""
    if not page.pk or not CompetitionPage.objects.filter(pk=page.pk, live=True).exists():
        return {}
    rows = Phase.objects.filter(page=page.pk).values_list("pk", "starts_at", "ends_at")
    return {number: (starts, ends) for number, starts, ends in rows}


def note_changed_dates(page: CompetitionPage, before: Dates) -> None:
    """Belongs into the transaction of the change; `before` is what `dates_of` said at its beginning."""
    if not before:
        return
    rows = []
    for phase in Phase.objects.filter(page=page.pk, pk__in=before):
        pairs = zip(DateChange.Which, before[phase.pk], (phase.starts_at, phase.ends_at), strict=True)
        rows += [
            DateChange(
                competition=page,
                phase=phase.pk,
                kind=phase.kind,
                title_vi=phase.title_vi,
                title_en=phase.title_en,
                which=which,
                old=old,
                new=new,
                by=current_user(),
            )
            for which, old, new in pairs
            if old != new
        ]
    DateChange.objects.bulk_create(rows)
