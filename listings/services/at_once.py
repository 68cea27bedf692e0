"""What changes often goes live at once: dates, seats, fees, closing, demo links. Editors see each change afterwards."""

import json
from collections.abc import Mapping

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log

from listings.choices import State
from listings.live_changes import LiveChange, changeable
from listings.models import Listing
from listings.pending import write_into_drafts
from listings.refusals import Refusal
from listings.rights import ask_to_publish, ask_to_write


@transaction.atomic
def change_at_once(*, listing: Listing, by, changes: Mapping[str, object]) -> list[LiveChange]:
    """Changes columns of a public listing without review, in the public version and in every waiting draft.

    `changes` holds columns of `live_changes.changeable`; children (`intakes`) are a list of dicts of their
    columns, as a whole. Each column that really changes is a LiveChange. TypeError for another column, Refusal where
    the listing is not public, ValidationError for a value that the column does not take.
    """
    ask_to_write(by, listing)
    unknown = set(changes) - set(changeable(type(listing)))
    if unknown:
        raise TypeError(f"not changed at once: {', '.join(sorted(unknown))}")
    row = type(listing).objects.select_for_update().get(pk=listing.pk)
    if row.state() != State.PUBLISHED:
        raise Refusal(_("Only what is public is changed at once; change the draft instead."))
    if row.locked:
        raise Refusal(_("An editor of the city has locked it: ask them, or try again later."))
    return _write(row, by, changes)


@transaction.atomic
def take_change_back(*, change: LiveChange, listing: Listing, by) -> LiveChange:
    """Puts the former value back where the present one still is the change's. Raises Refusal otherwise."""
    ask_to_publish(by, listing)
    if change.key != listing.key:
        raise TypeError("another listing's change")
    change = LiveChange.objects.select_for_update().get(pk=change.pk)
    if change.taken_back_at is not None:
        return change
    row = type(listing).objects.select_for_update().get(pk=listing.pk)
    if as_kept(row, change.column) != change.after:
        raise Refusal(_("It was changed again since: take the later change back first."))
    _write(row, by, {change.column: from_kept(row, change.column, change.before)}, is_listed=False)
    change.taken_back_at = change.seen_at = timezone.now()
    change.seen_by = by
    change.save(update_fields=["taken_back_at", "seen_at", "seen_by"])
    return change


def _write(row: Listing, by, changes: Mapping[str, object], is_listed: bool = True) -> list[LiveChange]:
    before = {name: as_kept(row, name) for name in changes}
    for name, value in changes.items():
        if is_child(row, name):
            model = row._meta.get_field(name).related_model
            setattr(row, name, [model(sort_order=place, **columns) for place, columns in enumerate(value)])
        else:
            setattr(row, name, value)
    row.full_clean()
    after = {name: as_kept(row, name) for name in changes}
    changed = [name for name in changes if before[name] != after[name]]
    if not changed:
        return []
    with LogContext(user=by):
        row.save()
        log(instance=row, action="wagtail.edit", user=by, revision=row.latest_revision, content_changed=True)
    fresh = type(row).objects.get(pk=row.pk)  # with the children's own numbers, which the drafts must name
    write_into_drafts(fresh, dict.fromkeys(changed))
    if not is_listed:
        return []
    return [
        LiveChange.objects.create(
            key=row.key,
            organisation_id=row.organisation_id,
            column=name,
            before=before[name],
            after=after[name],
            by=by,
        )
        for name in changed
    ]


def is_child(row: Listing, name: str) -> bool:
    return row._meta.get_field(name).one_to_many


def as_kept(row: Listing, name: str):
    """A column's value as JSON holds it; children without their numbers, which change with each writing."""
    value = row.serializable_data()[name]
    if is_child(row, name):
        left_out = {"pk", "sort_order", row._meta.get_field(name).field.name}
        value = [{column: each for column, each in child.items() if column not in left_out} for child in value]
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def from_kept(row: Listing, name: str, kept):
    """The value that was kept, as the column takes it."""
    if is_child(row, name):
        model = row._meta.get_field(name).related_model
        return [
            {column: model._meta.get_field(column).to_python(value) for column, value in child.items()}
            for child in kept
        ]
    return row._meta.get_field(name).to_python(kept)
