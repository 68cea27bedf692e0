"""Makes or updates a page from data, through revisions and publishing as an editor would."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

CREATED, UPDATED, UNCHANGED, KEPT = "created", "updated", "unchanged", "kept"


@dataclass(frozen=True)
class PageContent:
    """A page as it is to be.

    `columns` are values by field name, a stream's as a list of (block type, value). `related` are the objects of a
    many-to-many field, `children` the columns of each row of a child relation, in their order.
    """

    slug: str
    columns: Mapping[str, object]
    related: Mapping[str, Sequence] = field(default_factory=dict)
    children: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    published_at: datetime | None = None


@transaction.atomic
def save_page(
    *, parent: Page, model: type[Page], content: PageContent, translation_of: Page | None = None, by=None
) -> tuple[Page, str]:
    """Creates the page below `parent` or brings it to the content, and publishes it.

    Returns it with `created`, `updated`, `unchanged`, or `kept` for one that an editor withdrew, locked or has a
    draft of: it is left as it is.
    """
    page = model.objects.child_of(parent).filter(slug=content.slug).first()
    if page is None:
        return _create(parent, model, content, translation_of, by), CREATED
    if not page.live or page.has_unpublished_changes or page.locked:
        return page, KEPT
    if not _fill(page, content):
        return page, UNCHANGED
    page.full_clean()
    page.save_revision(user=by, log_action=True).publish(user=by)
    page.refresh_from_db()
    return page, UPDATED


def _create(parent: Page, model: type[Page], content: PageContent, translation_of: Page | None, by) -> Page:
    page = model(slug=content.slug, locale=parent.locale, live=False, owner=by)
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    _fill(page, content)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action="wagtail.create").publish(user=by)
    page.refresh_from_db()
    return page


def _fill(page: Page, content: PageContent) -> bool:
    """Sets what differs and says whether anything did."""
    changed = False
    columns = dict(content.columns)
    if content.published_at is not None:
        columns["first_published_at"] = content.published_at
    for name, value in columns.items():
        if isinstance(page._meta.get_field(name), StreamField):
            changed |= _fill_stream(page, name, value)
        elif getattr(page, name) != value:
            setattr(page, name, value)
            changed = True
    for name, related in content.related.items():
        if page.pk is None or {each.pk for each in getattr(page, name).all()} != {each.pk for each in related}:
            setattr(page, name, list(related))
            changed = True
    for name, rows in content.children.items():
        children = list(getattr(page, name).all())
        if [_columns_of(child, row) for child, row in zip(children, rows, strict=False)] != list(rows) or len(
            children
        ) != len(rows):
            setattr(page, name, _rows(page._meta.get_field(name).related_model, children, rows))
            changed = True
    return changed


def _rows(model: type, children: Sequence, rows: Sequence[Mapping[str, object]]) -> list:
    """In their order. Each takes the place, and the number, of the one that stood there: others may refer to it."""
    made = []
    for place, row in enumerate(rows):
        child = children[place] if place < len(children) else model()
        for name, value in {**row, "sort_order": place}.items():
            setattr(child, name, value)
        made.append(child)
    return made


def _fill_stream(page: Page, name: str, blocks: Sequence[tuple[str, object]]) -> bool:
    there = [(block["type"], block["value"]) for block in getattr(page, name).raw_data]
    if there == list(blocks):
        return False
    setattr(page, name, json.dumps([{"type": kind, "value": value} for kind, value in blocks]))
    return True


def _columns_of(child, row: Mapping[str, object]) -> dict:
    return {name: getattr(child, name) for name in row}
