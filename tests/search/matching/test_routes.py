"""Combinations, skills, and problems that several needs share."""

from hypothesis import given, strategies as st

from search.matching import routes
from search.matching.routes import Candidate, Unanswered, combination, shared_problems, skills

BROADER = {"prompts": frozenset({"ai-training"}), "x-ray": frozenset({"imaging"})}


def offer(key, *meets, kind="research", score=50, contradicts=(), concepts=()):
    return Candidate(key, kind, score, frozenset(meets), frozenset(contradicts), frozenset(concepts))


def test_a_product_an_integrator_and_a_course_cover_more_than_any_one():
    found = combination(
        ["a", "b", "c"],
        {},
        [offer("research:1", "a"), offer("research:2", "b"), offer("training:3", "c", kind="training")],
    )
    assert {step.key for step in found.steps} == {"research:1", "research:2", "training:3"}
    assert (found.met, found.alone, found.missing_demands) == (3, 1, ())


def test_one_that_meets_everything_needs_no_other():
    assert combination(["a", "b"], {"x": 1.0}, [offer("1:1", "a", "b", concepts=["x"]), offer("1:2", "b")]) is None


def test_what_contradicts_or_hardly_fits_joins_nothing():
    first = offer("1:1", "a")
    assert combination(["a", "b"], {}, [first, offer("1:2", "b", contradicts=["a"])]) is None
    assert combination(["a", "b"], {}, [first, offer("1:2", "b", score=routes.LEAST_SCORE - 1)]) is None
    assert combination(["a", "b"], {}, []) is None


def test_it_begins_with_the_best_match_and_leaves_out_what_is_far_from_it():
    best, near, far = offer("1:1", "a", score=70), offer("1:2", "b", score=45), offer("1:3", "b", "c", score=40)
    assert [step.key for step in combination(["a", "b", "c"], {}, [far, near, best]).steps] == ["1:1", "1:2"]


def test_topics_count_by_their_rarity_and_what_is_missing_is_said():
    concepts = {"rare": 1.0, "common": 0.1, "nobody": 0.9}
    found = combination(["a"], concepts, [offer("1:1", "a", concepts=["common"]), offer("1:2", concepts=["rare"])])
    assert [step.concepts for step in found.steps] == [("common",), ("rare",)]
    assert found.missing_concepts == ("nobody",)
    assert combination(["a"], {"common": 0.1}, [offer("1:1", "a"), offer("1:2", concepts=["common"])]) is None


names = st.sampled_from("abcdef")
candidates = st.lists(
    st.builds(
        Candidate,
        key=st.uuids().map(str),
        kind=st.just("research"),
        score=st.floats(0, 100),
        meets=st.frozensets(names),
        contradicts=st.frozensets(names, max_size=1),
        concepts=st.frozensets(names),
    ),
    max_size=8,
)


@given(candidates, st.dictionaries(names, st.floats(0, 1)))
def test_each_step_brings_what_it_has_and_nobody_brought_before(given_candidates, concepts):
    demands = list("abc")
    found = combination(demands, concepts, given_candidates)
    if found is None:
        return
    by_key, brought = {each.key: each for each in given_candidates}, set()
    assert 2 <= len(found.steps) <= routes.MOST_STEPS
    for step in found.steps:
        brings = {("d", name) for name in step.demands} | {("c", slug) for slug in step.concepts}
        assert brings and not brings & brought
        assert set(step.demands) <= by_key[step.key].meets and set(step.concepts) <= by_key[step.key].concepts
        assert not by_key[step.key].contradicts
        brought |= brings
    assert found.met == sum(sort == "d" for sort, _name in brought) >= found.alone


def test_skills_are_what_stands_below_training():
    assert skills(["prompts", "x-ray", "ai-training"], BROADER) == ("prompts", "ai-training")


def need(number, organisation, *concepts, kind="application-need", best=10.0):
    return Unanswered(f"need:{number}", kind, f"organisation:{organisation}", frozenset(concepts), best)


def test_three_needs_of_two_organisations_share_a_problem():
    needs = [need(1, 1, "x-ray"), need(2, 1, "imaging"), need(3, 2, "x-ray", best=5), need(4, 3, "tides")]
    (found,) = shared_problems(needs, {}, BROADER, frozenset({"imaging"}))
    assert found.concepts[0] == "imaging" and found.organisations == 2
    assert [each.key for each in found.needs] == ["need:3", "need:1", "need:2"]
    assert found.proposal == routes.COMPETITION
    assert shared_problems(needs, {}, BROADER, frozenset())[0].proposal == routes.RESEARCH


def test_needs_of_one_organisation_or_with_a_common_word_only_share_nothing():
    assert shared_problems([need(n, 1, "x-ray") for n in range(3)], {}, BROADER, frozenset()) == ()
    assert shared_problems([need(n, n, "ai") for n in range(3)], {"ai": 0.1}, BROADER, frozenset()) == ()


def test_people_to_train_are_a_pooled_class():
    needs = [need(n, n, "prompts", kind="training-need") for n in range(3)]
    assert shared_problems(needs, {}, BROADER, frozenset())[0].proposal == routes.POOLED_CLASS
