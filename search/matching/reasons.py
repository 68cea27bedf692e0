"""Why something fits, and what does not, in the reader's language; each reason rests on a part's evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, override

from search import registry
from search.analysis import folded, pairs, stems, tokens
from search.documents import Text
from search.language import VIETNAMESE
from search.matching import parts
from search.matching.parts import Part, Score
from search.stopwords import ENGLISH

MOST_TERMS = 4
WORTH_SAYING = 0.15


@dataclass(frozen=True)
class Reason:
    """`fits` is false for a gap: something asked for that is not offered."""

    code: str
    text: str
    fits: bool = True


def reasons(score: Score, source: "Wording", language: str) -> list[Reason]:
    """What a score rests on, the weightiest first; gaps last. `source` has the words as people wrote them."""
    with override(language):
        said = [reason for part in score.parts if (reason := _reason(part, source, language))]
    return sorted(said, key=lambda reason: not reason.fits)


def _reason(part: Part, source: "Wording", language: str) -> Reason | None:
    maker = _MAKERS.get(part.name)
    text, fits = maker(part, source, language) if maker else ("", True)
    return Reason(part.name, text, fits) if text else None


def _words(part: Part, source, language):
    terms = dict(part.evidence)
    spoken = language if language in terms else next(iter(terms), "")
    shown = source.shown(terms[spoken], spoken) if terms and part.value >= WORTH_SAYING else []
    return _("Words in common: %s") % _listed(shown) if shown else "", True


def _concepts(part: Part, source, language):
    names = [registry.label("concept", slug, language) for slug in part.evidence[:MOST_TERMS]]
    return _("Topics in common: %s") % _listed(names) if names else "", True


def _field(part: Part, source, language):
    names = [registry.label("field", slug, language) for slug in part.evidence]
    return _("Same field: %s") % _listed(names) if names else "", True


def _technique(part: Part, source, language):
    names = [registry.label("technique", slug, language) for slug in part.evidence]
    return _("Technique asked for: %s") % _listed(names) if names else "", True


def _readiness(part: Part, source, language):
    if not part.evidence:
        return "", True
    trl, least = part.evidence
    if trl >= least:
        return _("Mature enough: TRL %(trl)d, asked for at least %(least)d") % {"trl": trl, "least": least}, True
    return _("Less mature than asked: TRL %(trl)d instead of at least %(least)d") % {"trl": trl, "least": least}, False


def _budget(part: Part, source, language):
    if not part.evidence:
        return "", True
    return (_("Price within the budget"), True) if part.value == 1 else (_("Price above the budget"), False)


def _mode(part: Part, source, language):
    if part.value == parts.UNKNOWN:
        return "", True
    return (_("Can be had in the way asked for"), True) if part.evidence else (_("Not in the way asked for"), False)


def _level(part: Part, source, language):
    return _("Level asked for") if part.evidence else "", True


def _place(part: Part, source, language):
    return _("Same place: %s") % part.evidence[0] if part.evidence else "", True


def _dates(part: Part, source, language):
    if not part.evidence:
        return "", True
    return (_("Starts when it is wanted"), True) if part.value else (_("Does not start when it is wanted"), False)


_MAKERS = {
    parts.CONCEPTS: _concepts,
    parts.WORDS: _words,
    parts.FIELD: _field,
    parts.TECHNIQUE: _technique,
    parts.READINESS: _readiness,
    parts.BUDGET: _budget,
    parts.MODE: _mode,
    parts.LEVEL: _level,
    parts.PLACE: _place,
    parts.DATES: _dates,
}


class Wording:
    """The terms of a text as people wrote them: with diacritics, unstemmed. Made once, asked for each match."""

    def __init__(self, texts: Mapping[str, Text]):
        self._forms = {language: _forms(text, language) for language, text in texts.items()}

    def shown(self, terms: Sequence[str], language: str) -> list[str]:
        """At most MOST_TERMS, pairs before single words, none that repeats a word of another."""
        forms, shown = self._forms.get(language, {}), []
        for term in sorted(terms[: MOST_TERMS * 3], key=lambda term: "_" not in term):
            form = forms.get(term)
            if form and not any(set(form.split()) & set(other.split()) for other in shown):
                shown.append(form)
        return shown[:MOST_TERMS]


def _forms(text: Text, language: str) -> dict[str, str]:
    written = tokens(text.whole())
    terms = folded(written)
    if language != VIETNAMESE:
        written = [word for word in terms if word not in ENGLISH]
        terms = stems(written)
    forms = dict(zip(terms, written, strict=True))
    return forms | dict(zip(pairs(terms), (pair.replace("_", " ") for pair in pairs(written)), strict=True))


def _listed(names) -> str:
    return ", ".join(names)
