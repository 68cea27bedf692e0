"""What every engine promises. An adapter's tests subclass `EngineContract`, so that all give the same."""

import unicodedata
from dataclasses import replace
from math import cos, radians, sin

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from search.analysis import fold
from search.documents import MEMBERS, PUBLIC, WITHHELD, Text
from search.engine import EngineUnavailable, SearchEngine, Space
from search.query import (
    CLOSED,
    DEADLINE,
    LAST_RESULT,
    NEWEST,
    OPEN,
    Near,
    Paraphrase,
    Query,
    SearchRequest,
    Term,
    search_query,
    suggest_query,
)
from tests.search.records import DAY, NOW, SPACE, ask, delete, fill, keys, record, search, upsert

HOSTILE = [
    '"', "'", "(", ")", "\\", "title:", "private_note:secret", "AND", "OR NOT", "a AND (b", "*", "t*", "?", "/.*/",
    "[* TO *]", "_source", "{!func}", '{"match_all": {}}', "a^1000", "a~2", "\x00", "a\x00b", "\ud800", "trí\udfff tuệ",
    "\u202eabc", "e" + "\u0301" * 500, "x" * 50_000, "word " * 5_000, "'; DROP TABLE x; --", "${jndi:ldap://x}",
]  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.sampled_from(["research:1", "need:1", "need:12"]), st.integers(1, 6), st.booleans()), max_size=12
)

# Each example begins with an empty rebuild, and every subclass runs the examples on its own engine.
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


def direction(degrees: float) -> list[float]:
    return [cos(radians(degrees)), sin(radians(degrees))]


def near(text: str, degrees: float, most: int, **options) -> Query:
    return replace(ask(text, **options), near=Near(tuple(direction(degrees)), most))


