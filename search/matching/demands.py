"""What an offer must have, one by one: a need's must-haves, the ways and the readiness that it asks for, and what a
person marked as a must."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from search.analysis import folded, stems, tokens
from search.documents import Traits
from search.language import VIETNAMESE, language_of
from search.matching.criteria import MUST, Criterion
from search.matching.particles import GRAMMAR
from search.stopwords import ENGLISH

LINE, MODE, READINESS, CRITERION = "line", "mode", "readiness", "criterion"
MOST_DEMANDS = 12
IN_HOUSE = ("on-premise", "edge")
# Ways of saying that nothing leaves the house, as lines of real needs have it.
IN_HOUSE_WORDS = tuple(
    f" {' '.join(tokens(phrase))} "
    for phrase in (
        "mạng nội bộ", "máy chủ nội bộ", "máy chủ riêng", "mạng công ty", "mạng cơ quan", "không ra khỏi",
        "không chép dữ liệu ra", "on-premise", "on premises", "internal network", "own servers", "own machines",
        "stay inside", "never leave",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Demand:
    """One thing asked for. `name` tells it from the others of a need; `text` is a line as it was written.

    `concepts` are what the line is wholly about, empty where it says more than its concepts do; `terms` are its words
    by weight (rarity), `modes` the ways of which one is wanted, `least` a readiness level, `criterion` what
    a person asked for.
    """

    name: str
    sort: str
    text: str = ""
    language: str = ""
    concepts: tuple[str, ...] = ()
    terms: Mapping[str, float] | None = None
    modes: tuple[str, ...] = ()
    least: int | None = None
    criterion: Criterion | None = None


def demands(
    traits: Traits,
    criteria: Iterable[Criterion],
    *,
    concepts_in: Callable[[str], Mapping[str, int]],
    frequencies: Callable[[str, Iterable[str]], tuple[Mapping[str, int], int]],
) -> tuple[Demand, ...]:
    """At most MOST_DEMANDS of a need. `frequencies` gives documents by term of a language and their total."""
    found = [_line(number, text, concepts_in, frequencies) for number, text in enumerate(traits.must_haves)]
    if traits.modes:
        found.append(Demand(MODE, MODE, modes=traits.modes))
    if traits.trl:
        found.append(Demand(READINESS, READINESS, least=traits.trl))
    found += [
        Demand(f"{each.sort}:{each.value}", CRITERION, criterion=each) for each in criteria if each.strength == MUST
    ]
    return tuple(found[:MOST_DEMANDS])


def said(words: Sequence[str], language: str) -> list[str]:
    """The tokens that say something: as they are in Vietnamese, stems in English."""
    if language == VIETNAMESE:
        return [word for word in words if word not in GRAMMAR]
    return stems(folded(words))


def _line(number: int, text: str, concepts_in, frequencies) -> Demand:
    language = language_of(text)
    terms = said(tokens(text), language)
    counted = dict(zip(terms, folded(terms), strict=True))
    found, total = frequencies(language, counted.values())
    weights = {term: log(2 + total / (1 + found.get(plain, 0))) for term, plain in counted.items()}
    modes = IN_HOUSE if any(phrase in f" {' '.join(tokens(text))} " for phrase in IN_HOUSE_WORDS) else ()
    return Demand(
        name=f"{LINE}:{number}",
        sort=LINE,
        text=text,
        language=language,
        concepts=_wholly(text, language, concepts_in),
        terms=weights,
        modes=modes,
    )


def _wholly(text: str, language: str, concepts_in) -> tuple[str, ...]:
    """The concepts of a line that says nothing else: without any of its words some concept is no longer found."""
    found = concepts_in(text)
    if not found:
        return ()
    words = tokens(text)
    silent = GRAMMAR if language == VIETNAMESE else ENGLISH
    for place, word in enumerate(words):
        if word not in silent and concepts_in(_without(words, place)).keys() >= found.keys():
            return ()
    return tuple(found)


def _without(words: Sequence[str], place: int) -> str:
    # Something stands in the gap, or its neighbours would meet and make a label of their own.
    return " ".join([*words[:place], "0", *words[place + 1 :]])
