"""The embedded engine, and what only it has: a folder, a pointer, one writer."""

import threading

import pytest

from search.engine import Change, EngineUnavailable, Space
from search.engines.tantivy import TantivyEngine, writer
from search.engines.tantivy.vectors import VectorFile
from tests.search.contract import EngineContract, direction, near
from tests.search.records import SPACE, delete, fill, keys, record, search, upsert


def stored(index):
    file = VectorFile(index, SPACE)
    return file.read(0, file.count())


class TestTantivyEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        return TantivyEngine(tmp_path / "index", SPACE)

    def another(self, engine, space=SPACE):
        return TantivyEngine(engine._folder.path, space)

    def indices(self, engine):
        return sum(path.is_dir() for path in engine._folder.path.iterdir())

    def leave_orphan(self, engine):
        engine._folder.create()

    def test_what_is_not_an_index_stays_in_the_folder(self, engine):
        fill(engine, record("need:1", "lúa"))
        strange = engine._folder.path / "photographs"
        strange.mkdir()
        with engine.rebuild():
            pass
        assert strange.is_dir()

    def test_a_second_writer_is_told_to_try_again(self, engine):
        fill(engine, record("need:1", "lúa"))
        with writer.opened(engine._folder.current()):
            with pytest.raises(EngineUnavailable, match="another process is writing"):
                fill(engine, record("need:2", "lúa"))
            assert keys(search(engine)) == ["need:1"]
        fill(engine, record("need:2", "lúa"))

    def test_a_second_rebuild_at_the_same_time_is_refused(self, engine):
        with engine.rebuild() as rebuild:
            with pytest.raises(EngineUnavailable, match="Another process"), self.another(engine).rebuild():
                pass
            rebuild.add([upsert(record("need:1", "lúa"))])
        assert search(engine).count == 1

    def test_a_change_that_cannot_be_stored_is_named_and_none_is_written(self, engine):
        fill(engine, record("need:1", "lúa"))
        broken = Change("need:3", 1, {"published_at": "yesterday"})
        with pytest.raises(ValueError, match="need:3"):
            engine.write([upsert(record("need:2", "lúa")), broken])
        assert keys(search(engine)) == ["need:1"]
        fill(engine, record("need:2", "lúa"))

    def test_an_index_of_another_format_counts_as_not_built_until_a_rebuild(self, engine, monkeypatch):
        fill(engine, record("need:1", "lúa"))
        assert keys(search(engine)) == ["need:1"]
        monkeypatch.setattr("search.engines.tantivy.folder.FORMAT", "00000000")
        newer = self.another(engine)
        for act in (lambda: search(newer), lambda: fill(newer, record("need:2", "lúa"))):
            with pytest.raises(EngineUnavailable, match="rebuild it"):
                act()
        assert keys(search(engine)) == ["need:1"]
        with newer.rebuild() as rebuild:
            rebuild.add([upsert(record("need:3", "lúa"))])
        assert keys(search(newer)) == ["need:3"]
        assert self.indices(newer) == 1

    def test_another_embedders_vectors_lie_beside_and_are_not_compared(self, engine):
        engine.write([upsert(record("need:1", "lúa"), 1, direction(0))])
        other = self.another(engine, Space("another", 2))
        assert keys(other.find(near("", 0, 5))) == []
        other.write([upsert(record("need:2", "lúa"), 1, direction(0))])
        assert keys(other.find(near("", 0, 5))) == ["need:2"]
        assert keys(engine.find(near("", 0, 5))) == ["need:1"]
        with pytest.raises(ValueError, match="2 dimensions, the index 3"):
            self.another(engine, Space("longer", 3)).find(near("", 0, 5))

    def test_a_record_that_was_half_written_is_written_over(self, engine):
        engine.write([upsert(record("need:1", "lúa"), 1, direction(0))])
        (path,) = engine._folder.current().glob("vectors-*")
        whole = path.read_bytes()
        path.write_bytes(whole + whole[:10])
        assert keys(engine.find(near("", 0, 5))) == ["need:1"]
        engine.write([upsert(record("need:2", "lúa"), 1, direction(1))])
        assert path.stat().st_size == 2 * len(whole)
        assert keys(engine.find(near("", 0, 5))) == keys(self.another(engine).find(near("", 0, 5)))
        assert engine.find(near("", 0, 5)).count == 2

    def test_a_deleted_records_vector_is_overwritten_and_a_rebuild_keeps_one_of_each(self, engine):
        for version in (1, 2, 3):
            engine.write([upsert(record(key, "lúa"), version, direction(version)) for key in ("need:1", "need:2")])
        engine.write([delete("need:1", 4)])
        (path,) = engine._folder.current().glob("vectors-*")
        records = stored(path.parent)
        assert {raw.decode() for raw in records["key"][records["values"].any(axis=1)]} == {"need:2"}
        with engine.rebuild() as rebuild:
            rebuild.add([upsert(record("need:2", "lúa"), 3, direction(3))])
        assert len(stored(engine._folder.current())) == 1

    def test_a_vector_of_another_length_is_refused_with_its_record(self, engine):
        fill(engine, record("need:1", "lúa"))
        with pytest.raises(ValueError, match="need:2"):
            engine.write([upsert(record("need:2", "lúa"), 1, [1.0, 0.0, 0.0])])
        assert keys(search(engine)) == ["need:1"]

    def test_a_damaged_index_is_unavailable(self, engine):
        fill(engine, record("need:1", "lúa"))
        (engine._folder.current() / "meta.json").write_text("{")
        with pytest.raises(EngineUnavailable):
            search(self.another(engine))

    def test_old_tombstones_are_forgotten(self, engine, monkeypatch):
        fill(engine, record("need:1", "lúa"), record("need:2", "lúa"))
        engine.write([delete("need:1", 2)])
        assert engine._reader.searcher().num_docs == 2
        monkeypatch.setattr(writer, "TOMBSTONE_SECONDS", -1)
        engine.write([])
        assert engine._reader.searcher().num_docs == 1

    @pytest.mark.parametrize("key", ["a:1", "organisation:1234567890123456789", "địa:1", "\uffff" * 10])
    def test_keys_come_back_as_they_were_written(self, engine, key):
        engine.write([upsert(record(key, "lúa"))])
        assert keys(search(engine, "lúa")) == keys(search(engine)) == list(dict(engine.manifest())) == [key]

    def test_a_key_that_is_too_long_is_refused(self, engine):
        with pytest.raises(ValueError, match="at most 32 bytes"):
            engine.write([upsert(record("x" * 33, "lúa"))])

    def test_readers_in_threads_see_a_whole_index_while_it_is_rebuilt(self, engine):
        changes = [upsert(record(f"need:{number}", "lúa")) for number in range(40)]
        engine.write(changes)
        counts, stop = set(), threading.Event()

        def read():
            while not stop.is_set():
                try:
                    counts.add(search(engine, "lúa").count)
                except Exception as error:
                    counts.add(repr(error))

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for _ in range(4):
            with engine.rebuild() as rebuild:
                rebuild.add(changes)
        stop.set()
        for reader in readers:
            reader.join()
        assert counts == {40}
