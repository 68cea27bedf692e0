"""The engine's own request and the site's answer, one after the other, so that a busy moment weighs on both."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import cache

from django.test import Client, override_settings

from benchmarks.speed.rows import KINDS, sentences
from portal.addresses import card_address
from portal.search.service import search
from search.analysis import fold
from search.documents import PUBLIC, WITHHELD
from search.engines import engine
from search.matching.candidates import candidate_query
from search.matching.service import candidates_among, matches_for, scored
from search.matching.source import of_listing
from search.meaning.site import query_vector
from search.models import Entry
from search.query import SearchRequest
from search.searching import asked_for

AUDIENCES = (PUBLIC, WITHHELD)
WARMING = 20  # rounds that are not counted


def run(rounds: int, *, with_vectors: bool) -> None:
    """Measures everything and prints a line for each."""
    with override_settings(EMBEDDINGS="off"):
        _measure(rounds, "")
    if with_vectors:
        _measure(rounds, ", vectors")


def _measure(rounds: int, how: str) -> None:
    chance = random.Random(2)
    known = sentences()
    marked = [" ".join(chance.choice(known).split()[:4]) for _ in range(rounds)]
    bodies = Entry.objects.filter(kind__in=KINDS, is_deleted=False).order_by("key").values_list("folded", flat=True)
    words = [text.split() for text in bodies[:5000]]
    unmarked = [fold(" ".join(chance.choice(words)[start : start + chance.randint(1, 4)])) for start in range(rounds)]
    needs = Entry.objects.filter(kind="application-need", is_deleted=False).order_by("key")
    keys = list(needs.values_list("key", flat=True)[:rounds])
    if how:
        _embed("a query of 4 words", marked)
        _embed("a text of 700 characters", [text[:700] for text in bodies[:WARMING]])
    _compare(f"search, 4 words, 9 facets{how}", marked, _search_pair)
    _compare(f"search, 1–4 unmarked words{how}", unmarked, _search_pair)
    _compare(f"matches of a listing{how}", keys, _matches_pair)
    _say(f"second stage, 200 candidates{how}", keys, _second_stage)
    _say(f"the page of a listing's matches{how}", keys, _match_page)


def _embed(what: str, texts: Sequence[str]) -> None:
    """Which also leaves the vectors of the queries ready, so that a search is measured without the model."""
    times = [_timed(lambda text=text: query_vector(text)) for text in texts]
    print(f"embedding {what}: {statistics.median(times):.1f} / {_percentile(times):.1f} ms", flush=True)


def _search_pair(text: str) -> tuple[Callable, Callable]:
    request = SearchRequest(text, audiences=AUDIENCES)
    query = asked_for(request)
    return lambda: engine().find(query), lambda: search(request, "vi")


def _matches_pair(key: str) -> tuple[Callable, Callable]:
    query = candidate_query(of_listing(Entry.objects.get(key=key)), AUDIENCES, int(time.time()))
    return lambda: engine().find(query), lambda: matches_for(key, 10, AUDIENCES, "vi")


def _second_stage(key: str) -> Callable:
    """Scores of candidates that are read already."""
    now = int(time.time())
    source = of_listing(Entry.objects.get(key=key))
    hits = engine().find(candidate_query(source, AUDIENCES, now)).hits
    candidates = candidates_among({hit.key: hit.score for hit in hits}, AUDIENCES, now)
    return lambda: scored(source, candidates, now)


def _match_page(key: str) -> Callable:
    """As a visitor without a session gets it, through all of Django. A process loads its middleware once, so the client
    is one for all."""
    address = card_address(key, Entry.objects.get(key=key).card, "vi") + "matches/"
    client = _client()
    client.cookies.clear()
    return lambda: client.get(address).content


@cache
def _client() -> Client:
    return Client(headers={"host": "localhost"})


def _say(name: str, asked: Sequence[str], work_for: Callable[[str], Callable]) -> None:
    for each in asked[:WARMING]:
        work_for(each)()
    times = [_timed(work_for(each)) for each in asked]
    print(f"{name:34} {statistics.median(times):6.1f} / {_percentile(times):6.1f} ms", flush=True)


def _compare(name: str, asked: Sequence[str], pair: Callable[[str], tuple[Callable, Callable]]) -> None:
    for each in asked[:WARMING]:
        for work in pair(each):
            work()
    raw, ours = [], []
    for number, each in enumerate(asked):
        works = list(zip(pair(each), (raw, ours), strict=True))
        # Who asks second finds what the engine has just read: each of the two is second as often.
        for work, times in works if number % 2 else reversed(works):
            times.append(_timed(work))
    raw_middle, our_middle = statistics.median(raw), statistics.median(ours)
    print(
        f"{name:34} raw {raw_middle:6.1f} / {_percentile(raw):6.1f} ms   "
        f"site {our_middle:6.1f} / {_percentile(ours):6.1f} ms   "
        f"difference {our_middle - raw_middle:5.1f} ms   ratio {our_middle / raw_middle:.2f}",
        flush=True,
    )


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def _percentile(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
