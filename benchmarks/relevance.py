"""How good search and matching are on sets of texts with known answers.

Usage: python -m benchmarks.relevance FOLDER [FOLDER …] [--search] [--match SIDE] [--fold] [--language xx]

A folder holds `corpus.jsonl` {id, title, text, lang}, `queries.jsonl` {id, text, title?, lang} and `qrels.tsv` (query,
document, grade). The documents become entries of a database and an index of the run's own, through the same functions
as the site's; nothing of the site is read or changed.
"""

import argparse
import json
import os
import tempfile
import time
from math import log2
from pathlib import Path

VAR = tempfile.mkdtemp(prefix="portal-relevance-")
os.environ.update(DJANGO_SETTINGS_MODULE="portal.settings.dev", VAR=VAR)
os.environ["DATABASE_URL"] = f"sqlite:///{VAR}/relevance.sqlite3"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402

from search.analysis import clean, fold  # noqa: E402
from search.documents import NEED, OFFER, PUBLIC, SearchDocument, Text, Traits  # noqa: E402
from search.engines import engine  # noqa: E402
from search.entries import write_entries  # noqa: E402
from search.language import language_of  # noqa: E402
from search.matching.service import matches_for_text  # noqa: E402
from search.query import SearchRequest, search_query  # noqa: E402
from search.registry import concepts_in  # noqa: E402
from search.sync import rebuild  # noqa: E402

DEPTH = 10


def read_lines(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_answers(path: Path) -> dict[str, dict[str, int]]:
    answers: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")[:3]
        if grade.isdigit():
            answers.setdefault(query, {})[document] = int(grade)
    return answers


def index(corpus: list[dict], side: str) -> dict[str, str]:
    """Makes entries and the index of a corpus; returns the document's id by key."""
    kind, prefix = ("research", "research") if side == NEED else ("application-need", "need")
    documents = {}
    for number, row in enumerate(corpus, 1):
        title, text = clean(row.get("title") or ""), clean(row["text"])
        language = row.get("lang") or language_of(f"{title} {text}")
        concepts = tuple(concepts_in(f"{title}\n{text}"))
        documents[f"{prefix}:{number}"] = SearchDocument(
            key=f"{prefix}:{number}",
            kind=kind,
            texts={language: Text(title=title, body=text)},
            traits=Traits(published_at=1, concepts=concepts),
        )
    write_entries(documents)
    rebuild()
    return {f"{prefix}:{number}": row["id"] for number, row in enumerate(corpus, 1)}


def figures(ranked: list[str], right: dict[str, int]) -> tuple[float, float, float]:
    """Reciprocal rank, recall and nDCG among the first DEPTH."""
    places = [place for place, each in enumerate(ranked[:DEPTH], 1) if each in right]
    gain = sum(right[each] / log2(place + 1) for place, each in enumerate(ranked[:DEPTH], 1) if each in right)
    best = sum(g / log2(p + 1) for p, g in enumerate(sorted(right.values(), reverse=True)[:DEPTH], 1))
    return (1 / places[0] if places else 0.0), len(places) / min(len(right), DEPTH), gain / best if best else 0.0


def search_keys(text: str) -> list[str]:
    query = search_query(SearchRequest(text=text, page_size=DEPTH), int(time.time()))
    return [hit.key for hit in engine().find(query).hits]


def run(folder: Path, args) -> None:
    ids = index(read_lines(folder / "corpus.jsonl"), args.match)
    answers = read_answers(folder / "qrels.tsv")
    queries = [query for query in read_lines((args.queries or folder) / "queries.jsonl") if query["id"] in answers]
    ways = {
        "search": lambda row: search_keys(row["text"]),
        "search, unmarked": lambda row: search_keys(fold(clean(row["text"]))),
        "match": lambda row: [
            match.entry.key
            for match in matches_for_text(args.match, row.get("title") or "", row["text"], DEPTH, (PUBLIC,), "vi")
        ],
    }
    for name, way in ways.items():
        if name == "search, unmarked" and queries[0].get("lang") != "vi":
            continue
        started = time.perf_counter()
        results = [figures([ids[key] for key in way(row)], answers[row["id"]]) for row in queries]
        each = 1000 * (time.perf_counter() - started) / len(queries)
        mrr, recall, ndcg = (sum(column) / len(results) for column in zip(*results, strict=True))
        print(
            f"{folder.name:24} {name:18} {len(queries):5} queries  "
            f"MRR@10 {mrr:.3f}  recall@10 {recall:.3f}  nDCG@10 {ndcg:.3f}  {each:.1f} ms each",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--queries", type=Path, help="take the questions from another folder")
    parser.add_argument("--match", choices=[NEED, OFFER], default=NEED, help="which side the questions are on")
    args = parser.parse_args()
    call_command("migrate", verbosity=0)
    for folder in args.folders:
        run(folder, args)


if __name__ == "__main__":
    main()
