"""Sets of texts with known answers, and the tasks that they make.

A set is a folder with `corpus.jsonl` {id, title, text, lang}, `queries.jsonl` {id, text, title?, lang} and `qrels.tsv`
(query, document, grade). Sets that lie side by side and have the same documents' ids are one set in several languages:
the questions of each are asked of the others as well. Documents that are long enough are split, and the first half
asks for the second: two long texts about one thing, as a described need and an offer are.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

LONG = 120  # words of a document that is split
LONGEST_HALF = 500  # words, about as many as a described need has
LEAST = 50  # documents that make a task
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class SetError(ValueError):
    """A set that cannot be read; names the file, the line and what is wrong."""


@dataclass(frozen=True)
class Row:
    """A document or a question."""

    id: str
    text: str
    title: str = ""
    language: str = ""  # empty where the set does not say it

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}".strip()


@dataclass(frozen=True)
class Task:
    """Questions to a corpus; `answers` are grades above 0 by document by question. What `is_long` is described to be
    matched: nobody searches with it."""

    name: str
    corpus: Sequence[Row]
    questions: Sequence[Row]
    answers: Mapping[str, Mapping[str, int]]
    is_long: bool = False

    @property
    def is_vietnamese(self) -> bool:
        """Whether its questions are."""
        return bool(self.questions) and self.questions[0].language == "vi"


def tasks(folder: Path, names: Sequence[str] = ()) -> Iterator[Task]:
    """Of all sets below a folder, or of those whose path begins with one of the names. Raises SetError."""
    sets = {path.parent: None for path in sorted(folder.glob("**/corpus.jsonl"))}
    if not sets:
        raise SetError(f"{folder}: no corpus.jsonl in this folder or below it.")
    for each in sets:
        name = each.relative_to(folder).as_posix().replace(".", folder.name)
        if names and not any(name.startswith(wanted) for wanted in names):
            continue
        own = read_task(each, name)
        yield own
        others = {other.name: read_task(other, other.name) for other in sets if _beside(other, each)}
        ids = {row.id for row in own.corpus}
        others = {language: task for language, task in others.items() if {row.id for row in task.corpus} == ids}
        for language, other in others.items():
            yield _answered(f"{name} asked in {language}", own.corpus, other.questions, own.answers)
        if (halves := halved(own, own)) is not None:
            yield halves
        for language, other in others.items():
            if (halves := halved(own, other)) is not None:
                yield replace(halves, name=f"{name} halves asked in {language}")


def read_task(folder: Path, name: str) -> Task:
    """The set's own questions to its own corpus."""
    corpus, questions = read_rows(folder / "corpus.jsonl"), read_rows(folder / "queries.jsonl")
    return _answered(name, corpus, questions, read_answers(folder / "qrels.tsv"))


def read_rows(path: Path) -> list[Row]:
    rows = []
    for number, line in enumerate(_lines(path), 1):
        try:
            row = json.loads(line)
            rows.append(Row(str(row["id"]), row["text"], row.get("title") or "", row.get("lang") or ""))
        except (ValueError, TypeError, KeyError) as error:
            raise SetError(f"{path}, line {number}: {type(error).__name__}: {error}") from error
    return rows


def read_answers(path: Path) -> dict[str, dict[str, int]]:
    """A heading is passed over: its last column is no grade."""
    answers: dict[str, dict[str, int]] = {}
    for number, line in enumerate(_lines(path), 1):
        columns = line.split("\t")
        if len(columns) != 3:
            raise SetError(f"{path}, line {number}: not query, document and grade with tabs between them.")
        question, document, grade = columns
        if grade.isdigit() and int(grade):
            answers.setdefault(question, {})[document] = int(grade)
    return answers


def halved(corpus: Task, asking: Task) -> Task | None:
    """The first halves of `asking`'s long documents ask for the second halves of `corpus`'s; None for too few."""
    wanted = [row for row in corpus.corpus if len(row.text.split()) >= LONG]
    there = {row.id: row for row in asking.corpus}
    documents, questions = [], []
    for row in wanted:
        if row.id in there:
            documents.append(Row(row.id, in_halves(row.text)[1], language=row.language))
            questions.append(Row(row.id, in_halves(there[row.id].text)[0], language=there[row.id].language))
    if len(documents) < LEAST:
        return None
    return Task(f"{corpus.name} halves", documents, questions, {row.id: {row.id: 1} for row in documents}, is_long=True)


def in_halves(text: str) -> tuple[str, str]:
    """At the end of the sentence that is nearest to the middle, each at most LONGEST_HALF words; in the middle of the
    words where there is but one sentence."""
    sentences = _SENTENCE.split(text)
    if len(sentences) < 2:
        sentences = text.split()
    ends = list(accumulate(len(sentence) for sentence in sentences))[:-1]
    middle = min(range(len(ends)), key=lambda place: abs(ends[place] - ends[-1] / 2)) + 1 if ends else 1
    halves = (" ".join(sentences[:middle]), " ".join(sentences[middle:]))
    return tuple(" ".join(half.split()[:LONGEST_HALF]) for half in halves)


def _answered(name: str, corpus, questions, answers) -> Task:
    """Without questions that have no answer."""
    return Task(name, corpus, [row for row in questions if row.id in answers], answers)


def _beside(one: Path, other: Path) -> bool:
    return one != other and one.parent == other.parent


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SetError(f"{path}: {error}") from error
