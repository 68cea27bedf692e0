"""A whole run on a small invented set, with the embedded engine."""

import re

import pytest

from benchmarks import own_site, quality
from benchmarks.sets import Row, Task
from search.models import Entry


def test_a_run_prints_each_way_beside_the_baselines(own_index, task, capsys):
    quality.run(task, [quality.EMBEDDED], "need", None)
    printed = capsys.readouterr().out
    assert "invented: 3 questions, 4 documents" in printed
    lines = re.findall(r"(raw|site) +(\S+) +(\S+) +MRR@10 (\S+)", printed)
    assert [line[:3] for line in lines] == [
        ("raw", "tantivy", "match"),
        ("raw", "tantivy", "more_like_this"),
        ("site", "tantivy", "search"),
        ("site", "tantivy", "match"),
    ]
    assert {float(line[3]) for line in lines} == {1.0}


def test_with_an_embedder_vectors_stand_beside_it(topics, task, tmp_path, capsys):
    embedder = own_site.keep_vectors(tmp_path / "kept")
    quality.run(task, [quality.EMBEDDED], "need", embedder)
    found = dict(re.findall(r"(raw  vectors|site tantivy) +\S+ +MRR@10 (\S+)", capsys.readouterr().out))
    assert found == {"raw  vectors": "1.000", "site tantivy": "1.000"}
    assert embedder.seconds > 0
    assert list((tmp_path / "kept").iterdir())


def test_nothing_is_left_of_the_set_before(own_index, task):
    own_site.fill(task.corpus, "research")
    ids = own_site.fill([Row("other", "Another text", language="en")], "application-need")
    assert ids == {"need:1": "other"}
    assert list(Entry.objects.values_list("key", flat=True)) == ["need:1"]


def test_vietnamese_questions_are_asked_without_diacritics_too(own_index, capsys):
    corpus = [Row("a", "Cảnh báo ngập nước", language="vi"), Row("b", "Đếm xe trên đường", language="vi")]
    asked = Task("tiếng Việt", corpus, [Row("q", "ngập nước", language="vi")], {"q": {"a": 1}})
    assert quality.unmarked(asked).questions[0].text == "ngap nuoc"
    quality.run(asked, [quality.EMBEDDED], "need", None)
    typed, unmarked = capsys.readouterr().out.split(quality.UNMARKED)
    assert re.search(r"site +tantivy +search +MRR@10 1\.000", typed)
    assert re.search(r"raw +tantivy +match +MRR@10 0\.000", unmarked)
    assert re.search(r"site +tantivy +search +MRR@10 1\.000", unmarked)


def test_needs_are_matched_to_described_offers(own_index, task, capsys):
    quality.run(task, [quality.EMBEDDED], "offer", None)
    assert re.search(r"site +tantivy +match +MRR@10 1\.000", capsys.readouterr().out)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9"])
def test_a_node_that_does_not_answer_is_named(url, capsys):
    assert quality._node(url) == []
    assert url in capsys.readouterr().out
