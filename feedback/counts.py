"""What visitors miss, as it may be shown: only counts, and those only once enough different visitors make them up."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from feedback.models import NO_CONCEPT, Misfit, MisfitMonth, Unanswered, UnansweredMonth
from feedback.months import added, count_asked, count_misfits, months_ago
from feedback.reasons import MisfitReason

FEW = 5  # visitors; fewer are nobody's business: one of them could be known by what they asked
YEAR = 12  # months


@dataclass(frozen=True)
class Asked:
    """A concept that was asked for and not found. `visitors` are different ones within each month, added up.

    `kinds`, `languages` and `fields` count the visitors of each, without those that are fewer than FEW.
    """

    concept: str
    visitors: int
    months: int
    kinds: Mapping[str, int]
    languages: Mapping[str, int]
    fields: Mapping[str, int]


@dataclass(frozen=True)
class Fit:
    """How often a listing was said not to fit, by reason; `source` is a listing or empty for described texts."""

    listing: str
    source: str
    reasons: Mapping[str, int]

    @property
    def visitors(self) -> int:
        return sum(self.reasons.values())


def asked_and_not_offered(*, months: int = YEAR) -> list[Asked]:
    """The concepts that at least FEW different visitors of one month asked for, the most wanted first.

    Of one month, because visitors of two months cannot be told apart: their keys are gone.
    """
    by_concept = defaultdict(list)
    for count in _asked_counts(months):
        if count.concept != NO_CONCEPT:
            by_concept[count.concept].append(count)
    shown = [
        _asked(concept, counts)
        for concept, counts in by_concept.items()
        if max(count.visitors for count in counts) >= FEW
    ]
    return sorted(shown, key=lambda asked: (-asked.visitors, asked.concept))


def asked_without_concept(*, months: int = YEAR) -> int:
    """How many visitors, added up by month, found nothing with a text that names no concept; 0 for fewer than FEW."""
    total = sum(count.visitors for count in _asked_counts(months) if count.concept == NO_CONCEPT)
    return total if total >= FEW else 0


def misfits(*, months: int = YEAR) -> list[Fit]:
    """For editors: every pair that was said not to fit, the most often first."""
    by_pair: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for count in _misfit_counts(months):
        by_pair[count.listing, count.source][count.reason] += count.visitors
    found = [Fit(listing, source, _ordered(reasons)) for (listing, source), reasons in by_pair.items()]
    return sorted(found, key=lambda fit: (-fit.visitors, fit.listing, fit.source))


def misfits_for_owner(listing: str, *, months: int = YEAR) -> dict[str, int]:
    """For the owner of a listing (its key): how often by reason, from FEW on, else nothing. Not for whom it was."""
    reasons: Counter[str] = Counter()
    for count in _misfit_counts(months, listing=listing):
        reasons[count.reason] += count.visitors
    return _ordered(reasons) if reasons.total() >= FEW else {}


def _asked_counts(months: int) -> list[UnansweredMonth]:
    since = months_ago(months - 1)
    return [
        *UnansweredMonth.objects.filter(month__gte=since),
        *count_asked(Unanswered.objects.filter(day__gte=since)),
    ]


def _misfit_counts(months: int, **wanted: str) -> list[MisfitMonth]:
    since = months_ago(months - 1)
    return [
        *MisfitMonth.objects.filter(month__gte=since, **wanted),
        *count_misfits(Misfit.objects.filter(month__gte=since, **wanted)),
    ]


def _asked(concept: str, counts: list[UnansweredMonth]) -> Asked:
    kinds, languages, fields = (
        _enough(added(getattr(count, part) for count in counts)) for part in ("kinds", "languages", "fields")
    )
    return Asked(concept, sum(count.visitors for count in counts), len(counts), kinds, languages, fields)


def _enough(counts: Mapping[str, int]) -> dict[str, int]:
    """The parts that enough visitors make up, the largest first."""
    return dict(sorted(((name, count) for name, count in counts.items() if count >= FEW), key=lambda item: -item[1]))


def _ordered(reasons: Mapping[str, int]) -> dict[str, int]:
    """In the order of the form."""
    return {reason: reasons[reason] for reason in MisfitReason.values if reasons.get(reason)}
