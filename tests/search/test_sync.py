"""The engine follows the entries, whatever happens to listings, worker and index."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings as hypothesis_settings, strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from search import engines, sync
from search.engine import Change, EngineUnavailable
from search.engines.tantivy import TantivyEngine
from search.models import Entry
from search.query import SearchRequest
from search.sync import check, drain, rebuild
from taxonomy.models import Field
from tests.factories import FieldFactory, NeedFactory, OrganisationFactory, ResearchFactory
from tests.listings.test_entries_follow_rows import Listings
from tests.search.node import new_engine
from tests.search.records import ask

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["tantivy", "elasticsearch"])
def engine(request, tmp_path, monkeypatch):
    """Each of the two engines in turn, as the site's own."""
    if request.param == "tantivy":
        made = TantivyEngine(tmp_path / "index")
        monkeypatch.setattr(engines, "_engine", lambda *_: made)
        made.write([])
        yield made
        return
    with new_engine() as made:
        monkeypatch.setattr(engines, "_engine", lambda *_: made)
        made.write([])
        yield made


def found(engine, text="", **options) -> list[str]:
    return [hit.key for hit in engine.find(ask(text, **options)).hits]


def lose(engine, key: str) -> None:
    """The index as it would be after a disk had lost a record: without it, and without a trace of its version."""
    held = dict(engine.manifest())
    there = [entry for entry in Entry.objects.filter(is_deleted=False) if held.get(entry.key) == entry.version]
    with engine.rebuild() as new:
        new.add([sync._change(entry) for entry in there if entry.key != key])


class Indexed(Listings):
    """Everything that `Listings` does, and a worker, rebuilds and losses in between."""

    engine = None

    # What `Listings` checks after each step is its own test's; here only the end counts, and five hundred steps.
    def entries_equal_rows(self): ...

    def history_ends_in_the_present(self): ...

    def filters_agree_with_the_rule(self): ...

    @rule()
    def work(self):
        drain(self.engine)

    @rule()
    def rebuild(self):
        sync.rebuild(self.engine)

    @rule(number=st.integers(10_000, 10_010))
    def something_strange_is_in_the_index(self, number):
        fields = next((change.fields for change in self.changes()), None)
        if fields:
            self.engine.write([Change(f"need:{number}", 3, fields)])

    @precondition(lambda self: self.rows())
    @rule(data=st.data())
    def the_index_loses_one(self, data):
        lose(self.engine, self.pick(data).key)

    def changes(self):
        return [sync._change(entry) for entry in Entry.objects.filter(is_deleted=False)[:1]]

    def teardown(self):
        try:
            self.in_the_end_the_index_holds_what_the_entries_say()
        finally:
            super().teardown()

    def in_the_end_the_index_holds_what_the_entries_say(self):
        drain(self.engine)
        check(self.engine, repair=True)
        drain(self.engine)
        assert not len(check(self.engine))
        assert not Entry.objects.pending().exists()
        shown = dict(Entry.objects.filter(is_deleted=False).values_list("key", "version"))
        assert dict(self.engine.manifest()) == shown


def test_the_index_follows_five_hundred_random_operations(engine):
    machine = type("IndexedHere", (Indexed,), {"engine": engine})
    run_state_machine_as_test(
        machine,
        settings=hypothesis_settings(
            max_examples=10,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],  # shrinking a run of real writes takes longer than reading it
        ),
    )


def test_what_changes_is_found_after_one_pass(engine):
    listing = ResearchFactory(title_vi="Đếm xe ở nút giao", published=True)
    drain()
    assert listing.key in found(engine, "dem xe")
    listing.title_vi = "Đo độ mặn của sông"
    listing.save_revision().publish()
    drain()
    assert listing.key not in found(engine, "dem xe")
    assert listing.key in found(engine, "độ mặn")
    listing.unpublish()
    drain()
    assert listing.key not in found(engine, "độ mặn")


def test_a_deleted_listing_leaves_the_index(engine):
    listing = NeedFactory(title_vi="Cá bơi lạ", published=True)
    drain()
    assert listing.key in found(engine, "ca boi la")
    key = listing.key
    type(listing).objects.filter(pk=listing.pk).delete()
    drain()
    assert key not in dict(engine.manifest())


