"""Loads offers and needs through the bulk service, with their covers."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from listings.bulk import Saved, refusals, save_listings
from listings.models import Listing
from portal.demonstration.covers import Cover
from portal.demonstration.pictures import Pictures
from portal.demonstration.rows import MODELS, Known, row

REASON = "demonstration"


def load_listings(
    kind: str,
    records: Iterable[dict],
    *,
    known: Known,
    pictures: Pictures,
    by,
    step: Callable[[int], None] = lambda done: None,
) -> tuple[Saved, list[str]]:
    """Loads `research`, `training` or `needs` as published listings.

    Returns what was saved, and the numbers of those that were left alone because an editor is at work on them.
    """
    model = MODELS[kind]
    rows = []
    for done, record in enumerate(records, 1):
        made = row(kind, record, known, cover=pictures.of(cover_of(kind, record, known)).pk)
        rows.append(replace(made, columns=made.columns | {"first_published_at": known.days.appeared(made.external_id)}))
        step(done)
    busy = _busy(model, [each.external_id for each in rows])
    saved = save_listings(
        model=model,
        rows=[each for each in rows if each.external_id not in busy],
        publish=True,
        by=by,
        reason=REASON,
    )
    return saved, sorted(busy)


def cover_of(kind: str, record: dict, known: Known) -> Cover:
    """Drawn by the first field and the first technique."""
    techniques = record.get("techniques", ())
    group = known.techniques[techniques[0]].group if techniques and techniques[0] in known.techniques else ""
    kind = f"{record['need_kind']}-need" if kind == "needs" else kind
    return Cover(seed=record["external_id"], kind=kind, field=record["fields"][0], technique_group=group)


def _busy(model: type[Listing], numbers: list[str]) -> set[str]:
    """Those that the bulk service would refuse: one draft of an editor must not stop the whole load."""
    refused = refusals(model, is_demonstration=True, external_id__in=numbers)
    return set(model.objects.filter(pk__in=refused).values_list("external_id", flat=True))
