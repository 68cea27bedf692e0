"""Texts typed with the input method off are understood by what is known here."""

import pytest

from search.typing.slips import completed, understood
from tests.search.typing.sample import LEARNT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tri1 tue65 nhan6 tao5", "trí tuệ nhân tạo"),
        ("tris tueej nhaan taoj", "trí tuệ nhân tạo"),
        ("trí tuej nhaan taoj", "trí tuệ nhân tạo"),  # on at first, and a key left out
        ("tri tue nhan6 tao5", "trí tuệ nhân tạo"),
        ("TRI1 TUE65", "trí tuệ"),
        ("nhaanj dangj chuwx vieets tay", "nhận dạng chữ viết tay"),
        ("chaanr ddoans hinhf anhr", "chẩn đoán hình ảnh"),
        ("hocj mays", "học máy"),
        ("mays", "máy"),
    ],
)
def test_slips(typed, meant):
    assert understood(typed, LEARNT) == meant


@pytest.mark.parametrize(
    "text",
    [
        "trí tuệ nhân tạo",
        "tri tue nhan tao",
        "machine learning",
        "pumps",  # known in English
        "xe bus",  # `bù` is known nowhere
        "deep learning",
        "nghieengs ngar",  # what the keys make is known nowhere
        "covid19",
        "",
    ],
)
def test_what_is_known_or_makes_no_sense_stays(text):
    assert understood(text, LEARNT) is None


def test_a_word_of_another_language_is_not_read_beside_strangers():
    assert understood("thoof thoongs", LEARNT) is None
    assert understood("hinhf zzz", LEARNT) is None


@pytest.mark.parametrize(
    ("typed", "read"), [("tri1 tue65 nh", "trí tụê nh"), ("nhaanj da", "nhận da"), ("machine le", "machine le")]
)
def test_an_unfinished_text_is_read_word_by_word(typed, read):
    from search.analysis import fold

    assert fold(completed(typed)) == fold(read)
