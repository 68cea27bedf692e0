"""The second stage: what makes an offer score higher against a need."""

import pytest
from hypothesis import given, strategies as st

from search.documents import Text, Traits
from search.matching import parts
from search.matching.parts import Knowledge, Profile, score
from search.matching.weights import term_counts, weigh

NOW = 1_800_000_000
NOTHING = Knowledge()


def profile(text="", language="vi", **traits) -> Profile:
    counts = term_counts(Text(body=text), language)
    return Profile({language: weigh(counts, {}, 100)} if text else {}, Traits(**traits))


def total(need, offer, knowledge=NOTHING) -> float:
    return score(need, offer, knowledge, NOW).total


def test_the_same_words_score_higher_than_others():
    need = profile("đọc phim X-quang ngực cho bệnh viện tuyến quận")
    near, far = profile("phần mềm đọc phim X-quang"), profile("dự báo phụ tải lưới điện")
    assert total(need, near) > total(need, far)


def test_words_of_different_languages_have_nothing_in_common_but_concepts_do():
    need = profile("đọc phim phổi", concepts=("medical-imaging",))
    offer = profile("reading chest films", "en", concepts=("medical-imaging",))
    found = score(need, offer, NOTHING, NOW)
    assert found.part(parts.WORDS).value == 0
    assert found.part(parts.CONCEPTS).evidence == ("medical-imaging",)


def test_a_rare_concept_says_more_than_a_common_one():
    knowledge = Knowledge(rarity={"ai": 0.1, "tropical-cyclones": 1.0})
    need = profile(concepts=("ai", "tropical-cyclones"))
    assert total(need, profile(concepts=("tropical-cyclones",)), knowledge) > total(
        need, profile(concepts=("ai",)), knowledge
    )


def test_a_concept_one_step_up_counts_less_than_the_same():
    knowledge = Knowledge(broader={"x-ray": frozenset({"medical-imaging"})})
    need = profile(concepts=("x-ray",))
    same, above, none = (profile(concepts=(each,)) for each in ("x-ray", "medical-imaging", "logistics"))
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
    need = profile("cùng một lời", **asked)
    assert total(need, profile("cùng một lời", **better)) > total(need, profile("cùng một lời", **worse))


def test_leaving_things_unsaid_gains_nothing_over_having_them():
    need = profile("cùng một lời", trl=6, band="50m-200m")
    assert total(need, profile("cùng một lời", trl=7, band="free")) > total(need, profile("cùng một lời"))


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
weighted = st.dictionaries(
    st.sampled_from(["vi", "en"]), st.text(max_size=40).map(lambda t: weigh(term_counts(Text(body=t), "vi"), {}, 9))
)
profiles = st.builds(Profile, weighted, traits)


@given(profiles, profiles)
def test_a_score_is_between_nothing_and_everything(need, offer):
    found = score(need, offer, NOTHING, NOW)
    assert 0 <= found.total <= 100.0001
    assert all(0 <= part.value <= 1 for part in found.parts)


@given(profiles)
def test_nothing_answers_a_need_better_than_its_own_words(need):
    for weights in need.weights.values():
        assert sum(weight * weight for weight in weights.values()) == pytest.approx(1 if weights else 0, abs=1e-3)
