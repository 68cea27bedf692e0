"""The packaged model itself, where it is installed."""

import os
import threading

import numpy as np
import pytest

from search.meaning import packaged, site
from search.meaning.packaged import Packaged
from search.meaning.site import query_vector

pytestmark = pytest.mark.skipif(not packaged.is_installed(), reason="the extra `semantic` is not installed")


@pytest.fixture
def chosen(settings):
    settings.EMBEDDINGS = "auto"
    site._recent.clear()
    return site.embedder()


def test_it_is_chosen_where_it_is_installed_and_made_once(chosen, settings, monkeypatch):
    assert isinstance(chosen, Packaged)
    assert site.embedder() is chosen
    monkeypatch.setattr(packaged, "is_installed", lambda: False)
    assert site.embedder() is None
    monkeypatch.undo()
    settings.EMBEDDINGS = "off"
    assert site.embedder() is None


def test_rows_have_length_1_and_do_not_depend_on_the_batch(chosen):
    texts = ["Chẩn đoán hình ảnh y khoa", "Tưới tiêu thông minh", "", "a\0b", "\ud800 lone", "x" * 5000]
    many = chosen.passages(texts)
    assert (many.shape, many.dtype) == ((len(texts), chosen.dimensions), np.float32)
    assert np.linalg.norm(many, axis=1) == pytest.approx(1, abs=1e-3)
    for row, text in zip(many, texts, strict=True):
        assert row @ chosen.passages([text])[0] > 0.999
    assert chosen.queries([]).shape == (0, chosen.dimensions)


def test_the_same_meaning_is_near_in_the_same_and_in_the_other_language(chosen):
    offers = chosen.passages(
        [
            "Chẩn đoán hình ảnh y khoa bằng học sâu",
            "Medical image diagnosis with deep learning",
            "Dự báo ngập lụt đô thị",
            "Course in accounting for beginners",
        ]
    )
    nearest = np.argsort(-(offers @ query_vector("phần mềm đọc phim X-quang phổi")))
    assert set(nearest[:2]) == {0, 1}
    assert np.argmax(offers @ query_vector("flooded streets after heavy rain")) == 2


def test_a_question_and_a_text_are_read_differently(chosen):
    question, text = chosen.queries(["dự báo ngập"])[0], chosen.passages(["dự báo ngập"])[0]
    assert 0.8 < question @ text < 0.9999


def test_what_was_asked_is_remembered_without_its_words(chosen, monkeypatch):
    first = query_vector("đèn giao thông")
    monkeypatch.setattr(Packaged, "queries", lambda self, texts: pytest.fail("it was asked again"))
    assert query_vector(" đèn giao thông ") is first
    assert not any("giao" in key for key in site._recent._held)
    assert not first.flags.writeable


def test_a_reader_does_not_wait_long_for_a_busy_model(chosen, monkeypatch):
    monkeypatch.setattr(chosen, "_patience", 0.01)
    with packaged._one_at_a_time:
        assert query_vector("xe buýt") is None
    assert query_vector("xe buýt") is not None


def test_many_threads_get_what_one_would(chosen, monkeypatch):
    monkeypatch.setattr(chosen, "_patience", 30)
    texts = [f"bài toán số {number}" for number in range(8)]
    expected, got = chosen.queries(texts), {}
    threads = [threading.Thread(target=lambda t=text: got.update({t: query_vector(t)})) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for text, vector in zip(texts, expected, strict=True):
        assert got[text] @ vector > 0.999


def test_loading_leaves_the_environment_as_it_was(chosen, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    packaged._model.cache_clear()
    chosen.queries(["một"])
    assert os.environ["OMP_NUM_THREADS"] == "7"
    assert "OMP_WAIT_POLICY" not in os.environ
