"""Where a text names something, for people to see."""

from dataclasses import dataclass, replace

from taxonomy.abbreviations import written_words
from taxonomy.terms import terms

AROUND = 40  # characters shown before and after


@dataclass(frozen=True)
class Quote:
    """A place in a text between what stands around it; `times` says how often the same is named in all."""

    before: str
    words: str
    after: str
    times: int = 1


def quotes(text: str) -> dict[str, Quote]:
    """The first place of each concept that a text names, by the concept's slug. As written, in NFC."""
    read = written_words(text)
    found: dict[str, Quote] = {}
    for place in terms().finder.places(text):
        start, end = read.spans[place.first][0], read.spans[place.end - 1][1]
        for slug in place.concepts:
            if slug in found:
                found[slug] = replace(found[slug], times=found[slug].times + 1)
            else:
                found[slug] = quote_at(read.text, start, end)
    return found


def quote_at(text: str, start: int, end: int) -> Quote:
    """What stands from `start` to before `end`, with whole words of the same line around it."""
    return Quote(_before(text, start), text[start:end], _after(text, end))


def _before(text: str, start: int) -> str:
    line = text[max(0, start - AROUND) : start].rpartition("\n")
    if line[1] or start <= AROUND:
        return line[2]
    return "… " + line[2].partition(" ")[2]


def _after(text: str, end: int) -> str:
    line = text[end : end + AROUND].partition("\n")
    if line[1] or end + AROUND >= len(text):
        return line[0]
    return line[0].rpartition(" ")[0] + " …"
