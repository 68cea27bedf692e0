"""Every reason and finding shown over the whole demonstration, checked anew against the two records themselves."""

import re
import unicodedata
from functools import cache

import pytest
from django.test import override_settings
from django.utils.translation import override

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from portal.demonstration.content import read_content
from portal.match.answers import answers
from search.documents import PUBLIC, WITHHELD
from search.matching import parts
from search.matching.gaps import CONTRADICTED, MET
from search.matching.service import matches_of
from search.matching.source import of_listing
from search.models import Entry
from search.sync import drain
from taxonomy.models import Concept, ConceptLabel
from tests.portal.demonstration.once import loaded_once

pytestmark = pytest.mark.django_db
SHOWN = 10
TONE_PLACES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy"}


@pytest.fixture(scope="module")
def shown(django_db_setup, django_db_blocker, tmp_path_factory):
    """(need entry, offer entry, answer) of every need's best matches, read in both languages."""
    folder = tmp_path_factory.mktemp("search")
    with override_settings(SEARCH_URL="", SEARCH_FOLDER=folder), loaded_once(read_content(), django_db_blocker):
        drain()
        found = []
        for language in ("vi", "en"):
            needs = Entry.objects.filter(kind__in=("application-need", "training-need"), is_deleted=False)
            with override(language):
                for entry in needs.order_by("key"):
                    source = of_listing(entry)
                    matches = matches_of(source, SHOWN, (PUBLIC, WITHHELD), language)
                    found += [(entry, each.match.entry, each) for each in answers(source, matches, (), language)]
        row_of.cache_clear()
        terms_of.cache_clear()
        yield found


@cache
def row_of(key: str):
    prefix, number = key.split(":")
    return {"research": ResearchProduct, "training": TrainingProduct, "need": Need}[prefix].objects.get(pk=number)


@cache
def terms_of(key: str, column: str) -> frozenset[str]:
    return frozenset(getattr(row_of(key), column).values_list("slug", flat=True))


def row(entry):
    return row_of(entry.key)


def plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).lower()
    for written, kept in TONE_PLACES.items():
        text = text.replace(written, kept)
    return " " + " ".join(re.findall(r"[^\W_]+", text)) + " "


def written(entry) -> str:
    found = row(entry)
    columns = [f"{name}_{code}" for name in ("title", "summary", "body", *found.long_texts) for code in ("vi", "en")]
    return "\n".join(getattr(found, column) for column in columns)


def stands_in(words: str, text: str) -> bool:
    return f" {plain(words).strip()} " in plain(text)


def test_words_in_common_stand_in_both_texts(shown):
    checked = 0
    for need, offer, answer in shown:
        for reason in answer.match.reasons:
            if reason.code != parts.WORDS:
                continue
            texts = written(need), written(offer)
            for words in reason.text.split(": ", 1)[1].split(", "):
                assert stands_in(words, texts[0]), (need.key, words)
                if words.isascii():  # an English word may stand in the other text in another form
                    first = plain(words).split(maxsplit=1)[0]
                    stem = first[: len(first) // 2 if len(first) > 6 else 2]
                    assert f" {stem}" in plain(texts[1]), (need.key, offer.key, words)
                else:
                    assert stands_in(words, texts[1]), (need.key, offer.key, words)
                assert not words.isdigit()
                checked += 1
    assert checked > 200


def test_topics_fields_and_techniques_in_common_are_in_both(shown):
    labels = {}
    for concept in Concept.objects.all():
        labels[concept.slug] = [concept.label_vi, concept.label_en]
    for label in ConceptLabel.objects.select_related("concept"):
        labels[label.concept.slug].append(label.label)
    for need, offer, answer in shown:
        for part in answer.match.parts:
            if part.name == parts.CONCEPTS:
                for slug in part.evidence:
                    for entry in (need, offer):
                        tags = " ; ".join(tag.name for tag in row(entry).tags.all())
                        text = re.sub(r"s\b", "", plain(f"{written(entry)} {tags}"))
                        found = [re.sub(r"s\b", "", plain(label)) for label in labels[slug]]
                        unmarked = [label for label in found if label.isascii()]
                        assert any(label in text for label in found) or unmarked, (entry.key, slug)
            if part.name in (parts.FIELD, parts.TECHNIQUE):
                column = "fields" if part.name == parts.FIELD else "techniques"
                assert set(part.evidence) <= terms_of(need.key, column) & terms_of(offer.key, column)


def test_readiness_price_and_ways_are_as_the_records_say(shown):
    order = list(parts.BAND_ORDER)
    for need, offer, answer in shown:
        asked, given = row(need), row(offer)
        said = {reason.code: reason.fits for reason in answer.match.reasons}
        if parts.READINESS in said:
            assert said[parts.READINESS] == (given.trl >= asked.trl_min)
        if parts.BUDGET in said and hasattr(given, "price_band"):
            assert said[parts.BUDGET] == (order.index(given.price_band) <= order.index(asked.budget_band))
        if parts.PLACE in said:
            assert asked.place == given.place


def test_every_finding_is_what_the_records_say(shown):
    seen = set()
    for need, offer, answer in shown:
        asked, given = row(need), row(offer)
        modes = set(getattr(given, "delivery", None) or [getattr(given, "mode", "")])
        for finding in answer.findings:
            seen.add((finding.demand.sort, finding.standing, finding.basis))
            demand = finding.demand
            if demand.sort == "line":
                assert demand.text in (asked.must_haves_vi + asked.must_haves_en)
            if finding.basis == "passage":
                (quote,) = finding.evidence
                assert plain(quote) in plain(written(offer))
                heavy = [word for word in plain(demand.text).split() if demand.terms.get(word, 0) > 1.5]
                assert heavy and all(f" {word} " in plain(quote) for word in heavy), (demand.text, quote)
                assert (" không " in plain(demand.text)) == (" không " in plain(quote))
            if finding.basis == "modes":
                assert set(finding.evidence) <= modes
                assert bool(set(demand.modes) & modes) == (finding.standing == MET)
            if finding.basis == "level":
                assert (given.trl >= asked.trl_min) == (finding.standing == MET)
            if finding.standing == CONTRADICTED:
                assert finding.basis in ("modes", "level")
    assert ("line", MET, "passage") in seen and ("line", CONTRADICTED, "modes") in seen
    assert ("mode", MET, "modes") in seen and ("readiness", CONTRADICTED, "level") in seen
    assert ("line", "unsaid", "") in seen


def test_scores_are_the_sum_of_what_is_shown(shown):
    for _need, _offer, answer in shown:
        assert sum(part.share for part in answer.match.parts) == pytest.approx(answer.match.exact_score)
