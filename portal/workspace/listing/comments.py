"""What the review said, beside the columns that it is about, with the step of the form where each is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from listings.columns import label_of
from listings.models import FieldComment, Listing
from portal.workspace.listing.actions import section
from portal.workspace.writing.steps import step_of


@dataclass(frozen=True)
class Comment:
    label: str
    text: str
    link: str  # to the step of the form; empty for the whole listing


def links_to_steps(listing: Listing) -> Callable[[str], str]:
    """By column, the address of the step where it is written; the first step for the whole listing."""

    def link(column: str) -> str:
        where = {"prefix": section(listing), "number": listing.pk, "step": step_of(listing.kind, column or "title_vi")}
        return reverse("workspace_edit", kwargs=where)

    return link


def comments_of(listing: Listing, link: Callable[[str], str]) -> list[Comment]:
    """Those on the version that was sent back or refused last; none once a review runs again or has ended well."""
    last = FieldComment.objects.filter(key=listing.key).order_by("-pk").first()
    if last is None or listing.workflow_in_progress:
        return []
    if listing.last_published_at and listing.last_published_at > last.at:
        return []
    rows = FieldComment.objects.filter(key=listing.key, revision=last.revision_id, at__gte=_round_began(listing, last))
    return [
        Comment(label_of(type(listing), row.column), row.text, link(row.column) if row.column else "") for row in rows
    ]


def _round_began(listing: Listing, last: FieldComment):
    """A version that was sent back twice unchanged has the comments of both rounds; only the last are shown."""
    rounds = last.revision.task_states.filter(started_at__lte=last.at).order_by("-started_at")
    began = rounds.values_list("started_at", flat=True).first()
    return began or last.at
