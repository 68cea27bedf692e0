"""The worker learns from what everybody may read; each process loads it once, and again when it was remade."""

import threading
import time
from dataclasses import asdict

import pytest

from search.documents import MEMBERS, SearchDocument, Text
from search.entries import write_entries
from search.models import Entry
from search.statistics import remake
from search.typing import loading
from search.typing.learning import learn_writing
from search.typing.models import LearntWriting
from search.typing.restoring import restored

pytestmark = pytest.mark.django_db


def write(key, text, **options):
    document = SearchDocument(key, "research", {"vi": Text(title=text)}, **options)
    write_entries({key: document})
    return document


def test_the_terms_and_the_writing_are_remade_together(django_assert_num_queries):
    write("research:1", "trí tuệ nhân tạo", names=("Viện Đám mây",))
    remake()
    with django_assert_num_queries(1):
        assert restored("tri tue nhan tao dam may") == "trí tuệ nhân tạo đám mây"
    with django_assert_num_queries(0):
        assert restored("nhan tao") == "nhân tạo"


def test_no_word_of_what_is_hidden_is_learnt():
    now = int(time.time())
    write("research:1", "công khai")
    write("research:2", "hội viên", audience=MEMBERS)
    write("research:3", "hết hạn", visible_until=now - 5)
    write("research:4", "chưa đăng", visible_from=now + 500)
    write("research:5", "đã xóa")
    write_entries({"research:5": None})
    learn_writing()
    assert set(loading.writing("vi").words) == {"công", "khai"}


def test_what_was_remade_is_loaded_anew(monkeypatch, django_assert_num_queries):
    write("research:1", "công khai")
    learn_writing()
    first = loading.writing("vi")
    write("research:2", "thêm chữ")
    monkeypatch.setattr(loading, "forget", lambda: None)
    Entry.objects.filter(key="research:1").update(texts={"vi": asdict(Text(title="đổi khác"))})
    learn_writing()
    with django_assert_num_queries(0):
        assert loading.writing("vi") is first  # looked at a moment ago
    monkeypatch.setattr(loading, "FRESH_FOR", -1)
    with django_assert_num_queries(1):
        assert loading.writing("vi").count("đổi") == 1
    again = loading.writing("vi")
    with django_assert_num_queries(1):
        assert loading.writing("vi") is again


def test_nothing_learnt_yet_is_an_empty_writing():
    assert loading.writing("vi").words == () and LearntWriting.objects.count() == 0


def test_one_thread_reads_while_the_others_go_on(monkeypatch):
    write("research:1", "công khai")
    learn_writing()
    old = loading.writing("vi")
    started, finish, looks = threading.Event(), threading.Event(), []

    def slow():
        looks.append(1)
        started.set()
        finish.wait(5)
        loading._looked_at = time.monotonic()

    monkeypatch.setattr(loading, "_look", slow)
    monkeypatch.setattr(loading, "_looked_at", time.monotonic() - loading.FRESH_FOR - 1)
    reader = threading.Thread(target=loading.writing, args=("vi",))
    reader.start()
    started.wait(5)
    assert loading.writing("vi") is old
    finish.set()
    reader.join()
    assert looks == [1]
