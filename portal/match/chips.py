"""What a match looks for, as chips in four groups: the record's own, and what the person made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from listings.choices import Delivery, Mode
from portal.match import markup
from portal.match.parameters import Asked
from portal.search.parameters import BadParameter
from search.analysis import fold, folded, stems, tokens
from search.documents import LANGUAGES
from search.language import VIETNAMESE, language_of
from search.matching.criteria import (
    CONCEPT,
    FIELD,
    IGNORE,
    MODE,
    MUST,
    NOT,
    SHOULD,
    STEM,
    STRENGTHS,
    TECHNIQUE,
    TERM,
    Criterion,
)
from search.matching.salient import salient
from search.matching.source import Source
from search.typing.restoring import restored
from taxonomy.terms import terms

MOST_CONCEPTS = 10
GROUP_LABELS = {
    MUST: gettext_lazy("Must have"),
    SHOULD: gettext_lazy("Should have"),
    IGNORE: gettext_lazy("Ignored"),
    NOT: gettext_lazy("Excluded"),
}
SORT_LABELS = {
    CONCEPT: gettext_lazy("topic"),
    FIELD: gettext_lazy("field"),
    TECHNIQUE: gettext_lazy("AI technique"),
    MODE: pgettext_lazy("criterion", "mode"),
    TERM: gettext_lazy("words"),
    STEM: gettext_lazy("words"),
}


@dataclass(frozen=True)
class Chip:
    """`is_own`: it comes from the record or the text, and when taken away stands among the ignored."""

    sort: str
    value: str
    label: str
    strength: str = SHOULD
    is_own: bool = True

    @property
    def name(self) -> str:
        return f"{self.sort}:{self.value}"

    @property
    def sort_label(self) -> str:
        return str(SORT_LABELS[self.sort])

    @property
    def control(self) -> SafeString:
        return markup.control(self)


@dataclass(frozen=True)
class Group:
    strength: str
    label: str
    chips: Sequence[Chip]


def own_chips(source: Source, language: str) -> list[Chip]:
    """What is looked for before anybody changes it: the record's terms, and its text's weightiest words, in the
    language in which most is weighed."""
    traits, weights = source.traits, source.weights
    concepts = traits.concepts[:MOST_CONCEPTS]
    lists = ((FIELD, traits.fields), (TECHNIQUE, traits.techniques), (MODE, traits.modes), (CONCEPT, concepts))
    chips = [Chip(sort, value, label_of(sort, value, language)) for sort, values in lists for value in values]
    spoken = max(weights, key=lambda code: len(weights[code]), default="")
    if spoken:
        said = [" ".join(tokens(label_of(CONCEPT, slug, code))) for slug in concepts for code in LANGUAGES]
        found = salient(source.wording.phrases(spoken), weights[spoken], spoken, without=said)
        chips += [Chip(each.sort, each.value, each.form) for each in found]
    return chips


def argued(own: Iterable[Chip], asked: Asked, language: str) -> list[Chip]:
    """The chips as the request has them: changed, taken away, added. Raises BadParameter for what cannot be added."""
    named = {(each.sort, each.value): each for each in asked.criteria}
    chips = {(chip.sort, chip.value): chip for chip in own}
    for key, criterion in named.items():
        known = chips.get(key) or Chip(*key, label_of(*key, language), is_own=False)
        chips[key] = replace(known, strength=criterion.strength)
    if asked.dropped in chips:
        chip = chips.pop(asked.dropped)
        if chip.is_own:
            chips[asked.dropped] = replace(chip, strength=IGNORE)
    if asked.added:
        added = from_words(asked.added, language)
        chips.setdefault((added.sort, added.value), added)
    return list(chips.values())


def changes(chips: Iterable[Chip]) -> tuple[Criterion, ...]:
    """The criteria that differ from what the record itself asks for."""
    return tuple(
        Criterion(chip.sort, chip.value, chip.strength) for chip in chips if not chip.is_own or chip.strength != SHOULD
    )


def all_of(chips: Iterable[Chip]) -> tuple[Criterion, ...]:
    """All that is looked for, without the text: what can be shared."""
    return tuple(Criterion(chip.sort, chip.value, chip.strength) for chip in chips if chip.strength != IGNORE)


def grouped(chips: Iterable[Chip]) -> list[Group]:
    """In the order must, should, ignore, not; a group without chips is left out."""
    chips = list(chips)
    groups = [
        Group(strength, str(GROUP_LABELS[strength]), [chip for chip in chips if chip.strength == strength])
        for strength in STRENGTHS
    ]
    return [group for group in groups if group.chips]


def from_words(text: str, language: str) -> Chip:
    """What somebody typed to add: a term of the site where one is called so, else a word or two of the texts."""
    wanted = fold(text)
    known = terms()
    for sort, labels in ((CONCEPT, known.concepts), (FIELD, known.fields), (TECHNIQUE, known.techniques)):
        for slug, label in labels.items():
            if wanted in (fold(label.vi), fold(label.en)):
                return Chip(sort, slug, label.in_language(language), is_own=False)
    # A reader of the Vietnamese site who adds "camera" means the word of Vietnamese texts.
    spoken, words = VIETNAMESE if language == VIETNAMESE else language_of(text), folded(tokens(text))
    terms_of_text = words if spoken == VIETNAMESE else stems(words)
    if not 1 <= len(terms_of_text) <= 2:
        raise BadParameter(_("Add one or two words, or a topic from the suggestions."))
    sort = TERM if spoken == VIETNAMESE else STEM
    return Chip(sort, "_".join(terms_of_text), text, is_own=False)


def label_of(sort: str, value: str, language: str) -> str:
    """In the reader's language; a word as it is weighed where nothing else is known of it."""
    known = terms()
    labels = {CONCEPT: known.concepts, FIELD: known.fields, TECHNIQUE: known.techniques}.get(sort)
    if labels is not None:
        return labels[value].in_language(language) if value in labels else value
    if sort == MODE:
        return str({**dict(Mode.choices), **dict(Delivery.choices)}.get(value, value))
    words = value.replace("_", " ")
    return restored(words) if sort == TERM else words


def suggested(typed: str, language: str, most: int = 8) -> list[str]:
    """Labels of topics, fields and techniques that have a word beginning with what was typed, the shortest first."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    known = terms()
    labels = {
        label.in_language(language)
        for each in (known.concepts, known.fields, known.techniques)
        for label in each.values()
        if f" {wanted}" in f" {fold(label.vi)} " or f" {wanted}" in f" {fold(label.en)} "
    }
    return sorted(labels, key=lambda label: (not fold(label).startswith(wanted), len(label), label))[:most]
