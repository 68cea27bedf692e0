"""What in a text says whose it is, whatever its case, diacritics and spaces."""

import unicodedata

import pytest
from hypothesis import assume, given, strategies as st

from listings.identifying import (
    ABBREVIATION,
    ADDRESS,
    EMAIL,
    NAME,
    PHONE,
    WARD,
    WEBSITE,
    Owner,
    identifying,
    owner_of,
)
from search.analysis import clean, fold
from tests.factories import OrganisationFactory

OWNER = Owner(
    names=("Công ty TNHH Thép Miền Nam", "Southern Steel Company"),
    email_domain="thepmiennam.vn",
    website="https://www.thepmiennam.com.vn/lien-he",
    phone="028 3829 0000",
    address="56 Thủ Khoa Huân, phường Bến Thành",
    ward="Phường Bến Thành",
)
# No letter of these makes a word of the owner's.
ELSE = st.text(alphabet="xwz .,;\n", max_size=60)


def signs(text: str, owner: Owner = OWNER) -> set[tuple[str, str]]:
    return {(sign.sort, sign.text) for sign in identifying({"body_vi": text}, owner)}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Kho của Thép Miền Nam ở ngoại thành", (NAME, "Thép Miền Nam")),
        ("kho cua thep mien nam", (NAME, "thep mien nam")),
        ("Southern Steel has a yard", (NAME, "Southern Steel")),
        ("Kho TMN ở xa", (ABBREVIATION, "TMN")),
        ("viết tới kho@thepmiennam.vn", (EMAIL, "kho@thepmiennam.vn")),
        ("viết tới ai.do@gmail.com", (EMAIL, "ai.do@gmail.com")),
        ("gọi 028.3829.0000 nhé", (PHONE, "028.3829.0000")),
        ("gọi +84 903 123 456", (PHONE, "+84 903 123 456")),
        ("xem thepmiennam.com.vn/x", (WEBSITE, "thepmiennam.com.vn")),
        ("ở số 56 thủ khoa huân", (ADDRESS, "56 thủ khoa huân")),
        ("gần Bến Thành", (WARD, "Bến Thành")),
    ],
)
def test_each_sign_is_seen(text, sign):
    assert sign in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Một công ty thép ở miền Trung cần đếm thanh thép.",
        "tmn không viết hoa thì không phải tên",
        "Năm 2026 có 12.500 tấn, 3.829 thanh mỗi ngày",
        "Thép ở miền Nam nhiều",
        "",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    assert signs(text) == set()


@given(before=ELSE, after=ELSE, name=st.sampled_from(["Thép Miền Nam", "Southern Steel", "Bến Thành"]), data=st.data())
def test_a_name_is_found_in_any_text_and_any_spelling(before, after, name, data):
    spelt = data.draw(st.sampled_from([str.upper, str.lower, str.title, fold, lambda text: text.replace(" ", "  \n")]))
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    found = signs(f"{before} {unicodedata.normalize(form, spelt(name))} {after}")
    assert {fold(" ".join(text.split())) for sort, text in found if sort in (NAME, WARD)} == {fold(name)}


@given(text=ELSE)
def test_a_text_without_the_owners_words_names_nobody(text):
    assert signs(text) == set()


@given(text=st.text(max_size=200))
def test_what_is_shown_stands_in_the_text(text):
    for sign in identifying({"body_vi": text}, OWNER):
        assert sign.text in clean(text)
        assert sign.column == "body_vi"


@given(name=st.text(max_size=40), text=st.text(max_size=80))
def test_no_name_and_no_text_breaks_it(name, text):
    assume("\0" not in name)
    identifying({"body_vi": text}, Owner(names=(name,), website=name, email_domain=name, phone=name, address=name))


def test_an_owner_without_anything_is_named_by_nothing():
    assert signs("Sở Khoa học và Công nghệ ở Thành phố Hồ Chí Minh", Owner()) == set()


def test_words_that_many_have_are_no_name():
    department = Owner(names=("Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh",))
    assert signs("khoa học và công nghệ ở Thành phố Hồ Chí Minh", department) == set()
    assert (NAME, "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh") in signs(department.names[0], department)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bệnh viện Đa khoa Mây Trắng", "Bệnh viện Mây Trắng nhận đơn thuốc"),
        ("Khoa Công nghệ thông tin, Đại học Sông Mây", "Sinh viên Mây Trắng của Sông Mây"),
    ],
)
def test_the_short_form_that_people_say_names_it(name, text):
    owner = Owner(names=(name,))
    assert {sort for sort, _text in signs(text, owner)} == {NAME}
    assert signs("Đơn thuốc của bệnh viện đa khoa, công nghệ thông tin", owner) == set()


@pytest.mark.django_db
def test_the_whole_that_an_organisation_is_part_of_names_it_too():
    whole = OrganisationFactory(name_vi="Trường Đại học Sao Mai", name_en="")
    part = OrganisationFactory(name_vi="Phòng thí nghiệm Thị giác máy", name_en="", parent=whole)
    assert (NAME, "Sao Mai") in signs("Ở Sao Mai có nhiều máy", owner_of(part))
