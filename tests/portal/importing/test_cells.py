"""Cells as Vietnamese offices write them."""

import pytest

from portal.importing import cells, values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.500.000 đồng", 1_500_000),
        ("1.234,0", 1234),
        ("40,00", 40),
        ("1.234.567,00 ₫", 1_234_567),
        ("40 người", 40),
        ("15 giờ", 15),
        (7, 7),
        ("0", 0),
    ],
)
def test_numbers(written, read):
    assert values.integer(cells.number(written), 0, 10**9) == read


@pytest.mark.parametrize("written", ["1.234,5", "40,5", "vài người", "1,5 tỷ"])
def test_what_is_no_whole_number_is_not_made_one(written):
    with pytest.raises(ValueError):
        values.integer(cells.number(written), 0, 10**9)


@pytest.mark.parametrize("written", ["TRL 7", "trl7", "Mức 7", "7/9", "7", "cấp 7"])
def test_levels(written):
    assert str(cells.level(written)) == "7"


def test_what_is_no_level_stays_for_the_column_to_refuse():
    assert cells.level("TRL 10") == "TRL 10" and cells.level("7-8") == "7-8" and cells.level(12) == 12


@pytest.mark.parametrize(
    ("written", "office", "email", "phone"),
    [
        ("Phòng KHCN – khcn@example.edu.vn – 028 3865 4321", "Phòng KHCN", "khcn@example.edu.vn", "028 3865 4321"),
        ("khcn@example.edu.vn", None, "khcn@example.edu.vn", None),
        ("Trung tâm Chuyển giao; ĐT: (028) 3865.4321", "Trung tâm Chuyển giao", None, "(028) 3865.4321"),
        ("Email: a.b@example.vn\nSĐT: +84 903 123 456", None, "a.b@example.vn", "+84 903 123 456"),
        ("Phòng Khoa học", "Phòng Khoa học", None, None),
    ],
)
def test_contacts_in_one_cell(written, office, email, phone):
    wanted = {"contact_office": office, "contact_email": email, "contact_phone": phone}
    assert cells.contact(written) == {name: value for name, value in wanted.items() if value}
