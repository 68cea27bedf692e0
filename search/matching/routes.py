"""What to do when no single offer answers a need: a combination that covers more, training where skill is missing, and
for editors the problems that several needs share. Pure functions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

MOST_STEPS = 3
DEMAND_WEIGHT, CONCEPT_WEIGHT = 1.0, 0.5  # a must-have says more than a topic, which is weighed by rarity besides
LEAST_GAIN = 0.3  # a topic that few have; less is no reason to deal with one more partner
LEAST_SCORE, NEAR_BEST = 15, 0.6  # of what may stand in a combination, and of the best's: below, it is something else
# What stands below one of these in the scheme is something that people learn.
SKILLS = frozenset({"ai-training", "digital-literacy", "workforce-reskilling", "vocational-education"})
FOR_WHOM = "ai-for-"  # such concepts say who learns (or merely who asks), and not what
SHARED_NEEDS, SHARED_ORGANISATIONS = 3, 2
TELLING = 0.25  # rarity; needs that share only "artificial intelligence" share no problem
COMPETITION, POOLED_CLASS, RESEARCH = "competition", "pooled-class", "research"
TRAINING_NEED, TRAINING = "training-need", "training"


@dataclass(frozen=True)
class Candidate:
    """An offer that matched: `meets` and `contradicts` are names of demands, `concepts` those of the need that it
    covers, `score` 0 to 100."""

    key: str
    kind: str
    score: float
    meets: frozenset[str] = frozenset()
    contradicts: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One offer of a combination, and what it brings that those before it do not."""

    key: str
    kind: str
    demands: tuple[str, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """A combination. `met` of the demands are met together, `alone` by the offer that meets most by itself; `missing`
    are the demands and topics that nothing in it brings."""

    steps: tuple[Step, ...]
    met: int
    alone: int
    missing_demands: tuple[str, ...] = ()
    missing_concepts: tuple[str, ...] = ()


def combination(demands: Sequence[str], concepts: Mapping[str, float], candidates: Iterable[Candidate]) -> Route | None:
    """At most MOST_STEPS offers that together cover more than any one; None where one is enough or none adds to it.

    `concepts` are the need's with their rarity, 0 to 1. From the best match on, a greedy set cover, which for weights
    like these is within 1 - 1/e of the best (Nemhauser, Wolsey, Fisher 1978). What contradicts a demand joins no
    combination.
    """
    weights = {("demand", name): DEMAND_WEIGHT for name in demands}
    weights |= {("concept", slug): CONCEPT_WEIGHT * rarity for slug, rarity in concepts.items()}
    usable = [each for each in candidates if each.score >= LEAST_SCORE and not each.contradicts]
    best = max((each.score for each in usable), default=0.0)
    usable = [each for each in usable if each.score >= NEAR_BEST * best]
    covers = {each.key: _covered(each) & weights.keys() for each in usable}
    open_ones, steps = set(weights), []
    while usable and len(steps) < MOST_STEPS:
        chosen = max(
            usable, key=lambda each: (_gain(covers[each.key] & open_ones, weights) if steps else 0, each.score)
        )
        brings = covers[chosen.key] & open_ones
        if _gain(brings, weights) < LEAST_GAIN:
            break
        steps.append(_step(chosen, brings, weights))
        open_ones -= brings
        usable.remove(chosen)
    together = weights.keys() - open_ones
    if len(steps) < 2 or any(each >= together for each in covers.values()):
        return None
    met, alone = _demands(together), max(map(_demands, covers.values()))
    if met < alone:
        return None
    return Route(
        steps=tuple(steps),
        met=met,
        alone=alone,
        missing_demands=tuple(name for name in demands if ("demand", name) in open_ones),
        missing_concepts=tuple(slug for slug in concepts if ("concept", slug) in open_ones),
    )


def _gain(brings: Set[tuple[str, str]], weights: Mapping[tuple[str, str], float]) -> float:
    return sum(weights[one] for one in brings)


def _demands(covered: Set[tuple[str, str]]) -> int:
    return sum(sort == "demand" for sort, _name in covered)


def _covered(candidate: Candidate) -> Set[tuple[str, str]]:
    return {("demand", name) for name in candidate.meets} | {("concept", slug) for slug in candidate.concepts}


def _step(candidate: Candidate, brings: Set[tuple[str, str]], order: Iterable[tuple[str, str]]) -> Step:
    ordered = [one for one in order if one in brings]
    return Step(
        candidate.key,
        candidate.kind,
        tuple(name for sort, name in ordered if sort == "demand"),
        tuple(name for sort, name in ordered if sort == "concept"),
    )


def skills(concepts: Iterable[str], broader: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Those of the concepts that people learn: what answers them is training."""
    found = (each for each in concepts if each in SKILLS or SKILLS & broader.get(each, frozenset()))
    return tuple(each for each in found if not each.startswith(FOR_WHOM))


@dataclass(frozen=True)
class Unanswered:
    """An open need without a good match; `organisation` is its owner's key, `best` the best score, 0 for none."""

    key: str
    kind: str
    organisation: str
    concepts: frozenset[str] = field(default_factory=frozenset)
    best: float = 0.0


@dataclass(frozen=True)
class SharedProblem:
    """Needs with concepts in common, and what editors could make of them."""

    concepts: tuple[str, ...]
    needs: tuple[Unanswered, ...]
    organisations: int
    proposal: str


def shared_problems(
    needs: Sequence[Unanswered],
    rarity: Mapping[str, float],
    broader: Mapping[str, frozenset[str]],
    offered: Set[str],
) -> tuple[SharedProblem, ...]:
    """At least SHARED_NEEDS of SHARED_ORGANISATIONS with a telling concept in common, each need in one group.

    A need also stands for the concepts above its own. `rarity` is 0 to 1 by concept, `offered` are the concepts that
    any offer has: a problem that nobody offers anything for is a task for research.
    """
    by_concept: dict[str, list[Unanswered]] = defaultdict(list)
    for need in needs:
        for concept in _with_broader(need.concepts, broader):
            if rarity.get(concept, 1.0) >= TELLING:
                by_concept[concept].append(need)
    left, found = {need.key for need in needs}, []
    while True:
        groups = {concept: [need for need in each if need.key in left] for concept, each in by_concept.items()}
        groups = {concept: each for concept, each in groups.items() if _is_shared(each)}
        if not groups:
            return tuple(found)
        concept = max(groups, key=lambda slug: (len(groups[slug]) * rarity.get(slug, 1.0), slug))
        group = groups[concept]
        common = frozenset.intersection(*(need.concepts for need in group)) | {concept}
        found.append(
            SharedProblem(
                concepts=tuple(sorted(common, key=lambda slug: (slug != concept, -rarity.get(slug, 1.0), slug))),
                needs=tuple(sorted(group, key=lambda need: (need.best, need.key))),
                organisations=len({need.organisation for need in group}),
                proposal=_proposal(group, common, offered),
            )
        )
        left -= {need.key for need in group}


def _is_shared(needs: Sequence[Unanswered]) -> bool:
    return len(needs) >= SHARED_NEEDS and len({need.organisation for need in needs}) >= SHARED_ORGANISATIONS


def _with_broader(concepts: Iterable[str], broader: Mapping[str, frozenset[str]]) -> set[str]:
    concepts = set(concepts)
    return concepts.union(*(broader.get(concept, frozenset()) for concept in concepts))


def _proposal(needs: Sequence[Unanswered], concepts: Set[str], offered: Set[str]) -> str:
    if 2 * sum(need.kind == TRAINING_NEED for need in needs) > len(needs):
        return POOLED_CLASS
    return COMPETITION if concepts & offered else RESEARCH