class EngineContract:
    """A subclass gives the fixture `engine`, new and empty, and the methods that look beside it."""

    @pytest.fixture
    def engine(self) -> SearchEngine:
        raise NotImplementedError

    def another(self, engine: SearchEngine, space: Space | None = SPACE) -> SearchEngine:
        """An engine over the same index, as a second process has it, in the same space of vectors or another."""
        raise NotImplementedError

    def indices(self, engine: SearchEngine) -> int:
        """How many indices exist, serving or not."""
        raise NotImplementedError

    def leave_orphan(self, engine: SearchEngine) -> None:
        """What a rebuild leaves when it is killed."""
        raise NotImplementedError

    # words

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_composed_decomposed_and_unmarked_words_find_the_same(self, engine, form):
        fill(engine, record("need:1", "Nhận diện cây lúa bị bệnh"), record("need:2", "Điều khiển đèn giao thông"))
        for text in ("cây lúa", "Điều khiển đèn"):
            typed = unicodedata.normalize(form, text)
            assert keys(search(engine, typed)) == keys(search(engine, fold(text))) != []

    def test_a_decomposed_record_is_found(self, engine):
        fill(engine, record("need:1", unicodedata.normalize("NFD", "Chẩn đoán hình ảnh y tế")))
        assert keys(search(engine, "chẩn đoán")) == keys(search(engine, "CHAN DOAN")) == ["need:1"]

    def test_the_accented_word_as_typed_comes_first(self, engine):
        fill(
            engine, record("need:1", "phan bo nước"), record("need:2", "phân bổ nước"), record("need:3", "phấn bó nước")
        )
        assert keys(search(engine, "phân bổ")) == ["need:2", "need:1", "need:3"]
        assert keys(search(engine, "phấn bó"))[0] == "need:3"
        assert len(search(engine, "phan bo").hits) == 3

    @pytest.mark.parametrize(
        ("kept", "typed"), [("hoà bình", "hòa bình"), ("thúy kiều", "thuý kiều"), ("khoẻ", "khỏe")]
    )
    def test_both_placements_of_a_tone_are_one_word(self, engine, kept, typed):
        fill(engine, record("need:1", kept), record("need:2", fold(kept)))
        assert keys(search(engine, typed)) == keys(search(engine, kept)) == ["need:1", "need:2"]

    def test_english_words_are_found_by_their_stems(self, engine):
        english = Text(title="Predicting floods", body="Models that predict flooded streets")
        fill(engine, record("research:1", "Dự báo ngập lụt", english=english))
        assert keys(search(engine, "prediction of flooding")) == ["research:1"]
        assert keys(search(engine, "the")) == []

    def test_a_title_says_more_than_a_body(self, engine):
        fill(
            engine,
            record("need:1", "Nông nghiệp thông minh", "camera giao thông"),
            record("need:2", "Camera giao thông", "nông nghiệp thông minh"),
        )
        assert keys(search(engine, "camera giao thông")) == ["need:2", "need:1"]

    def test_names_lead_to_a_record(self, engine):
        fill(
            engine,
            record("research:1", "Dịch máy", names=("Trường Đại học Bách khoa",)),
            record("research:2", "Dịch máy"),
        )
        assert keys(search(engine, "bach khoa")) == ["research:1"]

    def test_required_words_and_their_minimum(self, engine):
        fill(engine, record("need:1", "mot hai ba"), record("need:2", "mot hai"), record("need:3", "mot"))
        words = tuple(Term("any_folded", word) for word in ("mot", "hai", "ba"))
        query = Query(now=NOW, audiences=(PUBLIC,), required=words)
        for minimum, count in ((0, 3), (1, 3), (2, 2), (3, 1), (4, 0)):
            assert engine.find(replace(query, minimum=minimum)).count == count

    def test_scoring_words_alone_need_one_of_them(self, engine):
        fill(engine, record("need:1", "mot hai"), record("need:2", "ba"), record("need:3", "bon", tags=("x",)))
        query = Query(now=NOW, audiences=(PUBLIC,), scoring=(Term("title_folded", "mot"), Term("title_folded", "nam")))
        assert keys(engine.find(query)) == ["need:1"]
        assert keys(engine.find(replace(query, fixed=(Term("tag", "x", 0.1),)))) == ["need:1", "need:3"]

    def test_fixed_weights_add_to_the_score_and_restrict_nothing(self, engine):
        fill(engine, record("need:1", "mot"), record("need:2", "mot", concepts=("c",)), record("need:3", "mot"))
        query = Query(now=NOW, audiences=(PUBLIC,), scoring=(Term("title_folded", "mot"),))
        plain = {hit.key: hit.score for hit in engine.find(query).hits}
        hits = engine.find(replace(query, fixed=(Term("concept", "c", 2.5),))).hits
        assert [hit.key for hit in hits] == ["need:2", "need:1", "need:3"]
        assert hits[0].score == pytest.approx(plain["need:2"] + 2.5, rel=1e-4)
        only = engine.find(Query(now=NOW, audiences=(PUBLIC,), fixed=(Term("concept", "c", 2.5),)))
        assert keys(only) == ["need:2", "need:1", "need:3"]

    def test_a_weight_multiplies_a_words_score(self, engine):
        fill(engine, record("need:1", "mot"), record("need:2", "hai"))
        query = Query(now=NOW, audiences=(PUBLIC,), scoring=(Term("title_folded", "mot"),))
        (light,) = engine.find(query).hits
        (heavy,) = engine.find(replace(query, scoring=(Term("title_folded", "mot", 3.0),))).hits
        assert heavy.score == pytest.approx(3 * light.score, rel=1e-4)

    def test_suggestions_go_on_from_the_last_word(self, engine):
        fill(engine, record("need:1", "Nhận diện khuôn mặt"), record("need:2", "Nhận dạng chữ viết"))
        for typed, expected in (("nhận d", ["need:1", "need:2"]), ("nhan dien k", ["need:1"]), ("chữ", ["need:2"])):
            assert sorted(keys(engine.find(suggest_query(typed, (PUBLIC,), NOW, 5)))) == expected

    @pytest.mark.parametrize("typed", HOSTILE, ids=[f"hostile{number}" for number in range(len(HOSTILE))])
    def test_hostile_text_gives_an_ordinary_result(self, engine, typed):
        fill(engine, record("need:1", "trí tuệ nhân tạo"), record("need:2", "secret", audience=MEMBERS))
        found = search(engine, typed)
        assert found.count == len(found.hits) <= 1
        assert "need:2" not in keys(found)
        search(engine, filters={"field": (typed,), "open": (typed,)})
        if query := suggest_query(typed, (PUBLIC,), NOW, 5):
            engine.find(query)

    def test_words_that_all_must_or_none_may_occur(self, engine):
        fill(
            engine,
            record("need:1", "mot hai", tags=("x",)),
            record("need:2", "mot ba"),
            record("need:3", "mot hai ba", tags=("x",)),
            record("need:4", "bon"),
        )

        def found(**terms):
            return sorted(keys(engine.find(replace(ask("mot", page_size=10), **terms))))

        one, two, tag = Term("any_folded", "hai"), Term("any_folded", "ba"), Term("tag", "x")
        assert found(all_of=(one,)) == ["need:1", "need:3"]
        assert found(all_of=(one, two)) == ["need:3"]
        assert found(all_of=(tag,), none_of=(two,)) == ["need:1"]
        assert found(none_of=(one, two)) == []
        assert found(none_of=(tag,)) == ["need:2"]
        only = Query(now=NOW, audiences=(PUBLIC,), none_of=(one,), facets=("kind",))
        assert sorted(keys(engine.find(only))) == ["need:2", "need:4"]
        assert engine.find(only).facets == {"kind": {"research": 2}}

    # nearness: vectors are directions on a compass, in degrees

    @staticmethod
    def lay(engine, *placed, version=1):
        """Writes (record, degrees) pairs; None is no vector."""
        engine.write(
            upsert(document, version, None if degrees is None else direction(degrees)) for document, degrees in placed
        )

    def test_what_is_near_is_found_beside_what_has_the_words_and_stands_first(self, engine):
        self.lay(
            engine,
            (record("need:1", "lúa lúa lúa"), 90),
            (record("need:2", "ngô"), 10),
            (record("need:3", "lúa khoai sắn"), 20),
            (record("need:4", "khoai"), 30),
            (record("need:5", "lúa"), None),
        )
        plain = {hit.key: hit.score for hit in search(engine, "lúa").hits}
        found = engine.find(near("lúa", 0, 2))
        assert keys(found) == ["need:3", "need:2", *[key for key in plain if key != "need:3"]]
        assert found.count == len(found.hits) == 4
        scores = {hit.key: hit.score for hit in found.hits}
        assert scores == pytest.approx(plain | {"need:2": 0.0}, abs=1e-3)
        assert keys(engine.find(near("lúa", 180, 1)))[0] == "need:1"

    def test_a_records_few_words_count_though_they_would_not_have_been_enough(self, engine):
        self.lay(engine, (record("need:1", "lúa"), 0), (record("need:2", "ngô"), 0), (record("need:3", "lúa nước"), 90))
        (first, second, third) = engine.find(near("lúa nước", 0, 2)).hits
        assert [hit.key for hit in (first, second, third)] == ["need:1", "need:2", "need:3"]
        assert first.score > second.score == 0

    def test_nearness_alone_finds_what_is_near_and_no_more(self, engine):
        self.lay(engine, *((record(f"need:{number}", "lúa"), 10 * number) for number in range(9)))
        for text in ("", "khoai"):
            found = engine.find(near(text, 42, 3))
            assert (sorted(keys(found)), found.count) == (["need:3", "need:4", "need:5"], 3)
        fixed = replace(near("", 0, 1), fixed=(Term("tag", "x"),))
        assert keys(engine.find(fixed)) == ["need:0"]
        assert engine.find(replace(near("", 42, 3), limit=0)).count == 3

    def test_the_nearest_are_chosen_among_those_that_pass(self, engine):
        self.lay(
            engine,
            (record("need:1", "mot", tags=("x",)), 50),
            (record("need:2", "mot", tags=("x",), audience=MEMBERS), 0),
            (record("need:3", "mot", visible_until=NOW), 0),
            (record("need:4", "mot hai", tags=("x",)), 0),
            (record("need:5", "mot", tags=("x",)), 60),
            (record("need:6", "mot"), 0),
        )
        query = replace(near("", 0, 1), none_of=(Term("any_folded", "hai"),))
        tagged = replace(query, filters={"tag": ("x",)})
        assert keys(engine.find(tagged)) == ["need:1"]
        assert keys(engine.find(replace(tagged, excluded_keys=("need:1",)))) == ["need:5"]
        assert keys(engine.find(replace(query, all_of=(Term("tag", "x"),)))) == ["need:1"]
        assert keys(engine.find(replace(tagged, audiences=(PUBLIC, MEMBERS)))) == ["need:2"]

    def test_facets_count_what_is_near_and_their_filters_act_after_the_choice(self, engine):
        self.lay(
            engine,
            (record("need:1", "lúa", fields=("farm",)), 90),
            (record("need:2", "ngô", fields=("farm",)), 0),
            (record("need:3", "ngô", fields=("health",)), 5),
            (record("need:4", "ngô", fields=("health",)), 40),
        )
        both = engine.find(near("lúa", 0, 2))
        assert both.facets["field"] == {"farm": 2, "health": 1}
        filtered = engine.find(near("lúa", 0, 2, filters={"field": ("health",)}))
        assert (keys(filtered), filtered.count) == (["need:3"], 1)
        assert filtered.facets["field"] == {"farm": 2, "health": 1}
        assert filtered.facets["kind"] == {"research": 1}

    def test_pages_and_sorts_hold_with_nearness(self, engine):
        self.lay(
            engine,
            *((record(f"need:{n:02}", "lúa" if n % 2 else "ngô", published_at=NOW - n), 3 * n) for n in range(30)),
        )
        pages = [engine.find(near("lúa", 0, 10, page=page, page_size=4)) for page in range(1, 7)]
        order = [key for page in pages for key in keys(page)]
        assert order == keys(engine.find(near("lúa", 0, 10, page_size=30)))
        assert sorted(order[:10]) == [f"need:{n:02}" for n in range(10)]
        assert {page.count for page in pages} == {20}
        newest = engine.find(near("lúa", 0, 10, page_size=30, sort=NEWEST))
        assert keys(newest) == sorted(order)

    def test_without_vectors_words_do(self, engine):
        fill(engine, record("need:1", "lúa"), record("need:2", "ngô"))
        assert keys(engine.find(near("lúa", 0, 5))) == ["need:1"]
        assert keys(engine.find(near("", 0, 5))) == []
        blind = self.another(engine, None)
        blind.write([upsert(record("need:3", "lúa"), 1, direction(0))])
        assert keys(blind.find(near("lúa", 0, 5))) == ["need:1", "need:3"]
        assert keys(engine.find(near("", 0, 5))) == []

    def test_a_changed_vector_counts_at_once_for_every_reader(self, engine):
        other = self.another(engine)
        self.lay(engine, (record("need:1", "lúa"), 0), (record("need:2", "lúa"), 90))
        assert keys(engine.find(near("", 0, 1))) == keys(other.find(near("", 0, 1))) == ["need:1"]
        self.lay(engine, (record("need:1", "lúa"), 180), version=2)
        assert keys(engine.find(near("", 0, 1))) == keys(other.find(near("", 0, 1))) == ["need:2"]
        self.lay(engine, (record("need:2", "lúa"), None), version=2)
        assert keys(engine.find(near("", 0, 5))) == keys(other.find(near("", 0, 5))) == ["need:1"]
        self.lay(engine, (record("need:1", "lúa"), 0), version=1)  # late
        assert keys(other.find(near("", 180, 1))) == ["need:1"]

    def test_a_deleted_record_is_near_to_nothing(self, engine):
        self.lay(engine, (record("need:1", "lúa"), 0), (record("need:2", "lúa"), 90))
        engine.write([delete("need:1", 2)])
        assert keys(engine.find(near("", 0, 5))) == ["need:2"]
        fill(engine, record("need:1", "lúa"))
        engine.write([upsert(record("need:1", "lúa"), 3)])
        assert keys(engine.find(near("", 0, 5))) == ["need:2"]

    def test_a_rebuilt_index_has_the_vectors_that_it_was_given(self, engine):
        self.lay(engine, (record("need:1", "lúa"), 0), (record("need:2", "lúa"), 90))
        with engine.rebuild() as rebuild:
            rebuild.add([upsert(record("need:2", "lúa"), 2, direction(10)), upsert(record("need:3", "lúa"), 2)])
            assert keys(engine.find(near("", 0, 5))) == ["need:1", "need:2"]
        assert keys(engine.find(near("", 0, 5))) == keys(self.another(engine).find(near("", 0, 5))) == ["need:2"]

    def test_many_vectors_from_a_seldom_and_a_common_filter(self, engine):
        engine.write(
            upsert(record(f"need:{n}", "lúa", tags=("x",) if n % 100 == 7 else ()), 1, direction(n / 20))
            for n in range(3_000)
        )
        common = {int(key.partition(":")[2]) / 20 for key in keys(engine.find(near("", 45, 3)))}
        assert len(common) == 3
        assert all(abs(degrees - 45) < 2 for degrees in common)  # what is stored is rounded
        seldom = engine.find(replace(near("", 45, 3), filters={"tag": ("x",)}))
        assert sorted(keys(seldom)) == ["need:1007", "need:807", "need:907"]
        assert engine.find(near("", 45, 3_000)).count == 3_000

    # visibility

    def test_only_what_is_visible_now_is_found_and_counted(self, engine):
        fill(
            engine,
            record("need:1", "lúa", fields=("a",)),
            record("need:2", "lúa", fields=("b",), visible_from=NOW),
            record("need:3", "lúa", fields=("c",), visible_from=NOW + 1),
            record("need:4", "lúa", fields=("d",), visible_until=NOW + 1),
            record("need:5", "lúa", fields=("e",), visible_until=NOW),
        )
        for text in ("lúa", ""):
            found = search(engine, text)
            assert sorted(keys(found)) == ["need:1", "need:2", "need:4"]
            assert found.count == 3
            assert found.facets["field"] == {"a": 1, "b": 1, "d": 1}

    def test_an_audience_sees_its_own(self, engine):
        fill(
            engine,
            record("need:1", "lúa", fields=("a",)),
            record("need:2", "lúa", fields=("a",), audience=WITHHELD),
            record("need:3", "lúa", fields=("secret",), audience=MEMBERS),
        )
        public = search(engine, "lúa")
        assert (sorted(keys(public)), public.count, public.facets["field"]) == (["need:1", "need:2"], 2, {"a": 2})
        members = search(engine, "lúa", audiences=(PUBLIC, WITHHELD, MEMBERS))
        assert (members.count, members.facets["field"]) == (3, {"a": 2, "secret": 1})
        filtered = search(engine, "lúa", filters={"field": ("secret",)})
        assert (filtered.count, filtered.facets["field"]) == (0, {"a": 2})
        assert search(engine, "lúa", audiences=()).count == 0

    # filters and facets

    @pytest.fixture
    def catalogue(self, engine) -> SearchEngine:
        fill(
            engine,
            record("research:1", "lúa", fields=("farm", "edu"), trl=5, modes=("remote",), closes_at=NOW + DAY),
            record("research:2", "lúa", fields=("farm",), trl=9, closes_at=NOW - 1),
            record("research:3", "lúa", fields=("health",), trl=5, closes_at=NOW),
            record("need:4", "lúa", kind="application-need", fields=("health",)),
            record("need:5", "ngô", kind="application-need", fields=("farm",)),
        )
        return engine

    def test_any_of_a_filters_values_and_all_of_the_filters(self, catalogue):
        one = search(catalogue, "lúa", filters={"field": ("farm",)})
        assert sorted(keys(one)) == ["research:1", "research:2"]
        some = search(catalogue, "lúa", filters={"field": ("farm", "health", "none")})
        assert some.count == 4
        both = search(catalogue, "lúa", filters={"field": ("farm", "health"), "trl": ("4-6",)})
        assert sorted(keys(both)) == ["research:1", "research:3"]
        assert search(catalogue, "lúa", filters={"field": ("farm",), "kind": ("application-need",)}).count == 0
        assert search(catalogue, filters={"field": ("farm",)}).count == 3

    def test_a_filter_that_is_not_a_facet_restricts_hits_and_facets(self, engine):
        fill(engine, record("need:1", "lúa", tags=("x",), fields=("a",)), record("need:2", "lúa", fields=("b",)))
        found = search(engine, "lúa", filters={"tag": ("x",)})
        assert (keys(found), found.facets["field"]) == (["need:1"], {"a": 1})

    def test_facets_count_what_is_found(self, catalogue):
        facets = search(catalogue, "lúa").facets
        assert facets["kind"] == {"research": 3, "application-need": 1}
        assert facets["field"] == {"farm": 2, "health": 2, "edu": 1}
        assert facets["trl"] == {"4-6": 2, "7-9": 1}
        assert facets["open"] == {"open": 3, "closed": 1}
        assert facets["band"] == {}
        assert list(facets["field"]) == ["farm", "health", "edu"]

    def test_a_facets_counts_leave_its_own_filter_out(self, catalogue):
        facets = search(catalogue, "lúa", filters={"field": ("farm",), "trl": ("4-6",)}).facets
        assert facets["field"] == {"farm": 1, "edu": 1, "health": 1}  # under the filter of trl
        assert facets["trl"] == {"4-6": 1, "7-9": 1}  # under the filter of field
        assert facets["kind"] == {"research": 1}  # under both
        assert facets["open"] == {"open": 1}

    def test_open_is_until_its_second_has_passed(self, catalogue):
        opened = search(catalogue, "lúa", filters={"open": (OPEN,)})
        assert sorted(keys(opened)) == ["need:4", "research:1", "research:3"]
        assert opened.facets["open"] == {"open": 3, "closed": 1}
        assert opened.facets["field"] == {"health": 2, "edu": 1, "farm": 1}
        assert keys(search(catalogue, "lúa", filters={"open": (CLOSED,)})) == ["research:2"]
        assert search(catalogue, "lúa", filters={"open": (OPEN, CLOSED)}).count == 4
        assert search(catalogue, "lúa", filters={"open": ("ajar",)}).count == 0

    def test_excluded_keys_are_neither_found_nor_counted(self, catalogue):
        query = replace(ask("lúa"), excluded_keys=("research:1", "need:4", "need:99"))
        found = catalogue.find(query)
        assert (sorted(keys(found)), found.count) == (["research:2", "research:3"], 2)
        assert found.facets["kind"] == {"research": 2}

    # order and pages

    def test_equal_scores_are_ordered_by_key(self, engine):
        numbers = [5, 3, 20, 1, 12, 4]
        for number in numbers:  # one write each, so that they lie in several segments
            fill(engine, record(f"need:{number}", "lúa nước"))
        assert keys(search(engine, "lúa nước")) == sorted(f"need:{number}" for number in numbers)

    def test_the_first_are_the_same_when_nobody_asks_how_many_there_are(self, engine):
        texts = ("trí tuệ " * (number % 7) + "nhân tạo " * (number % 3 + 1) for number in range(1500))
        engine.write([upsert(record(f"research:{number}", text)) for number, text in enumerate(texts)])
        query = replace(ask("trí tuệ nhân tạo"), facets=(), limit=40)
        counted, uncounted = engine.find(query), engine.find(replace(query, is_counted=False))
        assert counted.count > 1000
        assert uncounted.hits == counted.hits

    def test_newest_first_then_by_key(self, engine):
        fill(
            engine,
            record("need:3", "lúa", published_at=NOW),
            record("need:20", "lúa lúa lúa", published_at=NOW - DAY),
            record("need:1", "lúa", published_at=NOW - DAY),
            record("need:4", "lúa"),
        )
        order = ["need:3", "need:1", "need:20", "need:4"]
        assert keys(search(engine, "lúa", sort=NEWEST)) == keys(search(engine)) == order

    def test_the_next_deadline_first_then_by_key(self, engine):
        fill(
            engine,
            record("need:9", "lúa"),
            record("need:3", "lúa", closes_at=NOW + DAY),
            record("need:20", "lúa", closes_at=NOW + DAY),
            record("need:1", "lúa", closes_at=NOW + 2 * DAY),
            record("need:4", "lúa", closes_at=NOW - 1),
        )
        assert keys(search(engine, "lúa", sort=DEADLINE)) == ["need:20", "need:3", "need:1", "need:9"]

    @pytest.mark.parametrize(
        ("text", "sort"), [("lúa", "relevance"), ("lúa", NEWEST), ("", "relevance"), ("", DEADLINE)]
    )
    def test_pages_are_disjoint_and_complete(self, engine, text, sort):
        titles = ["lúa", "lúa nước", "cây lúa"]
        fill(engine, *(record(f"need:{number}", titles[number % 3]) for number in range(30)))
        fill(engine, *(record(f"need:{number}", titles[number % 3]) for number in range(30, 61)))
        pages = [search(engine, text, sort=sort, page=page, page_size=7) for page in range(1, 11)]
        assert [len(page.hits) for page in pages] == [7] * 8 + [5, 0]
        assert {page.count for page in pages} == {61}
        paged = [key for page in pages for key in keys(page)]
        assert paged == keys(search(engine, text, sort=sort, page_size=61))
        assert len(set(paged)) == 61

    def test_no_limit_still_counts(self, catalogue):
        found = catalogue.find(replace(ask("lúa"), limit=0))
        assert (found.hits, found.count, found.facets["kind"]) == ((), 4, {"research": 3, "application-need": 1})

    @pytest.mark.parametrize("page", [-1, 0, LAST_RESULT // 20 + 1, 10**9])
    def test_pages_that_nobody_asks_for(self, catalogue, page):
        assert search(catalogue, "lúa", page=page).count == 4

    def test_other_phrases_for_what_was_typed_find_after_the_typed_ones(self, engine):
        fill(
            engine,
            record("need:1", "trí tuệ nhân tạo cho bệnh viện"),
            record("need:2", "TTNT cho bệnh viện"),
            record("need:3", "nhân viên có trí nhớ và óc sáng tạo, khôn tuệ, ở bệnh viện"),
            record("need:4", "trí tuệ nhân tạo cho trường học"),
        )
        phrases = (Paraphrase("trí tuệ nhân tạo", "TTNT"),)
        alone = search_query(SearchRequest("TTNT"), NOW, paraphrases=phrases)
        assert keys(engine.find(alone)) == ["need:2", "need:1", "need:4"]
        with_more = search_query(SearchRequest("TTNT bệnh viện"), NOW, paraphrases=phrases)
        assert keys(engine.find(with_more))[:2] == ["need:2", "need:1"]
        assert "need:4" not in keys(engine.find(with_more))

    # writing

    def test_a_write_is_seen_when_it_returns(self, engine):
        other = self.another(engine)
        fill(engine, record("need:1", "lúa"))
        assert search(engine, "lúa").count == search(other, "lúa").count == 1
        other.write([delete("need:1", 2)])
        assert search(engine, "lúa").count == search(other, "lúa").count == 0

    def test_an_update_replaces_all_of_a_record(self, engine):
        engine.write([upsert(record("need:1", "lúa", fields=("a",)), 1)])
        engine.write([upsert(record("need:1", "ngô", fields=("b",)), 2)])
        assert search(engine, "lúa").count == 0
        assert search(engine, "ngô").facets["field"] == {"b": 1}

    @pytest.mark.parametrize("late", [1, 2])
    def test_a_late_or_repeated_write_has_no_effect(self, engine, late):
        engine.write([upsert(record("need:1", "mới"), 2)])
        engine.write([upsert(record("need:1", "cũ"), late), upsert(record("need:2", "cũ"), 1)])
        assert keys(search(engine, "mới")) == ["need:1"]
        assert keys(search(engine, "cũ")) == ["need:2"]
        engine.write([delete("need:1", late)])
        assert keys(search(engine, "mới")) == ["need:1"]

    def test_a_late_write_after_a_deletion_brings_nothing_back(self, engine):
        engine.write([upsert(record("need:1", "lúa"), 1), upsert(record("need:2", "lúa"), 1)])
        engine.write([delete("need:1", 3), delete("need:9", 3)])
        engine.write([upsert(record("need:1", "lúa"), 2), upsert(record("need:9", "lúa"), 3)])
        found = search(engine, "lúa")
        assert (keys(found), found.count, found.facets["kind"]) == (["need:2"], 1, {"research": 1})
        assert dict(engine.manifest()) == {"need:2": 1}
        engine.write([upsert(record("need:1", "lúa"), 4)])
        assert dict(engine.manifest()) == {"need:1": 4, "need:2": 1}

    def test_the_newest_version_in_one_write_wins(self, engine):
        engine.write([upsert(record("need:1", "hai"), 2), upsert(record("need:1", "mot"), 1), delete("need:2", 2)])
        engine.write([upsert(record("need:2", "hai"), 3), delete("need:2", 1)])
        assert keys(search(engine, "hai")) == ["need:1", "need:2"]

    def test_nothing_written_changes_nothing(self, engine):
        fill(engine, record("need:1", "lúa"))
        engine.write([])
        engine.write(iter(()))
        assert dict(engine.manifest()) == {"need:1": 1}

    def test_many_changes_from_an_iterator(self, engine):
        engine.write(upsert(record(f"need:{number}", "lúa")) for number in range(1203))
        assert search(engine, "lúa").count == len(dict(engine.manifest())) == 1203

    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=SHARED)
    @given(rounds=st.lists(CHANGES, max_size=3))
    def test_the_manifest_is_the_newest_of_every_write(self, engine, rounds):
        with engine.rebuild():
            pass
        model: dict[str, tuple[int, bool]] = {}
        for changes in rounds:
            engine.write(
                delete(key, version) if gone else upsert(record(key, f"phiên {version}"), version)
                for key, version, gone in changes
            )
            for key, version, gone in changes:
                if version > model.get(key, (0, True))[0]:
                    model[key] = (version, gone)
        expected = {key: version for key, (version, gone) in model.items() if not gone}
        assert dict(engine.manifest()) == expected
        assert sorted(keys(search(engine))) == sorted(expected)
        for key, version in expected.items():
            assert key in keys(search(engine, f"phiên {version}"))

    # building

    def test_an_index_that_is_not_built_is_unavailable(self, engine):
        for act in (lambda: search(engine), engine.health, lambda: list(engine.manifest())):
            with pytest.raises(EngineUnavailable):
                act()
        fill(engine, record("need:1", "lúa"))
        engine.health()
        assert search(engine).count == self.indices(engine) == 1

    def test_a_rebuild_is_swapped_in_at_its_end(self, engine):
        other = self.another(engine)
        fill(engine, record("need:1", "cũ"))
        assert keys(search(other)) == ["need:1"]
        with engine.rebuild() as rebuild:
            rebuild.add([upsert(record("need:2", "mới"), 7)])
            rebuild.add(upsert(record(f"need:{number}", "mới"), 7) for number in (3, 4))
            assert keys(search(engine)) == keys(search(other)) == ["need:1"]
            engine.write([upsert(record("need:5", "giữa chừng"))])
            assert sorted(keys(search(other))) == ["need:1", "need:5"]
        assert sorted(keys(search(engine))) == sorted(keys(search(other))) == ["need:2", "need:3", "need:4"]
        assert dict(engine.manifest()) == {"need:2": 7, "need:3": 7, "need:4": 7}
        engine.write([upsert(record("need:5", "sau"))])
        assert search(other).count == 4

    def test_versions_hold_in_a_rebuilt_index(self, engine):
        with engine.rebuild() as rebuild:
            rebuild.add([upsert(record("need:1", "mới"), 5), delete("need:2", 5)])
            rebuild.add([upsert(record("need:1", "cũ"), 4), upsert(record("need:2", "cũ"), 4)])
        engine.write([upsert(record("need:1", "cũ"), 4), upsert(record("need:2", "cũ"), 4)])
        assert dict(engine.manifest()) == {"need:1": 5}
        assert keys(search(engine, "mới")) == ["need:1"]

    def test_a_rebuild_that_fails_leaves_the_old_index(self, engine):
        fill(engine, record("need:1", "lúa"))
        with pytest.raises(ZeroDivisionError), engine.rebuild() as rebuild:
            rebuild.add([upsert(record("need:2", "lúa"))])
            raise ZeroDivisionError
        assert keys(search(engine)) == ["need:1"]
        assert self.indices(engine) == 1
        fill(engine, record("need:3", "lúa"))
        assert search(engine).count == 2

    def test_what_a_killed_rebuild_left_is_removed(self, engine):
        fill(engine, record("need:1", "lúa"))
        self.leave_orphan(engine)
        assert self.indices(engine) == 2
        with engine.rebuild() as rebuild:
            assert self.indices(engine) == 2
            rebuild.add([upsert(record("need:2", "lúa"))])
        assert self.indices(engine) == 1
        assert keys(search(engine)) == ["need:2"]

    def test_a_second_rebuild_leaves_one_index(self, engine):
        for number in range(3):
            with engine.rebuild() as rebuild:
                rebuild.add([upsert(record(f"need:{number}", "lúa"))])
            assert self.indices(engine) == 1
            assert keys(search(engine)) == [f"need:{number}"]
