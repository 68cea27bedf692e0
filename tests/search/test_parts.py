"""The second stage: what makes an offer score higher against a need."""

import pytest
from hypothesis import given, strategies as st

from search.documents import Traits
from search.matching import parts
from search.matching.likeness import Likeness
from search.matching.parts import Knowledge, score

NOW = 1_800_000_000
NOTHING = Knowledge()
ALIKE = Likeness(words=0.5, meaning=0.5, weight=0.5)


def total(need, offer, knowledge=NOTHING, likeness=ALIKE) -> float:
    return score(need, offer, likeness, knowledge, NOW).total


def test_likeness_of_words_and_of_meaning_raises_a_score():
    plain, need = total(Traits(), Traits()), Traits()
    assert total(need, Traits(), likeness=Likeness(0.9, 0.5, 0.5)) > plain
    assert total(need, Traits(), likeness=Likeness(0.5, 0.9, 0.5)) > plain


def test_without_vectors_words_have_the_whole_weight_of_the_texts():
    found = score(Traits(), Traits(), Likeness(0.4, 0.0, 0.0), NOTHING, NOW)
    assert found.part(parts.MEANING) is None
    assert found.part(parts.WORDS).share == pytest.approx(100 * 0.4 * parts.TEXT / (parts.TEXT + 0.01))


def test_the_shares_of_the_parts_are_the_score():
    need = Traits(concepts=("ocr",), trl=6, fields=("health",))
    found = score(need, Traits(concepts=("ocr",), trl=5), ALIKE, NOTHING, NOW)
    assert sum(part.share for part in found.parts) == pytest.approx(found.total)


def test_a_rare_concept_says_more_than_a_common_one():
    knowledge = Knowledge(rarity={"ai": 0.1, "tropical-cyclones": 1.0})
    need = Traits(concepts=("ai", "tropical-cyclones"))
    assert total(need, Traits(concepts=("tropical-cyclones",)), knowledge) > total(
        need, Traits(concepts=("ai",)), knowledge
    )


def test_a_concept_one_step_up_counts_less_than_the_same():
    knowledge = Knowledge(broader={"x-ray": frozenset({"medical-imaging"})})
    need = Traits(concepts=("x-ray",))
    same, above, none = (Traits(concepts=(each,)) for each in ("x-ray", "medical-imaging", "logistics"))
    assert total(need, same, knowledge) > total(need, above, knowledge) > total(need, none, knowledge)


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ({"trl": 7}, {"trl": 7}, {"trl": 4}),
        ({"trl": 7}, {}, {"trl": 1}),
        ({"band": "under-50m"}, {"band": "free"}, {"band": "over-1b"}),
        ({"modes": ("on-premise",)}, {"modes": ("cloud", "on-premise")}, {"modes": ("cloud",)}),
        ({"fields": ("health",)}, {"fields": ("health", "legal")}, {"fields": ("legal",)}),
        ({"level": "introductory"}, {"level": "introductory"}, {"level": "advanced"}),
        ({"place": "phường Sài Gòn"}, {"place": "Phường Sài Gòn"}, {"place": "xã Củ Chi"}),
        ({"starts_at": NOW}, {"starts_at": NOW + 86_400}, {"starts_at": NOW + 400 * 86_400}),
        ({}, {"published_at": NOW}, {"published_at": NOW - 900 * 86_400}),
    ],
)
def test_what_is_asked_for_tells_offers_apart(asked, better, worse):
    need = Traits(**asked)
    assert total(need, Traits(**better)) > total(need, Traits(**worse))


def test_leaving_things_unsaid_gains_nothing_over_having_them():
    need = Traits(trl=6, band="50m-200m")
    assert total(need, Traits(trl=7, band="free")) > total(need, Traits())


traits = st.builds(
    Traits,
    fields=st.lists(st.sampled_from("abc")).map(tuple),
    concepts=st.lists(st.sampled_from("xyz"), unique=True).map(tuple),
    trl=st.none() | st.integers(1, 9),
    band=st.sampled_from(["", "negotiable", *parts.BAND_ORDER]),
    modes=st.lists(st.sampled_from(["cloud", "edge"])).map(tuple),
    level=st.sampled_from(["", *parts.LEVEL_ORDER]),
    place=st.sampled_from(["", "x"]),
    starts_at=st.none() | st.integers(0, 2 * NOW),
    published_at=st.integers(0, 2 * NOW),
)
parted = st.floats(0, 1)


@given(traits, traits, st.builds(Likeness, parted, parted, parted, st.booleans()))
def test_a_score_is_between_nothing_and_everything(need, offer, likeness):
    found = score(need, offer, likeness, NOTHING, NOW)
    assert 0 <= found.total <= 100.0001
    assert all(0 <= part.value <= 1 for part in found.parts)
    assert sum(part.share for part in found.parts) == pytest.approx(found.total)
