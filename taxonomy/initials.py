"""Abbreviations of concepts, known by the first letters of one of the concept's labels."""

from collections.abc import Iterable, Iterator

from search.analysis import fold, folded, tokens
from taxonomy.phrases import Phrase

ABBREVIATION = "abbreviation"


def shortened(label_vi: str, label_en: str, alternatives: Iterable[str]) -> Iterator[Phrase]:
    """A concept's abbreviations with what they stand for, and what they stand for with the abbreviations.

    `ATTP` stands for the label whose initials it is, and so for the concept's preferred labels; a product's name among
    the labels (`YOLO`) stands for nothing.
    """
    labels = list(dict.fromkeys((label_vi, label_en, *alternatives)))
    whole = [label for label in labels if len(tokens(label)) > 1]
    short = {label: full for label in labels if (full := [each for each in whole if is_short_for(label, each)])}
    for label, full in short.items():
        yield Phrase(
            label,
            tuple(dict.fromkeys((*full, *(each for each in (label_vi, label_en) if each != label)))),
            ABBREVIATION,
        )
    for each in whole:
        # One without abbreviations is known too: the `CV` of `sàng lọc CV` is no computer vision.
        yield Phrase(each, tuple(label for label, full in short.items() if each in full), ABBREVIATION)


def is_short_for(abbreviation: str, label: str) -> bool:
    """`TTNT` for `trí tuệ nhân tạo`, `IoT` for `internet of things`."""
    if not abbreviation.isalpha() or sum(letter.isupper() for letter in abbreviation) < 2:
        return False
    return fold(abbreviation) == "".join(word[0] for word in folded(tokens(label)))
