"""Notes each change of a competition's state: of all its translations together, as the public and search see it."""

from django.db import transaction
from django.db.models.signals import post_delete, pre_delete
from django.utils import timezone
from wagtail.signals import page_unpublished

from competitions.documents import write_page_entry
from competitions.models import CompetitionPage
from history.context import current_reason, current_user
from history.models import StateChange
from history.services import record_change
from history.workflow import follow_reviews
from listings.choices import State
from listings.states import derive_state

KIND = "competition"


def competition_state(page: CompetitionPage) -> State:
    """Published when any translation is; else the state of the page that carries what they share."""
    pages = CompetitionPage.objects.filter(translation_key=page.translation_key)
    states = {each.pk: page_state(each) for each in pages}
    return State.PUBLISHED if State.PUBLISHED in states.values() else states[page.primary().pk]


def page_state(page: CompetitionPage) -> State:
    review = page.current_workflow_state
    scheduled = page.revisions.filter(approved_go_live_at__isnull=False).exists()
    return derive_state(
        live=page.live,
        expired=page.expired,
        first_published_at=page.first_published_at,
        go_live_at=page.go_live_at if scheduled else None,
        expire_at=page.expire_at,
        workflow=review.status if review else None,
        now=timezone.now(),
    )


def note_competition(page: CompetitionPage, reason: str = "", by=None) -> None:
    """Writes a row when the state differs from the last one noted. Belongs into the transaction of the change."""
    _note(page, competition_state(page), reason, by)


def note_deletion(sender, instance, **kwargs) -> None:
    """A deleted translation leaves the competition; the last page that carried it withdraws it."""
    if instance.primary().pk == instance.pk:
        _note(instance, State.WITHDRAWN, current_reason() or "deleted", None)


def page_taken_down(sender, instance, **kwargs) -> None:
    """The clock takes an expired page down as a plain page, past `CompetitionPage.save`.

    A page that is being deleted is told of here too, while its row is still live: its deletion tells the rest.
    """
    if CompetitionPage.objects.filter(pk=instance.pk, live=True).exists():
        return
    with transaction.atomic():
        write_page_entry(instance)
        note_competition(instance)


def translation_deleted(sender, instance, **kwargs) -> None:
    """What remains of a competition is shown without the page that is gone, and under its own key if need be."""
    rest = CompetitionPage.objects.filter(translation_key=instance.translation_key).first()
    if rest is not None:
        with transaction.atomic():
            write_page_entry(rest)
            note_competition(rest)


def connect() -> None:
    follow_reviews(CompetitionPage, note_competition)
    page_unpublished.connect(page_taken_down, sender=CompetitionPage, dispatch_uid="competition_taken_down")
    pre_delete.connect(note_deletion, sender=CompetitionPage, dispatch_uid="competition_deletion_noted")
    post_delete.connect(translation_deleted, sender=CompetitionPage, dispatch_uid="competition_translation_deleted")


def _note(page, state, reason, by):
    key = f"{KIND}:{page.primary().pk}"
    organiser = page.primary().organisers.first()
    record_change(
        key=key,
        kind=KIND,
        organisation=f"organisation:{organiser.organisation_id}" if organiser else "",
        from_state=StateChange.objects.filter(key=key).values_list("to_state", flat=True).first() or "",
        to_state=state,
        by=by or current_user(),
        reason=reason or current_reason(),
    )
