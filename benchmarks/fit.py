"""Fits the weights of search and matching on sets of texts with known answers.

Usage: python -m benchmarks.fit FOLDER [--sets NAME …] [--every N] [--keep FOLDER]

Measures the signals of each candidate of each question once, on the embedded engine, then tries other values for the
named constants below, one after the other, and keeps what orders better. It learns from every other question and
prints figures before and after for those and for the ones in between, which it never looked at. Nothing is written:
values that the held-out questions confirm are to be put into the code by hand.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import own_site
from benchmarks.quality import KEPT
from benchmarks.sets import SetError, Task, tasks

ROUNDS = 4  # over all constants; it mostly ends before
LEAST_GAIN = 0.0002  # of the mean; less is chance
PROPER = "research"  # the kind that the documents become


@dataclass(frozen=True)
class Constant:
    """`modules` are those that hold it by this name; `values` are tried."""

    name: str
    modules: Sequence[str]
    values: Sequence[float]


FUSION, LIKENESS = "search.fusion", "search.matching.likeness"
CONSTANTS = (
    Constant("MEANING_OF_SHORT", [FUSION], (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)),
    Constant("MEANING_OF_LONG", [FUSION], (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
    Constant("MEANING_ACROSS", [FUSION], (0.7, 0.8, 0.85, 0.9, 0.92, 0.95, 0.98, 1.0)),
    Constant("MEANING_ACROSS_UNMARKED", [FUSION], (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.92)),
    Constant("SHORT", [FUSION, LIKENESS], (10, 20, 30, 40, 60, 80)),
    Constant("LONG", [FUSION, LIKENESS], (100, 150, 200, 300, 400)),
    Constant("COSINE_OF_SHORT", [LIKENESS], (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0)),
    Constant("COSINE_OF_LONG", [LIKENESS], (0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 10.0)),
    Constant("UNSURE", [LIKENESS], (0.3, 0.4, 0.5, 0.6, 0.8, 1.0)),
    Constant("CONCEPTS", ["search.matching.parts"], (0.0, 0.03, 0.06, 0.09, 0.12, 0.15, 0.2)),
)


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory(prefix="portal-fit-") as passing:
        own_site.set_up(Path(passing))
        own_site.keep_vectors(args.keep.absolute())
        try:
            asked = {}
            for task in tasks(args.folder, args.sets):
                asked |= measure(replace(task, questions=task.questions[:: args.every]))
        except SetError as error:
            sys.exit(str(error))
    fit(asked)


def measure(task: Task) -> dict[str, list]:
    """The signals of all questions by what was asked how."""
    from benchmarks import signals
    from benchmarks.quality import unmarked

    ids = own_site.fill(task.corpus, PROPER)
    own_site.serve("")
    forms = {task.name: task} | ({f"{task.name}, unmarked": unmarked(task)} if task.is_vietnamese else {})
    ways = {} if task.is_long else {signals.SEARCH: signals.of_search}
    ways[signals.MATCH] = signals.of_match
    asked = {}
    for name, form in forms.items():
        for way, of in ways.items():
            found = [of(row, ids, task.answers[row.id]) for row in form.questions]
            asked[f"{name}: {way}"] = [each for each in found if each]
            print(f"measured {name}: {way}", flush=True)
    return asked


def fit(asked: dict[str, list]) -> None:
    """Prints the search and its outcome; the constants are as before when it ends."""
    learning = {name: questions[::2] for name, questions in asked.items() if len(questions) > 1}
    held_out = {name: questions[1::2] for name, questions in asked.items() if len(questions) > 1}
    start = {constant.name: value_of(constant) for constant in CONSTANTS}
    before = [_all(part) for part in (learning, held_out)]
    best = _mean(before[0])
    for _ in range(ROUNDS):
        was = best
        for constant in CONSTANTS:
            best = _tried(constant, learning, best)
        if best - was < LEAST_GAIN:
            break
    after = [_all(part) for part in (learning, held_out)]
    print(f"\n{'MRR@10 and nDCG@10':44}{'fitted on: before, after':30}{'held out: before, after'}")
    for name in learning:
        cells = [
            f"{part[name].mrr:.3f} {part[name].ndcg:.3f}" for pair in zip(before, after, strict=True) for part in pair
        ]
        print(f"{name:44}{cells[0]}   {cells[1]}      {cells[2]}   {cells[3]}")
    means = [_mean(part) for pair in zip(before, after, strict=True) for part in pair]
    print(f"{'mean of both':44}{means[0]:.4f}        {means[1]:.4f}           {means[2]:.4f}        {means[3]:.4f}")
    for constant in CONSTANTS:
        fitted = value_of(constant)
        print(f"{constant.name:24}{start[constant.name]:6}  ->  {fitted}")
        set_value(constant, start[constant.name])


def value_of(constant: Constant) -> float:
    module = sys.modules[constant.modules[0]]
    weights = getattr(module, "WEIGHTS", {})
    key = getattr(module, constant.name)
    return weights.get(key, key)


def set_value(constant: Constant, value: float) -> None:
    """In every module that imported it by name; a part's weight in the table of the parts."""
    for name in constant.modules:
        module = sys.modules[name]
        weights = getattr(module, "WEIGHTS", {})
        if (key := getattr(module, constant.name)) in weights:
            weights[key] = value
        else:
            setattr(module, constant.name, value)


def _tried(constant: Constant, learning: dict[str, list], best: float) -> float:
    kept = value_of(constant)
    for value in constant.values:
        set_value(constant, value)
        if (reached := _mean(_all(learning))) > best + LEAST_GAIN:
            print(f"{constant.name} {kept} -> {value}: {best:.4f} -> {reached:.4f}", flush=True)
            best, kept = reached, value
    set_value(constant, kept)
    return best


def _all(asked: dict[str, list]) -> dict:
    from benchmarks import signals
    from benchmarks.metrics import mean

    return {name: mean([signals.result(each) for each in questions]) for name, questions in asked.items()}


def _mean(figures: dict) -> float:
    """Of all tasks alike, be their questions many or few."""
    return sum(each.mrr + each.ndcg for each in figures.values()) / (2 * len(figures) or 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds sets, at any depth")
    parser.add_argument("--sets", nargs="+", default=(), metavar="NAME", help="only those whose path begins so")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth question only")
    parser.add_argument("--keep", type=Path, default=KEPT, metavar="FOLDER", help="where vectors stay")
    return parser.parse_args()


if __name__ == "__main__":
    main()
