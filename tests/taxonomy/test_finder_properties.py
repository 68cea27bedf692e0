"""Every label of the site's scheme is found in any form that people write it in, within any text around it."""

import unicodedata

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from search.analysis import fold, tokens
from taxonomy.abbreviations import as_abbreviation
from taxonomy.finder import Finder
from taxonomy.loading import SCHEME

ROWS = [row for path in sorted((SCHEME / "concepts").glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))]
VIETNAMESE = [(row["slug"], label) for row in ROWS for label in (row["vi"], *row.get("alt_vi", ()))]
ENGLISH = [(row["slug"], label) for row in ROWS for label in (row["en"], *row.get("alt_en", ()))]
LABELS = VIETNAMESE + ENGLISH
FINDER = Finder.of(LABELS)
OLD, NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy", "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
PLACEMENTS = list(zip(OLD.split(), NEW.split(), strict=True))


def placed(text, way):
    for old, new in PLACEMENTS:
        for a, b in ((old, new), (old.upper(), new.upper())):
            text = text.replace(a, b) if way == "new" else text.replace(b, a)
    return text


FORMS = {
    "nfc": lambda text: unicodedata.normalize("NFC", text),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "unaccented": fold,
    "upper": str.upper,
    "title": str.title,
    "old tones": lambda text: placed(text, "old"),
    "new tones": lambda text: placed(text, "new"),
}


def form_of(label, name):
    """An abbreviation is one by its capitals only."""
    return label if as_abbreviation(label) and name in ("unaccented", "title") else FORMS[name](label)


@pytest.mark.parametrize("name", FORMS)
def test_every_label_is_found_in_each_form(name):
    missed = [label for concept, label in LABELS if concept not in FINDER.find(form_of(label, name))]
    assert missed == []


def plural(label):
    word = label.rstrip()
    if word.lower().endswith("sis"):
        return word[:-2] + "es"
    if word.lower().endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.lower().endswith("y") and word[-2].lower() not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def test_every_english_label_is_found_in_the_plural():
    named = [(concept, label) for concept, label in ENGLISH if label[-1].isalpha() and not label.endswith("s")]
    assert len(named) > 1_000
    assert [label for concept, label in named if concept not in FINDER.find(plural(label))] == []


around = st.text(st.sampled_from("aăâeêioôơuưybcdđghklmnpqrstvx ắấờễ.,;:-()\n"), max_size=40)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(LABELS), st.sampled_from([name for name in FORMS if name != "unaccented"]), around, around)
def test_a_label_is_found_within_any_text(named, name, before, after):
    concept, label = named
    text = f"{before} . {form_of(label, name)} . {after}"
    places = list(FINDER.places(text))
    first = len(tokens(before))
    end = first + len(tokens(label))
    # It may be part of a longer label that begins in the words before it or goes on in those after.
    assert any(
        concept in place.concepts
        or (place.first < end and first < place.end and (place.first, place.end) != (first, end))
        for place in places
    )


@settings(max_examples=200, deadline=None)
@given(around)
def test_places_are_in_order_and_overlap_nowhere(text):
    end = 0
    for place in FINDER.places(text):
        assert place.first >= end
        assert place.end > place.first
        end = place.end
    assert end <= len(tokens(text))


marked = [(concept, label) for concept, label in VIETNAMESE if fold(label) != label.lower()]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(marked))
def test_a_label_without_its_diacritics_is_none_in_a_text_that_has_them(named):
    concept, label = named
    if any(fold(text) == text.lower() == fold(label) for _slug, text in LABELS):
        return  # the scheme has it without diacritics, too
    words = len(tokens(label))
    whole = [place for place in FINDER.places(f"{fold(label)} của đơn vị") if (place.first, place.end) == (0, words)]
    assert whole == []
    assert concept in FINDER.find(fold(label))
