"""The engine of a deployed site, and what only it has: connections, an alias, refusals."""

import threading

import pytest

from search.engine import Change, EngineUnavailable, Space
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch.connection import connect
from search.engines.elasticsearch.translate import search_body
from tests.search.contract import EngineContract
from tests.search.node import URL, all_indices, new_engine
from tests.search.records import NOW, SPACE, ask, delete, fill, keys, record, search, upsert


@pytest.mark.services
class TestElasticsearchEngine(EngineContract):
    @pytest.fixture
    def engine(self):
        with new_engine(SPACE) as engine:
            yield engine

    def another(self, engine, space=SPACE):
        return ElasticsearchEngine(URL, engine._alias, space=space)

    def indices(self, engine):
        return len(all_indices(engine))

    def leave_orphan(self, engine):
        engine._indices.create()

    def test_a_first_deletion_makes_the_index_as_a_first_record_does(self, engine):
        engine.write([delete("need:1", 2)])
        fill(engine, record("need:1", "lúa"), record("need:2", "lúa"))
        assert keys(search(engine)) == ["need:2"]
        assert engine._client.indices.exists_alias(name=engine._alias)

    def test_indices_of_a_longer_name_are_not_ours(self, engine):
        longer = ElasticsearchEngine(URL, f"{engine._alias}-other")
        fill(longer, record("need:1", "lúa"))
        self.leave_orphan(longer)
        with engine.rebuild():
            pass
        assert self.indices(longer) == 2
        assert keys(search(longer)) == ["need:1"]

    def test_a_refused_change_is_named_and_the_others_are_written(self, engine):
        fields = dict(upsert(record("need:2", "lúa")).fields) | {"unknown": "x"}
        with pytest.raises(ValueError, match="need:2"):
            engine.write([upsert(record("need:1", "lúa")), Change("need:2", 1, fields)])
        engine.write([upsert(record("need:3", "lúa"))])
        assert keys(search(engine)) == ["need:1", "need:3"]

    def test_a_rebuild_that_another_one_overtook_fails(self, engine):
        with pytest.raises(EngineUnavailable), engine.rebuild() as slow:
            with engine.rebuild() as fast:
                fast.add([upsert(record("need:2", "lúa"))])
            slow.add([upsert(record("need:1", "lúa"))])
        assert keys(search(engine)) == ["need:2"]
        assert self.indices(engine) == 1

    def test_a_swap_whose_answer_was_lost_keeps_the_new_index(self, engine, monkeypatch):
        real = engine._client.indices.update_aliases

        def lost(**options):
            real(**options)
            raise EngineUnavailable

        fill(engine, record("need:1", "lúa"))
        monkeypatch.setattr(engine._client.indices, "update_aliases", lost)
        with pytest.raises(EngineUnavailable), engine.rebuild() as rebuild:
            rebuild.add([upsert(record("need:2", "lúa"))])
        assert keys(search(engine)) == ["need:2"]

    def test_an_index_of_another_format_counts_as_not_built_until_a_rebuild(self, engine, monkeypatch):
        fill(engine, record("need:1", "lúa"))
        monkeypatch.setattr("search.engines.elasticsearch.indices.FORMAT", "newer")
        monkeypatch.setattr("search.engines.elasticsearch.mapping.FORMAT", "newer")
        newer = self.another(engine)
        for act in (lambda: search(newer), lambda: fill(newer, record("need:2", "lúa"))):
            with pytest.raises(EngineUnavailable, match="rebuild it"):
                act()
        with newer.rebuild() as rebuild:
            rebuild.add([upsert(record("need:3", "lúa"))])
        assert keys(search(newer)) == ["need:3"]
        assert self.indices(newer) == 1

    def test_an_index_of_another_embedder_counts_as_not_built_until_a_rebuild(self, engine):
        engine.write([upsert(record("need:1", "lúa"), 1, [1.0, 0.0])])
        for space in (Space("compass", 3), Space("another", 2)):
            other = self.another(engine, space)
            for act in (lambda other=other: search(other), lambda other=other: fill(other, record("need:2", "lúa"))):
                with pytest.raises(EngineUnavailable, match="rebuild it"):
                    act()
        with other.rebuild() as rebuild:
            rebuild.add([upsert(record("need:3", "lúa"), 1, [0.0, 1.0])])
        assert keys(search(other)) == ["need:3"]

    def test_an_index_with_vectors_serves_a_site_that_turned_them_off(self, engine):
        engine.write([upsert(record("need:1", "lúa"), 1, [1.0, 0.0])])
        blind = self.another(engine, None)
        fill(blind, record("need:2", "lúa"))
        assert keys(search(blind, "lúa")) == ["need:1", "need:2"]

    def test_two_first_writes_at_once_make_one_index(self, engine):
        others = [self.another(engine) for _ in range(4)]
        threads = [
            threading.Thread(target=fill, args=(other, record(f"need:{number}", "lúa")))
            for number, other in enumerate(others)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert self.indices(engine) == 1
        assert search(engine).count == 4

    def test_the_index_keeps_no_source_and_takes_no_unknown_field(self, engine):
        fill(engine, record("need:1", "lúa"))
        (index,) = engine._client.indices.get_mapping(index=engine._alias).values()
        assert index["mappings"]["_source"] == {"enabled": False}
        assert index["mappings"]["dynamic"] == "strict"


def test_an_engine_that_is_not_there_is_unavailable():
    engine = ElasticsearchEngine("http://127.0.0.1:1", "portal")
    for act in (
        lambda: search(engine),
        engine.health,
        lambda: fill(engine, record("need:1")),
        lambda: list(engine.manifest()),
        lambda: engine.rebuild().__enter__(),
    ):
        with pytest.raises(EngineUnavailable, match="does not answer"):
            act()


@pytest.mark.parametrize(
    ("url", "host", "authorization"),
    [
        ("http://localhost:9200", "http://localhost:9200", None),
        ("https://search.example", "https://search.example:443", None),
        ("https://eve:p%40ss@search.example:9200", "https://search.example:9200", "Basic ZXZlOnBAc3M="),
        ("https://a2V5%3D%3D@search.example:9200", "https://search.example:9200", "ApiKey a2V5=="),
        ("http://[::1]:9200", "http://[::1]:9200", None),
    ],
)
def test_an_address_with_or_without_credentials(url, host, authorization):
    client = connect(url)
    (node,) = client.transport.node_pool.all()
    assert node.base_url == host
    assert client._headers.get("authorization") == authorization


def test_several_nodes():
    client = connect("http://a:9200, http://b:9201")
    assert {node.base_url for node in client.transport.node_pool.all()} == {"http://a:9200", "http://b:9201"}


def test_no_credentials_in_an_error():
    with pytest.raises(EngineUnavailable) as caught:
        search(ElasticsearchEngine("http://eve:secret@127.0.0.1:1", "portal"))
    assert "secret" not in str(caught.value)


def test_a_facets_own_filter_acts_after_the_counting():
    body = search_body(ask("lúa", filters={"kind": ("research",), "tag": ("x",)}))
    assert body["post_filter"] == {"bool": {"filter": [{"terms": {"kind": ["research"]}}]}}
    assert {"terms": {"tag": ["x"]}} in body["query"]["bool"]["filter"]
    assert body["aggs"]["kind"] == {"terms": {"field": "kind", "size": 100}}
    assert body["aggs"]["field"]["filter"] == body["post_filter"]
    assert {"range": {"visible_until": {"gt": NOW}}} in body["query"]["bool"]["filter"]
