"""What a person's criteria do to what is looked for."""

import pytest

from search.documents import Traits
from search.matching.criteria import IGNORE, MUST, NOT, SHOULD, Criterion, adjusted, demanded

WEIGHTS = {"vi": {"ho_so": 0.6, "ho": 0.5, "so": 0.4, "giay": 0.3}}
TRAITS = Traits(fields=("health",), concepts=("ocr", "speech"), modes=("cloud",))


def length(terms):
    return sum(weight * weight for weight in terms.values())


@pytest.mark.parametrize("strength", [IGNORE, NOT])
def test_what_is_ignored_or_excluded_leaves_with_its_syllables(strength):
    criteria = [Criterion("term", "ho_so", strength), Criterion("concept", "ocr", strength)]
    weights, traits = adjusted(WEIGHTS, TRAITS, criteria)
    assert set(weights["vi"]) == {"giay"}
    assert traits.concepts == ("speech",) and traits.fields == ("health",)
    assert length(weights["vi"]) == pytest.approx(1)


@pytest.mark.parametrize("strength", [MUST, SHOULD])
def test_what_is_added_comes_in_either_language(strength):
    criteria = [Criterion(*each, strength) for each in (("term", "bien_lai"), ("stem", "receipt"), ("mode", "edge"))]
    weights, traits = adjusted(WEIGHTS, TRAITS, criteria)
    assert weights["vi"]["bien_lai"] == pytest.approx(weights["vi"]["ho_so"])
    assert weights["en"] == {"receipt": 1.0}
    assert traits.modes == ("cloud", "edge")
    assert length(weights["vi"]) == pytest.approx(1)


def test_musts_and_nots_are_demanded_of_the_engine_in_the_right_fields():
    criteria = [
        Criterion("concept", "ocr", MUST), Criterion("term", "ho_so", MUST), Criterion("term", "giay", NOT),
        Criterion("stem", "film", NOT), Criterion("field", "health", SHOULD),
    ]  # fmt: skip
    assert [(term.field, term.token) for term in demanded(criteria, MUST)] == [
        ("concept", "ocr"),
        ("text_folded_pairs", "ho_so"),
    ]
    assert [(term.field, term.token) for term in demanded(criteria, NOT)] == [
        ("any_folded", "giay"),
        ("any_stem", "film"),
    ]
