"""Cards say what a record's entry holds, in the reader's language, without a further query."""

import pytest

from portal.cards import cards
from search.models import Entry
from taxonomy.terms import terms
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory

pytestmark = pytest.mark.django_db


def card_of(listing, language="vi", **options):
    (found,) = cards(Entry.objects.for_cards().filter(key=listing.key), language, **options)
    return found


def test_the_columns_read_for_cards_are_all_that_cards_need(site, django_assert_num_queries):
    ResearchFactory(published=True, organisation=OrganisationFactory(), trl=7)
    TrainingFactory(published=True)
    NeedFactory(published=True)
    terms()
    with django_assert_num_queries(1):
        assert len(cards(Entry.objects.for_cards(), "vi", "nhận dạng")) >= 3


def test_a_text_in_the_other_language_says_so():
    english = ResearchFactory(published=True, title_vi="", summary_vi="", title_en="Flood maps", summary_en="Maps.")
    shown = card_of(english)
    assert (shown.plain_title, shown.lang) == ("Flood maps", "en")
    assert card_of(english, "en").lang == ""


def test_values_are_named_in_the_readers_language():
    need = NeedFactory(published=True)
    assert card_of(need, "vi").kind_label == "Nhu cầu ứng dụng AI"
    assert card_of(need, "en").kind_label == "AI application need"


def test_facts_of_an_offer():
    offer = ResearchFactory(published=True, trl=7, price_band="50m-200m")
    facts = [(fact.name, fact.label, fact.value) for fact in card_of(offer, "en").facts]
    assert facts == [("trl", "Readiness", "TRL 7"), ("band", "Price", "50 to 200 million đồng")]


def test_scores_are_those_of_their_keys():
    offer = ResearchFactory(published=True)
    assert card_of(offer, scores={offer.key: 0.5}).exact_score == 0.5
    assert card_of(offer).exact_score is None
