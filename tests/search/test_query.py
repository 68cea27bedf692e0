"""What an engine is asked when a reader types something."""

import time

import pytest
from hypothesis import given, strategies as st

from search import query
from search.documents import PUBLIC
from search.index import LONGEST_PREFIX
from search.query import (
    DEADLINE,
    LAST_RESULT,
    NEWEST,
    RELEVANCE,
    SearchRequest,
    least_stems,
    least_syllables,
    search_query,
    suggest_query,
)
from tests.search.records import NOW, ask

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def fields(terms):
    return {term.field for term in terms}


def test_marked_vietnamese_is_asked_for_as_typed_and_folded():
    asked = ask("giao thông")
    weights = {term.field: term.weight for term in asked.scoring if term.field.startswith("text_")}
    assert weights == {"text_folded": 1.0, "text_exact": 0.5, "text_folded_pairs": 0.5, "text_exact_pairs": 0.25}
    assert {term.token for term in asked.scoring if term.field == "title_exact_pairs"} == {"giao_thông"}
    assert [(term.field, term.token) for term in asked.required] == [("any_folded", "giao"), ("any_folded", "thong")]
    assert asked.minimum == 2


def test_unmarked_vietnamese_leaves_the_exact_variants_out():
    assert {field.split("_", 1)[1] for field in fields(ask("giao thong").scoring)} == {"folded", "folded_pairs"}


def test_english_is_asked_for_by_stems():
    asked = ask("predicting the floods")
    assert {field.split("_", 1)[1] for field in fields(asked.scoring)} == {"stems", "stem_pairs"}
    assert [term.token for term in asked.required] == ["predict", "flood"]
    assert fields(asked.required) == {"any_stem"}


def test_a_title_adds_to_the_text_that_holds_it_and_names_count_less_than_the_text():
    weights = {term.field: term.weight for term in ask("giao thong").scoring}
    assert weights["title_folded"] > 0
    assert weights["text_folded"] > weights["names_folded"] > 0


def test_words_said_twice_count_once():
    assert len(ask("xe xe xe").required) == 1
    assert ask("xe xe xe").minimum == 1


def test_stop_words_alone_are_asked_for_as_they_are():
    assert [term.token for term in ask("the").required] == ["the"]


def test_without_words_the_newest_come_first():
    assert ask("").sort == ask("?!").sort == NEWEST
    assert ask("xe").sort == RELEVANCE
    assert ask("xe", sort=NEWEST).sort == NEWEST


def test_by_deadline_only_what_is_open_unless_it_was_chosen():
    assert ask("xe", sort=DEADLINE).filters == {"open": ("open",)}
    assert ask("xe", sort=DEADLINE, filters={"open": ("closed",)}).filters == {"open": ("closed",)}


def test_empty_filters_do_not_restrict():
    assert ask("xe", filters={"field": (), "kind": ["research", "research"]}).filters == {"kind": ("research",)}


def test_filters_are_clean_and_bounded():
    (values,) = ask(filters={"field": ["\ud800x\x00", "y" * 10_000, *map(str, range(10_000))]}).filters.values()
    assert values[0] == "x"
    assert max(map(len, values)) <= query.LONGEST_FILTER_VALUE
    assert len(values) <= query.MOST_FILTER_VALUES


@given(st.integers(), st.integers(0, 1000))
def test_no_page_goes_beyond_the_last_result(page, size):
    asked = search_query(SearchRequest("xe", page=page, page_size=size), NOW)
    assert asked.offset >= 0
    assert asked.limit >= 0
    assert not asked.limit or asked.offset + asked.limit <= LAST_RESULT


def test_least_words():
    assert [least_syllables(count) for count in range(9)] == [0, 1, 2, 2, 3, 3, 3, 4, 4]
    assert [least_stems(count) for count in range(6)] == [0, 1, 2, 2, 2, 1]
    assert {least_syllables(count) for count in range(9, query.LONGEST_QUERY + 1)} == {1}


@pytest.mark.parametrize("least", [least_syllables, least_stems])
@given(st.integers(0, 200))
def test_a_word_more_asks_for_at_most_one_more_and_never_for_all_of_many(least, count):
    assert min(count, 1) <= least(count) <= count
    assert least(count + 1) <= least(count) + 1


@given(ANY_TEXT)
def test_any_text_makes_a_bounded_query(text):
    asked = ask(text)
    assert len(asked.required) <= query.LONGEST_QUERY
    assert len(asked.scoring) + len(asked.required) < 1024  # what Elasticsearch takes at least
    assert 0 <= asked.minimum <= len(asked.required)
    assert bool(asked.scoring) == bool(asked.required)
    for term in (*asked.scoring, *asked.required):
        assert term.token.encode()
        assert " " not in term.token


def test_the_longest_query_stays_within_what_an_engine_takes():
    asked = ask(" ".join(f"từ{number}" for number in range(5000)))
    assert len(asked.required) == query.LONGEST_QUERY
    assert len(asked.scoring) + len(asked.required) < 1024


@pytest.mark.parametrize("text", ["x" * 1_000_000, "từ " * 300_000, "e" + "\u0301\u0323" * 500_000, "\x00" * 1_000_000])
def test_a_megabyte_costs_no_time(text):
    started = time.perf_counter()
    ask(text)
    suggest_query(text, (PUBLIC,), NOW, 5)
    assert time.perf_counter() - started < 0.5


def test_a_suggestion_needs_the_finished_words_and_a_beginning():
    asked = suggest_query("Giao thô", (PUBLIC,), NOW, 5)
    assert [(term.field, term.token) for term in asked.required] == [("any_folded", "giao"), ("title_prefix", "tho")]
    assert (asked.minimum, asked.limit, asked.facets) == (2, 5, ())
    assert "title_exact" in fields(asked.scoring)
    assert suggest_query(" ?!", (PUBLIC,), NOW, 5) is None


@given(ANY_TEXT)
def test_any_typed_text_may_be_completed(text):
    asked = suggest_query(text, (PUBLIC,), NOW, 5)
    if asked:
        assert len(asked.required) == asked.minimum <= 8
        assert len(asked.required[-1].token) <= LONGEST_PREFIX or asked.required[-1].field == "any_folded"
