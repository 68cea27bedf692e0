"""How much a listing says, and what would help a reader most next."""

import pytest
from hypothesis import given, strategies as st

from catalog.models import ResearchProduct
from listings.completeness import ASPECTS, completeness, said
from search.documents import KINDS
from tests.factories import FieldFactory, NeedFactory, ResearchFactory, TrainingFactory

KINDS_OF_LISTINGS = [kind for kind in KINDS if kind in ASPECTS]


@pytest.mark.parametrize("kind", KINDS_OF_LISTINGS)
def test_the_weights_of_a_kind_are_a_hundred_together(kind):
    assert sum(aspect.weight for aspect in ASPECTS[kind]) == 100


@pytest.mark.parametrize("kind", KINDS_OF_LISTINGS)
def test_nothing_said_is_nothing_and_all_said_is_all(kind):
    assert completeness(kind, ()).score == 0
    whole = completeness(kind, {column for aspect in ASPECTS[kind] for column in aspect.columns})
    assert (whole.score, whole.next) == (100, None)


@given(st.sampled_from(KINDS_OF_LISTINGS), st.data())
def test_saying_what_is_advised_raises_the_score_by_its_weight(kind, data):
    columns = sorted({column for aspect in ASPECTS[kind] for column in aspect.columns})
    said_now = data.draw(st.sets(st.sampled_from(columns)))
    before = completeness(kind, said_now)
    if before.next is None:
        assert before.score == 100
        return
    after = completeness(kind, said_now | {before.next.columns[0]})
    assert after.score == before.score + before.next.weight


def test_the_next_thing_is_the_one_that_weighs_most():
    assert completeness("research", {"title", "fields", "contact_email", "evidence"}).next.columns == ("summary",)
    ready = {"title", "summary", "fields", "contact_phone"}
    assert completeness("research", ready).next.columns == ("evidence",)
    assert completeness("application-need", ready).next.columns == ("outcome",)


@pytest.mark.django_db
def test_what_is_said_is_read_from_a_draft_in_either_language():
    product = ResearchFactory(title_vi="Đọc phim", summary_vi="", evidence_en="94 %", fields=[FieldFactory()])
    assert said(product) == {"title", "evidence", "fields", "contact_email"}
    assert "title" not in said(ResearchProduct(organisation=product.organisation))
    assert "intakes" not in said(TrainingFactory())
    assert said(NeedFactory(outcome_vi="  ")) == {"title", "summary", "contact_email"}


@pytest.mark.django_db
def test_a_fee_of_nothing_is_a_fee():
    assert "fee" in said(TrainingFactory(fee=0))
