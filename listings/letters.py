"""Letters about a listing's review, to the members who submitted it. City staff who submit get none: they see it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from listings.columns import label_of
from listings.models import Listing
from listings.reviewing import Batch, BatchDecision, FieldComment
from mailing.letters import absolute, post
from organisations.access import Action, roles_for
from organisations.models import Organisation, User

SECTIONS = {"need": "needs"}  # of an address; the other kinds' are as their keys
_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


@contextmanager
def without_letters() -> Iterator[None]:
    """Inside, single listings get no letter: whoever opened it writes one about all of them."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


def is_quiet() -> bool:
    return _quiet.get()


def page_of(listing: Listing, language: str) -> str:
    """The full address of a listing's page in the workspace, in the reader's language."""
    section = SECTIONS.get(listing.key_prefix, listing.key_prefix)
    with override(language):
        return absolute(reverse("workspace_listing", kwargs={"prefix": section, "number": listing.pk}))


def listings_page(organisation: Organisation, language: str) -> str:
    """The full address of all of an organisation's listings in its workspace."""
    with override(language):
        return absolute(reverse("workspace_listings", kwargs={"slug": organisation.slug}))


def writers_of(organisation: int, among: Iterable[int] | None = None) -> list[User]:
    """Members who may write for an organisation and can be written to; `among` these accounts only."""
    found = User.objects.filter(
        is_active=True, memberships__organisation=organisation, memberships__role__in=roles_for(Action.WRITE)
    ).exclude(email="")
    return list((found if among is None else found.filter(pk__in=list(among))).distinct().order_by("pk"))


def submitters(review: WorkflowState) -> list[User]:
    """Who began the review and who wrote the version in it."""
    listing = review.content_object
    state = review.current_task_state
    people = {review.requested_by_id, state.revision.user_id if state else None} - {None}
    return writers_of(listing.organisation_id, people)


def tell(name: str, listing: Listing, people: Iterable[User], **context) -> None:
    for person in people:
        with override(person.language):
            title = listing.title(person.language)
        given = {"listing": title, "page": page_of(listing, person.language), "organisation": listing.organisation}
        post(to=person.email, name=f"listing_{name}", language=person.language, context=given | context)


def tell_refused(listing: Listing, review: WorkflowState, reason: str) -> None:
    if not _quiet.get():
        tell("refused", listing, submitters(review), reason=reason)


def tell_batch_received(batch: Batch, number: int) -> None:
    _tell_batch("received", batch, {"number": number})


def tell_batch_decided(decision: BatchDecision) -> None:
    """One letter about all that were decided together: how many, what was said, and how many still wait."""
    if decision.done:
        reviews = WorkflowState.objects.filter(batch_item__batch=decision.batch_id)
        status = {
            "published": reviews.filter(status=WorkflowState.STATUS_APPROVED).count(),
            "sent_back": reviews.filter(status=WorkflowState.STATUS_NEEDS_CHANGES).count(),
            "waiting": reviews.filter(status=WorkflowState.STATUS_IN_PROGRESS).count(),
            "comment": decision.comment,
        }
        _tell_batch("decided", decision.batch, status)


def _tell_batch(name: str, batch: Batch, context: dict) -> None:
    for person in writers_of(batch.organisation_id, [batch.by_id]):
        page = listings_page(batch.organisation, person.language)
        post(
            to=person.email,
            name=f"listing_batch_{name}",
            language=person.language,
            context={"label": batch.label, "page": page} | context,
        )


def _submitted(sender, instance, user=None, **kwargs) -> None:
    listing = _listing(instance.workflow_state)
    if listing is not None:
        people = writers_of(listing.organisation_id, [user.pk] if user else [])
        tell("received", listing, people, is_edit=listing.live)


def _sent_back(sender, instance, **kwargs) -> None:
    listing = _listing(instance)
    if listing is None:
        return
    state = instance.current_task_state
    rows = FieldComment.objects.filter(key=listing.key, revision=state.revision_id)
    for person in submitters(instance):
        with override(person.language):
            comments = [f"{label_of(type(listing), row.column)}: {row.text}" for row in rows]
        tell("sent_back", listing, [person], comments=comments or [state.comment])


def _approved(sender, instance, **kwargs) -> None:
    listing = _listing(instance)
    if listing is not None:
        tell(
            "published",
            listing,
            submitters(instance),
            is_live=listing.live,
            go_live_at=listing.go_live_at,
            expire_at=listing.expire_at,
        )


def _listing(review: WorkflowState) -> Listing | None:
    """The listing of a review that letters are written about; a page has none."""
    kind = review.base_content_type.model_class()
    if _quiet.get() or kind is None or not issubclass(kind, Listing):
        return None
    return kind.objects.select_related("organisation").filter(pk=review.object_id).first()


def connect() -> None:
    options = {"weak": False}
    task_submitted.connect(_submitted, dispatch_uid="letter submitted", **options)
    workflow_rejected.connect(_sent_back, sender=WorkflowState, dispatch_uid="letter sent back", **options)
    workflow_approved.connect(_approved, sender=WorkflowState, dispatch_uid="letter approved", **options)
