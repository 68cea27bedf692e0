"""Sets are read as they are written, and what cannot be read is named."""

import json

import pytest

from benchmarks.sets import LEAST, LONG, SetError, in_halves, read_answers, tasks


def write_set(folder, corpus, queries, answers):
    folder.mkdir(parents=True)
    for name, rows in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "qrels.tsv").write_text("\n".join("\t".join(row) for row in answers), encoding="utf-8")


def a_set(folder, language, asked="q1"):
    write_set(
        folder,
        [{"id": "d1", "title": "Title", "text": f"Text in {language}", "lang": language}],
        [{"id": asked, "text": "What?", "lang": language}, {"id": "unanswered", "text": "Why?"}],
        [("query-id", "corpus-id", "score"), (asked, "d1", "2"), (asked, "d2", "0")],
    )


def test_a_set_is_a_task_of_the_questions_that_have_an_answer(tmp_path):
    a_set(tmp_path / "one", "en")
    (task,) = tasks(tmp_path)
    assert task.name == "one"
    assert [row.id for row in task.questions] == ["q1"]
    assert task.answers["q1"] == {"d1": 2}
    assert task.corpus[0].whole == "Title\nText in en"


def test_sets_of_the_same_documents_side_by_side_are_asked_across(tmp_path):
    a_set(tmp_path / "both/vi", "vi")
    a_set(tmp_path / "both/en", "en")
    found = {task.name: (task.corpus[0].language, task.questions[0].language) for task in tasks(tmp_path)}
    assert found == {
        "both/en": ("en", "en"),
        "both/en asked in vi": ("en", "vi"),
        "both/vi": ("vi", "vi"),
        "both/vi asked in en": ("vi", "en"),
    }


def test_only_sets_that_are_named(tmp_path):
    a_set(tmp_path / "one", "en")
    a_set(tmp_path / "two/2024", "en")
    assert [task.name for task in tasks(tmp_path, ["two"])] == ["two/2024"]


def test_long_documents_ask_for_their_other_half(tmp_path):
    text = " ".join(f"First{word}" for word in range(LONG // 2)) + ". " + " ".join(["second"] * LONG)
    corpus = [{"id": f"d{number}", "text": text, "lang": "en"} for number in range(LEAST)]
    write_set(tmp_path / "long", corpus, [{"id": "q", "text": "What?"}], [("q", "d0", "1")])
    _, halves = tasks(tmp_path)
    assert halves.name == "long halves"
    assert len(halves.questions) == LEAST
    assert "second" not in halves.questions[0].text
    assert "First0" not in halves.corpus[0].text
    assert halves.answers["d3"] == {"d3": 1}


def test_a_text_is_halved_at_the_end_of_a_sentence():
    assert in_halves("One two. Three four five! Six seven.") == ("One two.", "Three four five! Six seven.")
    assert in_halves("one two three four") == ("one two", "three four")


def test_an_error_names_the_file_and_the_line(tmp_path):
    a_set(tmp_path / "one", "en")
    broken = tmp_path / "one/queries.jsonl"
    broken.write_text('{"id": "q1", "text": "What?"}\n{"id": "q2"}\n', encoding="utf-8")
    with pytest.raises(SetError, match=r"queries\.jsonl, line 2: KeyError: 'text'"):
        list(tasks(tmp_path))
    broken.unlink()
    with pytest.raises(SetError, match=r"queries\.jsonl: .*No such file"):
        list(tasks(tmp_path))


def test_answers_have_three_columns(tmp_path):
    (tmp_path / "qrels.tsv").write_text("q1 d1 1\n", encoding="utf-8")
    with pytest.raises(SetError, match="line 1: not query, document and grade"):
        read_answers(tmp_path / "qrels.tsv")


def test_a_folder_without_sets_is_said(tmp_path):
    with pytest.raises(SetError, match=r"no corpus\.jsonl"):
        list(tasks(tmp_path))
