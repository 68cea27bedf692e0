"""How fast search and matching are beside the raw engine, on many imported listings.

Usage: python -m benchmarks.speed [--listings 100000] [--rounds 200] [--keep FOLDER]

Makes listings from the demonstration's sentences, imports them with `import_listings`, indexes them, and then times in
the same run, alternating: the engine's own request, the site's search, and a listing's matches. Honours SEARCH_URL
and DATABASE_URL; everything else lives in a folder of the run's own. Prints medians, 95th percentiles and ratios.
"""

import argparse
import json
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

VAR = os.environ.setdefault("VAR", tempfile.mkdtemp(prefix="portal-speed-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
os.environ.setdefault("SEARCH_INDEX", "portal-speed")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from portal.search.service import search  # noqa: E402
from search.analysis import fold  # noqa: E402
from search.documents import PUBLIC, WITHHELD  # noqa: E402
from search.engines import engine  # noqa: E402
from search.matching.candidates import candidate_query  # noqa: E402
from search.matching.service import matches_for  # noqa: E402
from search.models import Entry, read_traits  # noqa: E402
from search.query import SearchRequest, search_query  # noqa: E402
from search.sync import drain  # noqa: E402

KINDS = ("research", "training", "application-need", "training-need")
SENTENCES = 12  # a listing of about 220 words
AUDIENCES = (PUBLIC, WITHHELD)


def sentences() -> list[str]:
    """Of the demonstration's Vietnamese texts."""
    import yaml

    found = []
    for path in sorted(Path("demonstration").glob("[rnt]*/*.yaml")):
        if path.parent.name not in ("research", "needs", "training"):
            continue
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            for column, text in row.items():
                if column.endswith("_vi") and isinstance(text, str):
                    found += [part.strip() for part in text.replace("\n", " ").split(". ") if len(part) > 40]
    return found


def write_rows(path: Path, count: int, chance: random.Random) -> None:
    """Listings whose words are as unequal as in life: each keeps to some of the sentences, with words exchanged."""
    known = sentences()
    words = [word for sentence in known for word in sentence.split()]
    fields = [
        line.split("slug: ")[1].split(",")[0]
        for line in Path("taxonomy/scheme/fields.yaml").read_text().splitlines()
        if "slug:" in line
    ]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            chosen = [exchanged(chance.choice(known), words, chance) for _ in range(SENTENCES)]
            row = {
                "kind": KINDS[number % len(KINDS)],
                "external_id": f"speed-{number}",
                "title_vi": chosen[0][:90],
                "summary_vi": chosen[1][:280],
                "body_vi": ". ".join(chosen[2:]),
                "fields": [chance.choice(fields)],
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def exchanged(sentence: str, words: list[str], chance: random.Random) -> str:
    return " ".join(word if chance.random() < 0.7 else chance.choice(words) for word in sentence.split())


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def compare(name: str, raw: list[float], ours: list[float]) -> None:
    raw_middle, our_middle = statistics.median(raw), statistics.median(ours)
    print(
        f"{name:34} raw {raw_middle:6.1f} / {percentile(raw):6.1f} ms   "
        f"site {our_middle:6.1f} / {percentile(ours):6.1f} ms   "
        f"difference {our_middle - raw_middle:5.1f} ms   ratio {our_middle / raw_middle:.2f}",
        flush=True,
    )


def percentile(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def measure_search(queries: list[str], name: str) -> None:
    raw, ours = [], []
    for text in queries:
        request = SearchRequest(text, audiences=AUDIENCES)
        query = search_query(request, int(time.time()))
        raw.append(timed(lambda query=query: engine().find(query)))
        ours.append(timed(lambda request=request: search(request, "vi")))
    compare(name, raw, ours)


def measure_matches(keys: list[str]) -> None:
    raw, ours = [], []
    for key in keys:
        entry = Entry.objects.get(key=key)
        query = candidate_query(
            weights=entry.weights,
            traits=read_traits(entry.traits),
            kinds=("research", "training"),
            audiences=AUDIENCES,
            now=int(time.time()),
        )
        raw.append(timed(lambda query=query: engine().find(query)))
        ours.append(timed(lambda key=key: matches_for(key, 10, AUDIENCES, "vi")))
    compare("matches of a listing", raw, ours)


def fill(count: int) -> None:
    rows = Path(VAR) / "rows.jsonl"
    write_rows(rows, count, random.Random(1))
    call_command("migrate", verbosity=0)
    call_command("prepare_site", verbosity=0)
    imported = timed(lambda: call_command("import_listings", str(rows), publish=True)) / 1000
    indexed = timed(drain) / 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{count} listings: imported in {imported:.0f} s, indexed in {indexed:.0f} s, at most {memory} MB", flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--listings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    args = parser.parse_args()
    print(
        f"engine: {settings.SEARCH_URL or 'tantivy'}   database: {settings.DATABASES['default']['ENGINE']}", flush=True
    )
    if Entry.objects.count() < args.listings if _has_tables() else True:
        fill(args.listings)
    chance = random.Random(2)
    titles = list(Entry.objects.filter(kind__in=KINDS).values_list("folded", flat=True)[:5000])
    words = [text.split() for text in titles]
    short = [" ".join(chance.choice(words)[start : start + chance.randint(1, 4)]) for start in range(args.rounds)]
    keys = list(Entry.objects.filter(kind="application-need").values_list("key", flat=True)[: args.rounds])
    known = sentences()
    marked = [" ".join(chance.choice(known).split()[:4]) for _ in range(args.rounds)]
    for warm in marked[:20]:
        search(SearchRequest(warm, audiences=AUDIENCES), "vi")
    measure_search(marked, "search, 4 words, 9 facets")
    measure_search([fold(text) for text in short], "search, 1–4 unmarked words")
    measure_matches(keys)


def _has_tables() -> bool:
    from django.db import connection

    return Entry._meta.db_table in connection.introspection.table_names()


if __name__ == "__main__":
    main()
