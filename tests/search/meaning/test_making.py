"""The life of a vector: made after the words, remade with the text, gone with it."""

import io
import time

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from search.management.commands import work
from search.meaning import making
from search.meaning.making import make_in_turn, make_some, make_vectors, recall_others, waiting
from search.meaning.vectors import nearness, packed, unpacked, vectors_of
from search.models import Entry, Vector
from search.query import Near, Query
from search.sync import check, drain, lag, rebuild
from tests.factories import NeedFactory, ResearchFactory
from tests.search.meaning.conftest import Compass

pytestmark = pytest.mark.django_db


def nearest(index, compass, text, most=1):
    (vector,) = compass.queries([text])
    query = Query(
        now=int(time.time()), audiences=("public",), filters={"kind": ("research",)}, near=Near(tuple(vector), most)
    )
    return [hit.key for hit in index.find(query).hits]


@pytest.fixture
def listings(index):
    made = [ResearchFactory(title_vi=title, published=True) for title in ("Lúa lúa", "Xe xe", "Tim tim")]
    drain()
    return made


def work_once():
    out = io.StringIO()
    call_command("work", once=True, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_a_new_text_is_found_by_words_first_and_then_by_meaning(index, compass, listings):
    field = listings[1]
    assert nearest(index, compass, "xe") == []
    assert lag()["vectors"] == waiting() == Entry.objects.filter(is_deleted=False).count()
    assert make_vectors() >= 3
    assert waiting() == 0
    assert nearest(index, compass, "xe") == []  # the engine is sent it by the drain
    drain()
    assert nearest(index, compass, "xe") == [field.key]
    assert not len(check())


def test_a_changed_text_has_no_vector_until_it_is_read_again(index, compass, listings):
    work_once()
    listing = listings[0]
    before = Entry.objects.get(key=listing.key).version
    listing.title_vi = "Tim tim tim tim tim"
    listing.save_revision().publish()
    assert listing.key not in vectors_of([listing.key])
    drain()
    assert nearest(index, compass, "lúa lúa lúa", 5) == [listings[1].key, listings[2].key]
    compass.read.clear()
    work_once()
    assert [text.startswith("Tim tim tim tim tim") for text in compass.read] == [True]
    assert nearest(index, compass, "tim tim tim tim tim tim") == [listing.key]
    assert Entry.objects.get(key=listing.key).version == before + 2  # once for the text, once for the vector


def test_what_is_not_of_the_text_leaves_the_vector(compass, listings):
    work_once()
    compass.read.clear()
    listing = listings[0]
    listing.trl = 7
    listing.save_revision().publish()
    assert waiting() == 0
    assert listing.key in vectors_of([listing.key])
    work_once()
    assert compass.read == []


@pytest.mark.parametrize("leave", ["unpublish", "delete"])
def test_a_listing_that_leaves_takes_its_vector_along(index, compass, listings, leave):
    work_once()
    listing = listings[0]
    key, stored = listing.key, packed(compass.passages(["Lúa lúa"]))[0]
    getattr(listing, leave)()
    assert not Vector.objects.filter(key=key).exists()
    drain()
    assert key not in nearest(index, compass, "lúa", 5)
    files = list(index._folder.path.glob("*/vectors-*"))
    assert files
    assert not any(stored in path.read_bytes() for path in files)


def test_a_withdrawn_listing_that_comes_back_is_read_again(index, compass, listings):
    work_once()
    listings[0].unpublish()
    listings[0].save_revision().publish()
    assert waiting() == 1
    work_once()
    assert nearest(index, compass, "lúa") == [listings[0].key]


def test_another_model_reads_everything_again_and_compares_only_its_own(index, compass, listings, monkeypatch):
    work_once()
    everything = set(Vector.objects.values_list("key", flat=True))
    assert recall_others() == 0
    compass.name = "a newer compass"
    assert vectors_of(everything) == {}
    assert recall_others() == len(everything)
    make_some()
    assert len(vectors_of(everything)) == compass.batch
    make_vectors()
    assert set(vectors_of(everything)) == everything
    assert set(Vector.objects.values_list("embedder", flat=True)) == {"a newer compass"}


def test_a_worker_killed_half_way_does_the_rest_later(index, compass, listings, monkeypatch):
    total = waiting()
    make_some()
    assert waiting() == total - compass.batch
    real, calls = Compass.passages, []

    def killed(self, texts):
        calls.append(texts)
        raise KeyboardInterrupt

    monkeypatch.setattr(Compass, "passages", killed)
    with pytest.raises(KeyboardInterrupt):
        make_vectors()
    assert waiting() == total - compass.batch
    monkeypatch.setattr(Compass, "passages", real)
    work_once()
    assert waiting() == 0
    assert Vector.objects.count() == total


def test_a_text_that_changes_while_it_is_read_waits_on(index, compass, listings, monkeypatch):
    listing = listings[0]
    real = Compass.passages

    def meanwhile(self, texts):
        if "Lúa lúa" in texts[0] or any("Lúa lúa" in text for text in texts):
            listing.title_vi = "Tim tim tim"
            listing.save_revision().publish()
        return real(self, texts)

    monkeypatch.setattr(Compass, "passages", meanwhile)
    while not any("Lúa lúa" in text for text in compass.read):
        assert make_some()
    assert listing.key not in vectors_of([listing.key])
    make_vectors()
    drain()
    assert nearest(index, compass, "tim tim tim tim") == [listing.key] or listing.key in nearest(
        index, compass, "tim tim tim tim", 2
    )


def test_a_change_does_not_wait_for_all_texts(index, compass, listings, monkeypatch):
    NeedFactory(title_vi="Một nhu cầu", published=True)  # pending, and not made here
    assert 0 < make_in_turn() <= compass.batch
    drain()
    assert make_in_turn() > compass.batch or waiting() == 0


def test_without_an_answer_the_queue_goes_on(index, compass, listings, monkeypatch):
    monkeypatch.setattr(work, "close_old_connections", lambda: None)  # the test's own is one
    compass.is_down = True
    command = work.Command(stderr=io.StringIO())
    command.prepare()
    assert command._pass() == work.PAUSE
    listing = ResearchFactory(title_vi="Mới tinh", published=True)
    command._pass()
    assert not Entry.objects.pending().filter(key=listing.key).exists()
    with pytest.raises(CommandError, match="still wait"):
        call_command("search_vectors", stderr=io.StringIO())
    compass.is_down = False
    command._vectors_due = 0
    while command._pass() == 0:
        pass
    assert waiting() == 0
    assert not Entry.objects.pending().exists()


def test_a_rebuild_takes_the_vectors_that_are_there_and_are_of_the_text(index, compass, listings):
    work_once()
    lost = listings[2].key
    Vector.objects.filter(key=listings[0].key).update(digest="of an older text")
    Vector.objects.filter(key=lost).delete()
    rebuild()
    assert nearest(index, compass, "xe", 5) == [listings[1].key]
    assert waiting() == 2
    work_once()
    assert len(nearest(index, compass, "xe", 5)) == 3


def test_commands_say_what_waits(index, compass, listings):
    out = io.StringIO()
    call_command("search_check", stdout=out, stderr=io.StringIO())
    assert f"made their vectors: {waiting()}" in out.getvalue()
    errors = io.StringIO()
    call_command("search_vectors", stdout=out, stderr=errors)
    assert "read by compass" in out.getvalue()
    assert "100 %" in errors.getvalue()
    assert waiting() == 0


def test_without_an_embedder_nothing_waits(index, listings, monkeypatch):
    for name in ("site.embedder", "vectors.site_embedder", "making.site_embedder"):
        monkeypatch.setattr(f"search.meaning.{name}", lambda **_: None)
    assert waiting() == lag()["vectors"] == recall_others() == make_some() == 0
    assert vectors_of([listings[0].key]) == {}
    with pytest.raises(CommandError, match="no embedder"):
        call_command("search_vectors")


def test_vectors_are_read_in_one_query(compass, listings, django_assert_num_queries):
    making.make_vectors()
    keys = [listing.key for listing in listings]
    with django_assert_num_queries(1):
        found = vectors_of([*keys, "research:0"])
    assert list(found) and set(found) == set(keys)
    assert all(np.linalg.norm(vector) == pytest.approx(1, abs=1e-6) for vector in found.values())
    with django_assert_num_queries(1):
        near = nearness(found[keys[0]], [keys[0], "research:0"])
    assert near.likeness[0] == pytest.approx(1, abs=1e-5)
    assert np.isnan(near.likeness[1])
    assert near.shares.tolist() == [1, 0]


def test_stored_vectors_come_back_nearly_as_they_were():
    rows = np.random.default_rng(1).standard_normal((5, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    back = unpacked(packed(rows), 384)
    assert np.sum(rows * back, axis=1) == pytest.approx(1, abs=1e-3)
    assert unpacked([], 384).shape == (0, 384)
