"""What the pages tell of an answer that was none: concepts and filters, never the words."""

import pytest

from feedback.models import NO_CONCEPT, Unanswered
from feedback.services import GOOD_SCORE
from portal.silence import note_empty_search, note_weak_match
from search.documents import NEED, OFFER
from tests.factories import ConceptFactory, FieldFactory
from tests.feedback.conftest import asked_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _terms(db):
    ConceptFactory(slug="x-ray", label_vi="phim X-quang", label_en="X-ray film")
    ConceptFactory(slug="ocr", label_vi="nhận dạng ký tự", label_en="OCR")
    FieldFactory(slug="health")


def searched(text="", kinds=(), **filters):
    note_empty_search(request=asked_by(), text=text, filters=filters, kinds=kinds, language="vi")
    return list(Unanswered.objects.order_by("concept").values_list("concept", "kind", "fields"))


def test_a_search_is_kept_as_its_concepts_and_filters():
    found = searched("đọc phim X-quang cho Nguyễn Văn A", kind=["research"], field=["health"], concept=["ocr"])
    assert found == [("ocr", "research", ["health"]), ("x-ray", "research", ["health"])]
    assert "Nguyễn" not in str(list(Unanswered.objects.values()))


@pytest.mark.parametrize(
    ("filters", "kinds", "kind"),
    [
        ({}, (), ""),
        ({"kind": ["research", "training"]}, (), OFFER),
        ({"kind": ["application-need", "training-need"]}, (), NEED),
        ({"kind": ["research", "application-need"]}, (), ""),
        ({"kind": ["secret"]}, (), ""),
        ({}, ("training",), "training"),
        ({"kind": ["competition"]}, ("competition", "organisation"), "competition"),
    ],
)
def test_what_was_looked_for(filters, kinds, kind):
    assert searched("phim x-quang", kinds, **filters) == [("x-ray", kind, [])]


def test_what_asks_for_nothing_or_hides_its_answers_is_not_counted():
    assert searched() == []
    assert searched(kind=["research"]) == []
    assert searched("phim x-quang", organisation=["organisation:1"]) == []
    assert searched("phim x-quang", trl=["7-9"]) == []
    assert searched("phim x-quang", trl=[]) != []


def test_a_description_counts_when_its_best_match_is_weak():
    def described(score):
        note_weak_match(request=asked_by(), side=NEED, text="Cần đọc phim X-quang", best_score=score, language="vi")
        return list(Unanswered.objects.values_list("concept", "kind"))

    assert described(GOOD_SCORE) == []
    assert described(GOOD_SCORE - 0.1) == [("x-ray", OFFER)]
    note_weak_match(request=asked_by(2), side=OFFER, text="Something else", best_score=None, language="en")
    assert (NO_CONCEPT, NEED) in Unanswered.objects.values_list("concept", "kind")
