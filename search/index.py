"""The fields that both engines hold, and how a document becomes them.

Text fields hold finished tokens separated by spaces; engines split at spaces and do nothing else.
"""

from collections.abc import Sequence

from search.analysis import folded, pairs, stems, tokens
from search.documents import SearchDocument

# The variants of a text. The first four are of what a Vietnamese reader sees, the last two of what an English one sees.
EXACT, FOLDED, EXACT_PAIRS, FOLDED_PAIRS = "exact", "folded", "exact_pairs", "folded_pairs"
STEMS, STEM_PAIRS = "stems", "stem_pairs"
VARIANTS = (EXACT, FOLDED, EXACT_PAIRS, FOLDED_PAIRS, STEMS, STEM_PAIRS)
# A title stands in the text too: what it adds by itself is a bonus, and a word counts wherever it stands.
PARTS = ("title", "text", "names")

RANKED_FIELDS = tuple(f"{part}_{variant}" for part in PARTS for variant in VARIANTS)
# Every token of a document once: what a query requires is asked here and not in each part.
ANY_FOLDED, ANY_STEM = "any_folded", "any_stem"
TITLE_PREFIX = "title_prefix"
UNRANKED_FIELDS = (ANY_FOLDED, ANY_STEM, TITLE_PREFIX)

KEYWORD_FIELDS = (
    "kind",
    "side",
    "field",
    "technique",
    "tag",
    "concept",
    "language",
    "organisation",
    "organisation_kind",
    "trl",
    "band",
    "mode",
    "audience",
)
# Seconds since 1970; an open end is FAR.
TIME_FIELDS = ("visible_from", "visible_until", "closes_at", "published_at")
VECTOR = "vector"  # of length 1, in the space that the engine is made for
FAR = 32_503_680_000  # the year 3000
LONGEST_PREFIX = 12

TRL_BANDS = {1: "1-3", 2: "1-3", 3: "1-3", 4: "4-6", 5: "4-6", 6: "4-6", 7: "7-9", 8: "7-9", 9: "7-9"}


def index_fields(document: SearchDocument, vector: Sequence[float] | None = None) -> dict[str, object]:
    """The document as flat fields: text fields are strings of tokens, keywords lists of strings, times integers. The
    vector is left out when there is none."""
    traits = document.traits
    vietnamese, english = document.text("vi"), document.text("en")
    shown = {
        "title": (vietnamese.title, english.title),
        "text": (vietnamese.whole(), english.whole()),
        "names": ("\n".join(document.names), "\n".join(document.names)),
    }
    fields: dict[str, object] = {}
    any_folded: set[str] = set()
    any_stem: set[str] = set()
    for part, (left, right) in shown.items():
        variants = analyse(left, right)
        any_folded.update(variants[FOLDED])
        any_stem.update(variants[STEMS])
        fields.update({f"{part}_{variant}": " ".join(words) for variant, words in variants.items()})
    # The other language's words are found too, though they do not rank.
    any_folded.update(folded(tokens(english.whole())))
    any_stem.update(stems(folded(tokens(vietnamese.whole()))))
    titles = {word for text in document.texts.values() for word in folded(tokens(text.title))}
    if vector is not None:
        fields[VECTOR] = vector
    return fields | {
        ANY_FOLDED: " ".join(sorted(any_folded)),
        ANY_STEM: " ".join(sorted(any_stem)),
        TITLE_PREFIX: " ".join(sorted(_prefixes(titles))),
        "kind": [document.kind],
        "side": [document.side],
        "field": list(traits.fields),
        "technique": list(traits.techniques),
        "tag": list(traits.tags),
        "concept": list(traits.concepts),
        "language": list(traits.languages),
        "organisation": [traits.organisation] if traits.organisation else [],
        "organisation_kind": [traits.organisation_kind] if traits.organisation_kind else [],
        "trl": [TRL_BANDS[traits.trl]] if traits.trl else [],
        "band": [traits.band] if traits.band else [],
        "mode": list(traits.modes),
        "audience": [document.audience],
        "visible_from": document.visible_from or 0,
        "visible_until": document.visible_until or FAR,
        "closes_at": traits.closes_at or FAR,
        "published_at": traits.published_at,
    }


def analyse(vietnamese: str, english: str) -> dict[str, list[str]]:
    """A text's six variants, from what a Vietnamese and what an English reader sees of it."""
    exact = tokens(vietnamese)
    plain = folded(exact)
    stemmed = stems(plain if english == vietnamese else folded(tokens(english)))
    return {
        EXACT: exact,
        FOLDED: plain,
        EXACT_PAIRS: pairs(exact),
        FOLDED_PAIRS: pairs(plain),
        STEMS: stemmed,
        STEM_PAIRS: pairs(stemmed),
    }


def _prefixes(words: set[str]) -> set[str]:
    return {word[:length] for word in words for length in range(1, min(len(word), LONGEST_PREFIX) + 1)}