def test_a_rolled_back_save_leaves_no_trace(engine):
    drain()
    with pytest.raises(RuntimeError), transaction.atomic():
        listing = ResearchFactory(title_vi="Chưa từng có", published=True)
        raise RuntimeError
    drain()
    assert not Entry.objects.filter(key=listing.key).exists()
    assert found(engine, "Chưa từng có") == []


def test_a_changed_name_or_label_reaches_the_listings(engine):
    owner, field = OrganisationFactory(name_vi="Viện Cũ Kỹ"), FieldFactory(label_vi="Thủy lợi")
    listing = ResearchFactory(organisation=owner, fields=[field], published=True)
    drain()
    assert listing.key in found(engine, "Viện Cũ Kỹ")
    owner.name_vi = "Viện Tinh Khôi"
    owner.save()
    Field.objects.get(pk=field.pk)
    field.label_vi = "Tưới tiêu"
    field.save()
    drain()
    assert listing.key in found(engine, "Tinh Khôi")
    assert listing.key in found(engine, "Tưới tiêu")
    assert listing.key not in found(engine, "Thủy lợi")
    assert Entry.objects.get(key=listing.key).card["organisation"]["vi"] == "Viện Tinh Khôi"


def test_an_engine_that_is_down_keeps_the_queue_until_it_is_back(engine, monkeypatch):
    listing = ResearchFactory(title_vi="Trong lúc máy nghỉ", published=True)

    def refuse(self, changes):
        raise EngineUnavailable("stopped for the test")

    with monkeypatch.context() as down:
        down.setattr(type(engine), "write", refuse)
        with pytest.raises(EngineUnavailable):
            drain()
    assert Entry.objects.pending().filter(key=listing.key).exists()
    drain()
    assert listing.key in found(engine, "trong luc may nghi")
    assert not Entry.objects.pending().exists()


def test_what_changes_during_a_rebuild_is_in_the_new_index(engine, monkeypatch):
    first = ResearchFactory(title_vi="Bản gốc phát hành", published=True)
    leaving = ResearchFactory(title_vi="Sẽ được gỡ", published=True)
    drain()
    real = sync._weigh

    def meanwhile(entries, frequencies):
        if Entry.objects.filter(key=first.key, version=1).exists():
            first.title_vi = "Bản sửa giữa chừng"
            first.save_revision().publish()
            leaving.unpublish()
            drain(engine)
        return real(entries, frequencies)

    monkeypatch.setattr(sync, "_weigh", meanwhile)
    rebuild()
    assert found(engine, "Bản sửa giữa chừng")[0] == first.key
    assert leaving.key not in dict(engine.manifest())
    assert not len(check())


def test_a_check_finds_and_repairs_losses(engine):
    kept, lost = ResearchFactory(published=True), ResearchFactory(published=True)
    drain()
    lose(engine, lost.key)
    strange = sync._change(Entry.objects.get(key=kept.key))
    engine.write([Change("need:999", 4, strange.fields)])
    differences = check(repair=True)
    assert (differences.missing, differences.left_over) == ([lost.key], ["need:999"])
    drain()
    assert {kept.key, lost.key} <= set(dict(engine.manifest()))
    assert "need:999" not in dict(engine.manifest())
    assert not len(check())


def test_a_search_page_is_one_engine_request_and_one_query(engine, django_assert_num_queries):
    from portal.search.service import search

    owner = OrganisationFactory()
    for number in range(12):
        ResearchFactory(title_vi=f"Nhận dạng số {number}", organisation=owner, published=True)
    drain()
    asked = []
    original = engine.find
    engine.find = lambda query: asked.append(query) or original(query)
    search(SearchRequest("nhận dạng"), "vi")  # fills what is kept in memory
    asked.clear()
    for size in (1, 10, 12):
        with django_assert_num_queries(1):
            assert len(search(SearchRequest("nhận dạng", page_size=size), "vi").cards) == size
    assert len(asked) == 3


def test_a_repair_outruns_what_the_engine_remembers_of_a_deleted_record(engine):
    """A database that was put back counts its versions from an earlier one, and the engine refuses what it knows to be
    older."""
    listing = ResearchFactory(title_vi="Đếm xe ở nút giao", published=True)
    engine.write([Change(listing.key, 5_000, None)])
    drain()
    assert listing.key not in dict(engine.manifest())
    assert check(repair=True).missing == [listing.key]
    drain()
    assert not len(check())
    assert listing.key in found(engine, "dem xe")
