"""Criteria in an address or a form, and back: `?must=concept:ocr&not=term:ho_so`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from listings.choices import Delivery, Mode
from portal.search.parameters import BadParameter
from search.analysis import clean
from search.matching.criteria import CONCEPT, FIELD, MODE, SHOULD, SORTS, STEM, STRENGTHS, TECHNIQUE, TERM, Criterion
from taxonomy.terms import terms

MOST_CRITERIA = 60
LONGEST_ADDED = 80  # characters
_WORDS = re.compile(r"[^\W_]{1,64}(_[^\W_]{1,64})?")  # a word or a pair, as search weighs it


@dataclass(frozen=True)
class Asked:
    """What a request says of criteria: those it names, the one to take away (`sort`, `value`), a word to add."""

    criteria: tuple[Criterion, ...] = ()
    dropped: tuple[str, str] | None = None
    added: str = ""
    is_form: bool = False


def read(query: QueryDict) -> Asked:
    """From `must=`, `should=`, `ignore=`, `not=` of an address, or `chip=`, `drop=`, `add=` of the page's form. Of one
    thing that is named twice the last counts. Raises BadParameter."""
    named = [(strength, value) for strength in STRENGTHS for value in query.getlist(strength)]
    named += [_chip(value) for value in query.getlist("chip")]
    if len(named) > MOST_CRITERIA:
        raise BadParameter(_("at most %(most)d criteria; take some away") % {"most": MOST_CRITERIA})
    found = {}
    for strength, value in named:
        criterion = _criterion(strength, value)
        found[criterion.sort, criterion.value] = criterion
    dropped = query.get("drop")
    gone = _criterion(SHOULD, dropped) if dropped else None
    return Asked(
        criteria=tuple(found.values()),
        dropped=(gone.sort, gone.value) if gone else None,
        added=clean(query.get("add", ""))[:LONGEST_ADDED].strip(),
        is_form=any(name in query for name in ("chip", "drop", "add")),
    )


def address(criteria: Iterable[Criterion]) -> str:
    """The query string of these criteria, the musts first; empty without any."""
    ordered = sorted(criteria, key=lambda each: STRENGTHS.index(each.strength))
    pairs = [(each.strength, f"{each.sort}:{each.value}") for each in ordered]
    return f"?{urlencode(pairs, safe=':')}" if pairs else ""


def _chip(value: str) -> tuple[str, str]:
    strength, _colon, rest = value.partition(":")
    return strength, rest


def _criterion(strength: str, text: str) -> Criterion:
    sort, _colon, value = clean(text).partition(":")
    if strength not in STRENGTHS or sort not in SORTS or not _is_known(sort, value):
        raise BadParameter(
            _("“%(text)s” is no criterion; one is written as in must=concept:ocr, and its sort is one of %(sorts)s")
            % {"text": text[:LONGEST_ADDED], "sorts": ", ".join(SORTS)}
        )
    return Criterion(sort, value, strength)


def _is_known(sort: str, value: str) -> bool:
    if sort in (TERM, STEM):
        return bool(_WORDS.fullmatch(value))
    known = terms()
    values = {
        CONCEPT: known.concepts,
        FIELD: known.fields,
        TECHNIQUE: known.techniques,
        MODE: (*Mode.values, *Delivery.values),
    }
    return value in values[sort]
