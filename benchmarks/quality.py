"""How good search and matching are on sets of texts with known answers, beside the raw engines and vectors alone.

Usage: python -m benchmarks.quality FOLDER [--sets NAME …] [--every N] [--match need|offer] [--elasticsearch URL]

Runs every set in the folder (benchmarks/sets.py says what a set is) on both engines, in a database and indices of the
run's own. Each set is searched and matched as it is typed and, where it is Vietnamese, without diacritics; halves of
long texts are only matched. With `--match offer` the documents are needs and the questions describe offers. All figures
of a set are from the same run. The lines of the site say how many times the best baseline's MRR@10 they reach, and how
many times the best of the engines' own.

Vectors are made once and kept in a folder, a few kB for each text and no text itself.
"""

import argparse
import os
import sys
import tempfile
import urllib.request
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks import own_site
from benchmarks.sets import Row, SetError, Task, tasks
from search.engine import EngineUnavailable

KEPT = Path(__file__).parent.parent / "var" / "benchmarks"
NODE = "http://127.0.0.1:9200"
EMBEDDED = ""  # the address of the engine in this process
KINDS = {"need": "research", "offer": "application-need"}  # of the documents, by the side that asks
TYPED, UNMARKED = "as typed", "without diacritics"


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="portal-quality-") as passing:
        own_site.set_up(Path(passing))
        embedder = own_site.keep_vectors(args.keep.absolute())
        urls = [EMBEDDED, *_node(args.elasticsearch)]
        try:
            for task in tasks(args.folder, args.sets):
                run(replace(task, questions=task.questions[:: args.every]), urls, args.match, embedder)
        except (SetError, EngineUnavailable) as error:
            sys.exit(str(error))
        finally:
            for url in urls[1:]:
                own_site.remove_indices(url)


def run(task: Task, urls: Sequence[str], side: str, embedder) -> None:
    """Prints a task's figures: a block for each form of its questions."""
    ids = own_site.fill(task.corpus, KINDS[side])
    print(f"\n{task.name}: {len(task.questions)} questions, {len(task.corpus)} documents", flush=True)
    forms = {TYPED: task} | ({UNMARKED: unmarked(task)} if task.is_vietnamese else {})
    found = {form: {} for form in forms}
    for url in urls:
        own_site.serve(url)
        for form, asked in forms.items():
            found[form] |= _site(asked, _name(url), ids, side, embedder)
    for form, asked in forms.items():
        _print(form, _baselines(asked, urls, ids, embedder), found[form])


def _site(task: Task, engine: str, ids: Mapping[str, str], side: str, embedder) -> dict:
    from benchmarks import ways

    asks = {} if task.is_long else {"search": ways.search(ids)}
    asks["match"] = ways.match(ids, side)
    return {(engine, name): ways.run(task, ask, embedder) for name, ask in asks.items()}


def _baselines(task: Task, urls: Iterable[str], ids: Mapping[str, str], embedder) -> dict:
    from benchmarks import ways
    from benchmarks.baselines.vectors import VectorsAlone

    found = {}
    for url in urls:
        with closing(_raw(url, task.corpus)) as raw:
            for name, ask in {"match": raw.match, "more_like_this": raw.more_like_this}.items():
                found[raw.name, name] = ways.run(task, lambda row, ask=ask: ask(row.whole))
    if embedder:
        vectors = VectorsAlone(ids)
        found[vectors.name, "alone"] = ways.run(task, lambda row: vectors.alone(row.whole), embedder)
    return found


def _raw(url: str, corpus: Sequence[Row]):
    from benchmarks.baselines.elasticsearch import RawElasticsearch
    from benchmarks.baselines.tantivy import RawTantivy

    return RawElasticsearch(url, f"{os.environ['SEARCH_INDEX']}-raw", corpus) if url else RawTantivy(corpus)


def unmarked(task: Task) -> Task:
    """Asked by people who type without diacritics."""
    from search.analysis import clean, fold

    questions = [replace(row, text=fold(clean(row.text)), title=fold(clean(row.title))) for row in task.questions]
    return replace(task, questions=questions)


def _print(form: str, baselines: Mapping, ours: Mapping) -> None:
    from benchmarks.metrics import agreement

    best = max(result.figures.mrr for result in baselines.values())
    lexical = max(result.figures.mrr for (engine, _), result in baselines.items() if engine != "vectors")
    print(f"  {form}")
    for (engine, way), result in baselines.items():
        print(f"    raw  {engine:14}{way:16}{result.figures}  {result.milliseconds:6.1f} ms")
    for (engine, way), result in ours.items():
        mrr = result.figures.mrr
        beside = f"x {mrr / (best or 1):.3f} of the best, x {mrr / (lexical or 1):.3f} of the engines'"
        print(f"    site {engine:14}{way:16}{result.figures}  {result.milliseconds:6.1f} ms  {beside}")
    for way in dict.fromkeys(way for _, way in ours):
        found = [result.found for (_, name), result in ours.items() if name == way]
        if len(found) > 1:
            print(f"    the engines' first ten of a {way} agree on {10 * agreement(*found):.1f} of 10")
    sys.stdout.flush()


def _name(url: str) -> str:
    return "elasticsearch" if url else "tantivy"


def _node(url: str) -> list[str]:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=5):
            return [url]
    except OSError as error:
        print(f"No Elasticsearch at {url} ({error}); `make elasticsearch` starts one. Its figures are left out.")
        return []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds sets, at any depth")
    parser.add_argument("--sets", nargs="+", default=(), metavar="NAME", help="only those whose path begins so")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth question only")
    parser.add_argument("--match", choices=list(KINDS), default="need", help="what the questions describe")
    parser.add_argument("--elasticsearch", default=os.environ.get("SEARCH_URL") or NODE, metavar="URL")
    parser.add_argument("--keep", type=Path, default=KEPT, metavar="FOLDER", help="where vectors stay")
    return parser.parse_args()


if __name__ == "__main__":
    main()
