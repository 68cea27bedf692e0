"""Why something fits, and what does not, in the reader's language; each reason rests on a part's evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _, override

from search import registry
from search.documents import Text
from search.matching import parts
from search.matching.parts import Part, Score
from search.matching.wording import Wording

MOST_TERMS = 4
WORTH_SAYING = 0.15
CLOSE = 0.35  # among all candidates' vectors, as far as the best is sure


@dataclass(frozen=True)
class Reason:
    """`fits` is false for a gap: something asked for that is not offered."""

    code: str
    text: str
    fits: bool = True


def reasons(score: Score, source: Wording, language: str, other: Mapping[str, Text] = {}) -> list[Reason]:
    """What a score rests on, the weightiest first; gaps last. `source` has the words as people wrote them, `other` the
    texts of the match, which must have them too."""
    with override(language):
        said = [reason for part in score.parts if (reason := _reason(part, source, language, other))]
    return sorted(said, key=lambda reason: not reason.fits)


def _reason(part: Part, source: Wording, language: str, other: Mapping[str, Text]) -> Reason | None:
    if part.name == parts.WORDS:
        text, fits = _words(part, source, language, other), True
    else:
        maker = _MAKERS.get(part.name)
        text, fits = maker(part, language) if maker else ("", True)
    return Reason(part.name, text, fits) if text else None


def _words(part: Part, source: Wording, language: str, other: Mapping[str, Text]) -> str:
    """In the reader's language where both texts have it: what is only weighed alike is not said."""
    terms = dict(part.evidence)
    if not terms or part.value < WORTH_SAYING:
        return ""
    spoken = language if language in terms else next(iter(terms))
    shown = source.shown(terms[spoken], spoken, other, MOST_TERMS)
    return _("Words in common: %s") % _listed(shown) if shown else ""


def _concepts(part: Part, language):
    names = [registry.label("concept", slug, language) for slug in part.evidence[:MOST_TERMS]]
    return _("Topics in common: %s") % _listed(names) if names else "", True


def _field(part: Part, language):
    names = [registry.label("field", slug, language) for slug in part.evidence]
    return _("Same field: %s") % _listed(names) if names else "", True


def _technique(part: Part, language):
    names = [registry.label("technique", slug, language) for slug in part.evidence]
    return _("Technique asked for: %s") % _listed(names) if names else "", True


def _readiness(part: Part, language):
    if not part.evidence:
        return "", True
    trl, least = part.evidence
    if trl >= least:
        return _("Mature enough: TRL %(trl)d, asked for at least %(least)d") % {"trl": trl, "least": least}, True
    return _("Less mature than asked: TRL %(trl)d instead of at least %(least)d") % {"trl": trl, "least": least}, False


def _budget(part: Part, language):
    if not part.evidence:
        return "", True
    return (_("Price within the budget"), True) if part.value == 1 else (_("Price above the budget"), False)


def _mode(part: Part, language):
    if part.value == parts.UNKNOWN:
        return "", True
    return (_("Can be had in the way asked for"), True) if part.evidence else (_("Not in the way asked for"), False)


def _level(part: Part, language):
    return _("Level asked for") if part.evidence else "", True


def _place(part: Part, language):
    return _("Same place: %s") % part.evidence[0] if part.evidence else "", True


def _dates(part: Part, language):
    if not part.evidence:
        return "", True
    return (_("Starts when it is wanted"), True) if part.value else (_("Does not start when it is wanted"), False)


def _meaning(part: Part, language):
    return _("Close in meaning") if part.value >= CLOSE else "", True


_MAKERS = {
    parts.MEANING: _meaning,
    parts.CONCEPTS: _concepts,
    parts.FIELD: _field,
    parts.TECHNIQUE: _technique,
    parts.READINESS: _readiness,
    parts.BUDGET: _budget,
    parts.MODE: _mode,
    parts.LEVEL: _level,
    parts.PLACE: _place,
    parts.DATES: _dates,
}


def _listed(names) -> str:
    return ", ".join(names)
