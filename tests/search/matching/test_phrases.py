"""Words as people wrote them, without the fragments that pairs of syllables leave."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from search.documents import Text
from search.matching.phrases import asked, phrases
from search.matching.salient import salient
from search.matching.weights import term_counts, weigh
from search.matching.wording import Said

COUNTED = {
    "bac": 20, "si": 22, "doc": 60, "phim": 12, "bac_si": 18, "si_doc": 2, "doc_phim": 1, "phan": 70, "mem": 30,
    "phan_mem": 30, "ho": 60, "so": 90, "ho_so": 25, "dien": 40, "thoai": 20, "dien_thoai": 20, "tran": 8, "cua": 99,
}  # fmt: skip
TOTAL = 200


def forms(text, language="vi", counted=COUNTED, labels=frozenset()):
    return [phrase.form for phrase in phrases(text, language, counted, TOTAL, labels)]


def test_syllables_join_to_the_words_that_they_are():
    assert forms("Bác sĩ đọc phim trên điện thoại bằng phần mềm") == ["bác sĩ", "phim", "điện thoại", "phần mềm"]


def test_no_word_crosses_a_border_of_sentences():
    assert "bác sĩ" not in forms("Ông bác. Sĩ quan")


def test_numbers_particles_and_names_are_not_shown():
    shown = forms("Năm 2026 ông Trần cùng của những 30 hồ sơ")
    assert shown == ["hồ sơ"]


def test_words_are_shown_as_they_were_written():
    assert forms("Nối với PACS qua điện thoại") == ["nối", "PACS", "điện thoại"]
    assert forms("điện thoại") == ["điện thoại"]  # not with the tone where search keeps it


def test_a_label_and_a_repeated_pair_hold_together_though_nobody_counted_them():
    assert "soi mắt" in forms("soi mắt một lần, rồi soi mắt lần nữa")
    assert "phổi lao" in forms("phổi lao", labels=frozenset({("phổi", "lao")}))
    assert "phổi lao" not in forms("phổi lao")


def test_english_words_stand_alone_and_stop_words_never():
    assert forms("The films of the lungs are read", "en", {}) == ["films", "lungs", "read"]


def test_a_word_of_every_tenth_document_tells_nothing():
    assert forms("phim", counted={"phim": 21}) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_other_text_must_have_it_letter_for_letter(form):
    said = Said(unicodedata.normalize(form, "Trần nhà và hồ sơ, thoả thuận"), "vi")
    (record, _rest) = phrases("hồ sơ tràn", "vi", COUNTED, TOTAL)
    assert said.has(record)
    assert not said.has(phrases("tràn", "vi", COUNTED, TOTAL)[0])
    assert said.has(phrases("tran", "vi", COUNTED, TOTAL)[0])


@given(st.text(max_size=200))
def test_any_text_gives_phrases_that_stand_in_it(text):
    for phrase in phrases(text, "vi", dict.fromkeys(asked(text, "vi"), 3), TOTAL):
        assert Said(text, "vi").has(phrase)


def test_the_weightiest_come_first_and_nothing_is_said_twice():
    text = "Bác sĩ đọc phim. Phần mềm đọc phim cho bác sĩ xem hồ sơ của bác sĩ."
    found = phrases(text, "vi", COUNTED, TOTAL)
    weights = weigh(term_counts(Text(body=text), "vi"), COUNTED, TOTAL)
    shown = salient(found, weights, "vi")
    assert [each.weight for each in shown] == sorted((each.weight for each in shown), reverse=True)
    assert {each.value for each in shown} >= {"bac_si", "ho_so"}
    assert "bac_si" not in {each.value for each in salient(found, weights, "vi", without=["bác sĩ"])}
    assert len(salient(found, weights, "vi", most=2)) == 2
