"""Ranking scenarios from real texts: what the demonstration's needs and offers were written to find. They assert order,
never a score."""

import pytest
from django.test import override_settings

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from portal.demonstration.content import read_content
from search.documents import PUBLIC, WITHHELD
from search.matching.service import MOST_MATCHES, matches_for
from search.sync import drain
from tests.portal.demonstration.once import loaded_once

PAIRS = {
    "n-agriculture-1": "r-agriculture-1",
    "n-agriculture-2": "r-agriculture-3",
    "n-agriculture-4": "t-agriculture-1",
    "n-commerce-1": "r-commerce-1",
    "n-commerce-2": "t-commerce-1",
    "n-construction-1": "r-construction-1",
    "n-construction-2": "r-construction-4",
    "n-education-1": "r-education-3",
    "n-education-2": "t-education-1",
    "n-energy-1": "r-energy-2",
    "n-environment-1": "r-environment-1",
    "n-environment-3": "t-environment-1",
    "n-finance-1": "r-finance-3",
    "n-finance-2": "r-finance-2",
    "n-health-1": "r-health-2",
    "n-health-4": "t-health-2",
    "n-legal-1": "r-legal-3",
    "n-legal-2": "t-legal-1",
    "n-logistics-1": "r-logistics-1",
    "n-logistics-3": "t-logistics-2",
    "n-manufacturing-1": "r-manufacturing-1",
    "n-manufacturing-4": "t-manufacturing-1",
    "n-media-1": "r-media-2",
    "n-public-administration-1": "r-public-administration-1",
    "n-public-administration-4": "t-public-administration-1",
    "n-public-safety-1": "r-public-safety-1",
    "n-public-safety-2": "t-public-safety-1",
    "n-tourism-culture-1": "r-tourism-culture-1",
    "n-tourism-culture-2": "t-tourism-culture-1",
    "n-transport-1": "r-transport-1",
    "n-transport-2": "t-transport-1",
}
# One side is in Vietnamese only and the other in English only, or the words hardly meet.
ACROSS_LANGUAGES = {
    "n-commerce-3": "r-commerce-3",
    "n-energy-2": "r-energy-3",
    "n-health-2": "r-health-4",
    "n-public-administration-2": "r-public-administration-4",
}
FIRST_OFFERS, FIRST_NEEDS, FIRST_ACROSS = 3, 5, 10

pytestmark = pytest.mark.django_db  # pytest-django makes no database for a module without it


class Demonstration:
    """The own numbers of what matches, by own numbers, without the prefix of the demonstration."""

    def __init__(self):
        rows = [row for model in (ResearchProduct, TrainingProduct, Need) for row in model.objects.all()]
        self.keys = {row.external_id.removeprefix("demo-"): row.key for row in rows}
        self.numbers = {key: number for number, key in self.keys.items()}

    def matches(self, number: str) -> list[str]:
        found = matches_for(self.keys[number], MOST_MATCHES, (PUBLIC, WITHHELD), "vi")
        return [self.numbers[match.entry.key] for match in found]


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """All of the demonstration, loaded and indexed once for these tests, which only read."""
    folder = tmp_path_factory.mktemp("search")
    with override_settings(SEARCH_URL="", SEARCH_FOLDER=folder), loaded_once(read_content(), django_db_blocker):
        drain()
        yield Demonstration()


@pytest.mark.parametrize(("need", "offer"), PAIRS.items())
def test_a_need_finds_the_offer_that_answers_it(demonstration, need, offer):
    assert offer in demonstration.matches(need)[:FIRST_OFFERS]


@pytest.mark.parametrize(("need", "offer"), PAIRS.items())
def test_an_offer_finds_the_need_that_it_answers(demonstration, need, offer):
    assert need in demonstration.matches(offer)[:FIRST_NEEDS]


@pytest.mark.parametrize(("need", "offer"), ACROSS_LANGUAGES.items())
def test_a_need_finds_an_offer_in_the_other_language(demonstration, need, offer):
    assert offer in demonstration.matches(need)[:FIRST_ACROSS]
