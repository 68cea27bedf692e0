"""Matches with what each meets of what is asked, and the routes where none meets it all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.cards import Card, card
from search import registry, statistics
from search.analysis import folded, tokens
from search.documents import Traits
from search.language import language_of
from search.matching.criteria import Criterion
from search.matching.demands import CRITERION, LINE, Demand, demands, said
from search.matching.gaps import CONTRADICTED, MET, Finding, Offered, findings
from search.matching.routes import Candidate, Route, combination, skills
from search.matching.service import Match
from search.matching.source import Source
from search.models import read_texts, read_traits

LEAST_MISSING = 0.3  # rarity of a topic whose absence is worth a word


@dataclass(frozen=True)
class Answer:
    """A match as the page shows it. `findings` has each thing asked for, in its order."""

    card: Card
    match: Match
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Routes:
    """`demands` are all that the need asks for, by name; `skills` the topics missing that people learn."""

    demands: Mapping[str, Demand]
    combination: Route | None = None
    skills: tuple[str, ...] = ()
    asks_for_people: bool = False


def answers(source: Source, found: Sequence[Match], criteria: Sequence[Criterion], language: str) -> list[Answer]:
    """In the order of the matches; the active language is the reader's. Two queries, however many matches."""
    lines = source.traits.must_haves if source.is_need else ()
    if not source.is_need:
        lines = [line for match in found for line in match.entry.traits.get("must_haves", ())]
    counted = _frequencies(lines)
    broader, shown = registry.broader(), []
    own = _demands(source.traits, criteria, counted) if source.is_need else ()
    offer = None if source.is_need else Offered(source.texts, source.traits)
    for match in found:
        traits = read_traits(match.entry.traits)
        if source.is_need:
            standing = findings(own, Offered(read_texts(match.entry.texts), traits), broader)
        else:
            standing = findings(_demands(traits, (), counted), offer, broader)
        shown.append(Answer(_card(match, standing, language), match, standing))
    return shown


def standings(need: Traits, offers: Iterable[tuple[Mapping, Mapping]]) -> list[tuple[Finding, ...]]:
    """How offers stand to each thing that a need asks for, both in their order; an offer is its stored texts and
    traits. One query a language of the need's lines."""
    own, broader = _demands(need, (), _frequencies(need.must_haves)), registry.broader()
    return [findings(own, Offered(read_texts(texts), read_traits(traits)), broader) for texts, traits in offers]


def routes(source: Source, shown: Sequence[Answer], kind: str = "") -> Routes | None:
    """What else could be done for a need; None for an offer. `kind` is the need's."""
    if not source.is_need:
        return None
    # How and how mature is asked of every part of a combination, and is nothing that one of them brings.
    asked = {
        each.demand.name: each.demand
        for answer in shown
        for each in answer.findings
        if each.demand.sort in (LINE, CRITERION)
    }
    broader = registry.broader()
    rarity = statistics.concept_rarity(source.traits.concepts)
    telling = {slug: value for slug, value in rarity.items() if value >= LEAST_MISSING}
    candidates = [_candidate(answer, telling, broader) for answer in shown]
    together = combination(list(asked), telling, candidates)
    covered = frozenset().union(*(each.concepts for each in candidates if each.kind == "training"))
    return Routes(
        demands=asked,
        combination=together,
        skills=tuple(each for each in skills(source.traits.concepts, broader) if each not in covered),
        asks_for_people=kind == "training-need",
    )


def _card(match: Match, standing: Sequence[Finding], language: str) -> Card:
    """What is asked for and not met is said once, among the findings."""
    sorts = {each.demand.sort for each in standing}
    reasons = [each for each in match.reasons if each.fits or each.code not in sorts]
    return card(match.entry, language, score=match.score, exact_score=match.exact_score, reasons=reasons)


def _candidate(answer: Answer, concepts: Iterable[str], broader: Mapping[str, frozenset[str]]) -> Candidate:
    there = set(answer.match.entry.traits.get("concepts", ()))
    below = there.union(*(broader.get(slug, ()) for slug in there))
    return Candidate(
        key=answer.card.key,
        kind=answer.card.kind,
        score=answer.match.exact_score,
        meets=frozenset(each.demand.name for each in answer.findings if each.standing == MET),
        contradicts=frozenset(each.demand.name for each in answer.findings if each.standing == CONTRADICTED),
        concepts=frozenset(slug for slug in concepts if slug in below),
    )


def _demands(traits: Traits, criteria: Sequence[Criterion], counted: Callable) -> tuple[Demand, ...]:
    return demands(traits, criteria, concepts_in=registry.concepts_in, frequencies=counted)


def _frequencies(lines: Iterable[str]) -> Callable:
    """Document frequencies for the words of all lines at once, one query a language."""
    words: dict[str, set[str]] = {}
    for line in lines:
        spoken = language_of(line)
        words.setdefault(spoken, set()).update(folded(said(tokens(line), spoken)))
    known = {spoken: statistics.frequencies(spoken, terms) for spoken, terms in words.items()}
    return lambda spoken, terms: known.get(spoken, ({}, 0))
