"""Abbreviations and names of places find one another, and say why."""

import pytest

from taxonomy.expanding import MOST, expansions
from taxonomy.initials import is_short_for
from taxonomy.loading import load_scheme
from taxonomy.phrases import Phrase, Phrases
from taxonomy.places import places
from tests.factories import ConceptFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def scheme():
    load_scheme()


def phrases(text):
    return {each.phrase for each in expansions(text)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("TTNT trong y tế", "trí tuệ nhân tạo"),
        ("ttnt", "trí tuệ nhân tạo"),
        ("AI", "artificial intelligence"),
        ("machine learning", "ML"),
        ("ML", "học máy"),
        ("xlnntn", "xử lý ngôn ngữ tự nhiên"),
        ("NLP", "natural language processing"),
        ("xử lý ngôn ngữ tự nhiên", "XLNNTN"),
        ("CV", "thị giác máy tính"),
        ("CNTT", "công nghệ thông tin"),
        ("cong nghe thong tin", "CNTT"),
        ("ĐHQG", "Đại học Quốc gia Thành phố Hồ Chí Minh"),
        ("đại học quốc gia thành phố hồ chí minh", "VNU-HCM"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("tphcm", "Ho Chi Minh City"),
        ("BHYT", "bảo hiểm y tế"),
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        ("TMĐT", "thương mại điện tử"),
    ],
)
def test_abbreviations(scheme, typed, expected):
    assert expected in phrases(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("trường học ở Quận 1", {"Sài Gòn", "Bến Thành", "Tân Định", "Cầu Ông Lãnh"}),
        ("quan 1", {"Sài Gòn"}),
        ("Q.1", {"Sài Gòn"}),
        ("District 1", {"Sài Gòn"}),
        ("phường Sài Gòn", {"Quận 1", "Bến Nghé"}),
        ("Bến Nghé", {"Sài Gòn"}),
        ("Đa Kao", {"Sài Gòn", "Tân Định"}),  # a ward that was divided
        ("Thủ Dầu Một", {"Phú Lợi", "Chánh Hiệp"}),
        ("phường Phú Lợi", {"Thủ Dầu Một"}),
        ("Quận 2", {"An Khánh", "Cát Lái"}),
        ("An Khánh", {"Quận 2", "Thủ Đức"}),
        ("quận Thủ Đức", {"Linh Xuân"}),
        ("tỉnh Bình Dương", {"Thành phố Hồ Chí Minh"}),
        ("bà rịa vũng tàu", {"Thành phố Hồ Chí Minh"}),
        ("phường Hòa Bình", {"Quận 11"}),
    ],
)
def test_places(typed, expected):
    found = [each for each in expansions(typed) if each.phrase in expected]
    assert {each.phrase for each in found} == expected
    assert {each.reason for each in found} == {"place"}


@pytest.mark.parametrize(
    "typed", ["", "hòa bình", "bàn cờ", "quận", "1", "sàng lọc CV", "its use and his name", "Quận 99", "trí tuệ"]
)
def test_other_words_are_no_names(scheme, typed):
    assert expansions(typed) == ()


def test_what_is_there_already_is_not_said_again(scheme):
    assert "trí tuệ nhân tạo" not in phrases("TTNT là trí tuệ nhân tạo")
    assert "tri tue nhan tao" not in {each.phrase for each in expansions("TTNT")}


def test_they_are_few_and_each_once():
    found = expansions("Thủ Đức, Quận 1, Bình Thạnh, Thủ Dầu Một")
    assert len(found) == MOST == len({each.phrase for each in found})


def test_a_new_label_counts_at_once(django_assert_num_queries):
    assert phrases("MKC") == set()
    ConceptFactory(label_vi="mô hình khí cầu", label_en="balloon model", alternatives=[("vi", "MKC")])
    assert "balloon model" not in phrases("MKC")  # not its initials
    ConceptFactory(label_vi="mạng không cáp", label_en="cableless net", alternatives=[("vi", "MKC")])
    assert phrases("MKC") == {"mạng không cáp", "cableless net"}
    with django_assert_num_queries(0):
        phrases("MKC")


def test_every_new_unit_leads_to_what_was_there_and_back():
    by_name = {phrase.name: set(phrase.others) for phrase in places()}
    units = [name for name in by_name if name.startswith(("phường ", "xã ", "đặc khu "))]
    assert len(units) >= 168
    assert by_name["Quận 1"] <= by_name["Q1"] | {"Sài Gòn"}
    for district in ("Quận 3", "Củ Chi", "Dĩ An", "Vũng Tàu", "Quận 9"):
        for unit in by_name[district]:
            back = {other for name, others in by_name.items() if name.endswith(unit) for other in others}
            assert district in back, (district, unit)


@pytest.mark.parametrize(
    ("short", "label", "fits"),
    [
        ("TTNT", "trí tuệ nhân tạo", True),
        ("IoT", "internet of things", True),
        ("ĐTTM", "đô thị thông minh", True),
        ("YOLO", "phát hiện đối tượng", False),
        ("chatbot", "trợ lý ảo", False),
        ("A", "an", False),
    ],
)
def test_initials(short, label, fits):
    assert is_short_for(short, label) == fits


def test_the_longest_phrase_wins_and_typed_marks_count():
    found = Phrases.of([Phrase("hoa", ("x",), "r"), Phrase("hóa đơn", ("y",), "r"), Phrase("hoa hồng", (), "r")])
    assert [each.name for each in found.find("hoa, hoa don, hoa hồng, hóa đơn, hòa")] == [
        "hoa",
        "hóa đơn",
        "hoa hồng",
        "hóa đơn",
    ]
