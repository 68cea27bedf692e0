"""Which listing of the organisation a row is: by the organisation's own number, or by its title where it has none."""

import hashlib

from django.utils.text import slugify
from django.utils.translation import gettext as _

from portal.importing import values
from portal.importing.kinds import Kind
from portal.importing.problems import Problems
from portal.workspace.bulk.records import Record, Records, title_key
from search.analysis import clean, fold

LONGEST_WORDS = 80  # of a number made from a title


def identify(
    number: int, raw: dict, kind: Kind | None, records: Records, titles: dict[tuple, int], problems: Problems
) -> Record | None:
    """The listing that is there already, if any. A row without a number gets one made from its title, so that a repeat
    of the file finds it again; `titles` are those that were met before it."""
    title = next((raw[name] for name in ("title", "title_vi", "title_en") if not values.is_empty(raw.get(name))), "")
    title = clean(str(title)).strip()
    if kind is None or (values.is_empty(raw.get("external_id")) and not title):
        return None
    if not values.is_empty(raw.get("external_id")):
        record = records.by_number(kind.model, " ".join(clean(str(raw["external_id"])).split()))
        return record or _without_number(records.by_title(kind.model, title), number, titles)
    key = (kind.model, title_key(title))
    if key in titles:
        message = _("Row %(row)d has the same title: give each listing a number of your own, or its own title.")
        problems.add(number, "title", message % {"row": titles[key]})
    titles.setdefault(key, number)
    record = records.by_title(kind.model, title)
    raw["external_id"] = (record.listing.external_id if record else "") or _made_from(title)
    return record


def _without_number(record: Record | None, number: int, titles: dict[tuple, int]) -> Record | None:
    """A listing that was written by hand takes the number of the first row with its title."""
    if record is None or record.listing.external_id:
        return None
    return record if titles.setdefault((record.listing.key,), number) == number else None


def _made_from(title: str) -> str:
    """Words to recognise it by and a few letters that differ when the title does."""
    mark = hashlib.sha256(title_key(title).encode()).hexdigest()[:8]
    return f"{slugify(fold(title))[:LONGEST_WORDS].strip('-')}-{mark}".strip("-")
