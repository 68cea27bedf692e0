"""Finds terms and scientists by their short name, or by a label in either language, with or without diacritics."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from organisations.models import Scientist
from portal.importing import values
from portal.importing.headings import plain
from search.analysis import clean, fold
from taxonomy.models import Field, Technique

MOST_TAGS = 50
LONGEST_TAG = 100


class Vocabulary:
    """What a file may name, read once."""

    def __init__(self):
        self._names: Mapping[str, dict[str, int]] = {
            "fields": _terms(Field),
            "techniques": _terms(Technique),
            "scientists": dict(Scientist.objects.values_list("slug", "pk")),
        }
        self._slugs = {
            "fields": list(Field.objects.values_list("slug", flat=True)),
            "techniques": list(Technique.objects.values_list("slug", flat=True)),
            "scientists": list(self._names["scientists"]),
        }

    def resolve(self, name: str, value: object) -> tuple[int, ...]:
        """Primary keys of what a cell or list names. Raises ValueError for what is not known."""
        known, found = self._names[name], []
        for part in values.listed(value, separators=r"[;|\n]"):
            # A label may hold a comma itself, so the whole is tried before its parts.
            parts = [part] if _plain(part) in known or isinstance(value, list) else values.listed(part)
            for each in parts:
                if _plain(each) not in known:
                    raise ValueError(values.unknown(each, self._slugs[name]))
                found.append(known[_plain(each)])
        return tuple(dict.fromkeys(found))


def _terms(model) -> dict[str, int]:
    found: dict[str, int] = {}
    for pk, slug, vietnamese, english in model.objects.values_list("pk", "slug", "label_vi", "label_en"):
        for label in (vietnamese, english):
            found.setdefault(_plain(label), pk)
        found[slug] = pk
    return found


def slugs_by_words(model: type[Field] | type[Technique]) -> dict[str, str]:
    """Short names of terms by their labels in either language, and by themselves, as `headings.plain` writes them."""
    found: dict[str, str] = {}
    for slug, vietnamese, english in model.objects.values_list("slug", "label_vi", "label_en"):
        for label in (slug, vietnamese, english):
            found.setdefault(plain(label), slug)
    return found


def _plain(label: str) -> str:
    return re.sub(r"\s+", " ", fold(clean(label))).strip()


def read_tags(value: object) -> tuple[str, ...]:
    """Free words, each once whatever its case; raises ValueError."""
    found = values.listed(value)
    if len(found) > MOST_TAGS:
        raise ValueError(_("At most %(most)d are possible: take some away.") % {"most": MOST_TAGS})
    first = {}
    for tag in found:
        first.setdefault(tag.lower(), values.text(tag, LONGEST_TAG))
    return tuple(first.values())
