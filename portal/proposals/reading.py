"""What pages of calls show of proposals and of who opened them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext as _

from catalog.models import ResearchProduct, TrainingProduct
from organisations.models import Membership
from portal.addresses import address
from proposals.models import Call, Proposal, Score
from proposals.naming import is_named_to
from proposals.opening import openings
from proposals.scoring import Summary, summary

OFFERS = {"research": ResearchProduct, "training": TrainingProduct}


@dataclass(frozen=True)
class Standing:
    """A sent proposal in a list. `own` is how many criteria the reading reviewer has scored."""

    proposal: Proposal
    summary: Summary
    own: int = 0


@dataclass(frozen=True)
class Look:
    at: datetime
    who: str
    organisation: str


def standings(call: Call, reviewer=None) -> list[Standing]:
    """Two queries, and one for the criteria, however many there are."""
    weights = dict(call.criteria.values_list("pk", "weight"))
    scores = list(Score.objects.filter(proposal__call=call).values_list("proposal", "reviewer", "criterion", "points"))
    found = []
    for proposal in call.proposals.sent().select_related("organisation").order_by("organisation__sort_name"):
        own = [row[1:] for row in scores if row[0] == proposal.pk]
        count = sum(row[0] == reviewer.pk for row in own) if reviewer else 0
        found.append(Standing(proposal, summary(own, weights), count))
    return found


def summary_of(proposal: Proposal) -> Summary:
    weights = dict(proposal.call.criteria.values_list("pk", "weight"))
    return summary(proposal.scores.values_list("reviewer", "criterion", "points"), weights)


def by_criterion(call: Call, found: Summary) -> list[tuple[str, int, float | None]]:
    """Name, weight and average of each criterion."""
    return [(each.name, each.weight, found.averages.get(each.pk)) for each in call.criteria.all()]


def looks(proposals: Iterable[Proposal], call: Call, *, reader: Proposal | None = None) -> list[Look]:
    """Who opened them and when. A proposer (`reader`) who is not told the owner's name is told nobody's: a member's
    name would give it away."""
    rows = list(openings(proposals))
    names = {proposal.key: str(proposal.organisation) for proposal in proposals}
    members = _members(call, [row.by_id for row in rows])
    shown = reader is None or is_named_to(call, reader)
    return [Look(row.at, _who(row, members, shown), names[row.key]) for row in rows]


def _members(call: Call, people: Iterable[int | None]) -> set[int]:
    found = Membership.objects.filter(
        organisation=call.need.organisation_id, user__in=[each for each in people if each]
    )
    return set(found.values_list("user", flat=True))


def _who(row, members: set[int], shown: bool) -> str:
    part = _("a member of the organisation that asks") if row.by_id in members else _("a reviewer")
    name = row.by.get_full_name() if row.by and shown else ""
    return f"{name} ({part})" if name else part


def offers_of(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Title and address of those that are still public, in one query for each kind."""
    numbers: dict[str, list[str]] = {}
    for key in keys:
        prefix, _colon, number = key.partition(":")
        numbers.setdefault(prefix, []).append(number)
    language, found = get_language(), []
    for prefix, own in numbers.items():
        for listing in OFFERS[prefix].objects.visible_to(member=True).filter(pk__in=own):
            found.append((listing.title(language), address(listing.key, listing.slug, language)))
    return found


def own_offers(organisation) -> list[tuple[str, str]]:
    """Key and title of what an organisation may attach: what it has published."""
    language = get_language()
    return [
        (listing.key, listing.title(language))
        for model in OFFERS.values()
        for listing in model.objects.visible_to(member=True).filter(organisation=organisation)
    ]
