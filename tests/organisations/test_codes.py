"""Tax codes by their check digit, working days, domains, short names: pure rules."""

from datetime import date

import pytest

from organisations.codes import is_tax_code, looks_like_tax_code, tidy_code
from organisations.domains import is_public_domain
from organisations.slugs import RESERVED, free_slug
from organisations.working_days import add_working_days, is_working_day


@pytest.mark.parametrize("code", ["0100109106", "0300588569", "0100233488", "0314409058-002", "0100109106001"])
def test_real_codes_pass(code):
    assert is_tax_code(code)


@pytest.mark.parametrize(
    "code", ["0100109107", "0010109106", "010010910", "01001091061", "0100109106-000", "0000000000", "", "QĐ 12/2020"]
)
def test_wrong_ones_do_not(code):
    assert not is_tax_code(code)


def test_any_one_wrong_digit_is_noticed():
    right = "0300588569"
    wrong = [
        right[:at] + str((int(right[at]) + add) % 10) + right[at + 1 :] for at in range(10) for add in range(1, 10)
    ]
    assert not any(is_tax_code(code) for code in wrong)


def test_codes_are_compared_as_they_are_kept():
    assert tidy_code(" 0100 109 106 - 001 ") == tidy_code("0100109106001") == "0100109106-001"
    assert tidy_code("qđ 1234/ttg") == "QĐ1234/TTG"
    assert looks_like_tax_code("0100109107") and not looks_like_tax_code("1057261")


def test_five_working_days_pass_over_weekends_and_tet():
    assert add_working_days(date(2026, 11, 2), 5) == date(2026, 11, 9)
    tet = add_working_days(date(2026, 2, 13), 1)
    assert tet >= date(2026, 2, 23), "the Lunar New Year is no working time"
    assert not is_working_day(date(2026, 9, 2)) and not is_working_day(date(2026, 11, 7))


def test_domains_of_everybody():
    assert is_public_domain("gmail.com") and is_public_domain("yahoo.com.vn") and is_public_domain("mail.gmail.com")
    assert not is_public_domain("hcmut.edu.vn") and not is_public_domain("notgmail.com")


def test_short_names_are_free_and_not_reserved():
    taken = {"truong-dai-hoc-a", "truong-dai-hoc-a-2"}
    assert free_slug("Trường Đại học A", taken=taken.__contains__) == "truong-dai-hoc-a-3"
    assert free_slug("Programme office", taken=set().__contains__) == "programme-office-2"
    assert free_slug("???", taken=set().__contains__) == "don-vi"
    assert len(free_slug("a" * 300, taken=set().__contains__)) <= 80
    assert "register" in RESERVED
