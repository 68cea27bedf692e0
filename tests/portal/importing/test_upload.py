"""What somebody uploads: read in every form in which an office saves it, refused in words when it is something else."""

import io
import stat
import time
import unicodedata
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from portal.importing.encodings import UTF8, UTF16, WINDOWS
from portal.importing.problems import Unreadable
from portal.importing.upload import MOST_BYTES, read_upload
from tests.portal.workspace.bulk.conftest import csv_text, xlsx

ROWS = (("Tên sản phẩm", "Lĩnh vực"), ("Đọc hồ sơ giấy ở phường", "Y tế"))


def read(content: bytes, name="a.csv"):
    return read_upload(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", UTF8), ("utf-8-sig", UTF8), ("utf-16", UTF16), ("utf-16-le", UTF16), ("utf-16-be", UTF16)],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_of_csv(encoding, name, delimiter):
    sheet = read(csv_text(*ROWS, encoding=encoding, delimiter=delimiter))
    assert (sheet.headings, sheet.rows, sheet.encoding) == (list(ROWS[0]), [(2, list(ROWS[1]))], name)


TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As old programs write it: a letter with its hat, then its tone."""
    return "".join(_parted(letter) for letter in text).encode("cp1258")


def _parted(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks if mark in TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)) + tones


def test_windows_1258_is_guessed_and_said():
    sheet = read(windows_1258(csv_text(*ROWS).decode()))
    assert sheet.encoding == WINDOWS and sheet.headings == list(ROWS[0]) and sheet.rows[0][1] == list(ROWS[1])


def test_cells_of_xlsx_become_plain_values():
    book, out = Workbook(), io.BytesIO()
    book.active.append(["a", "b", "c", "d", "e", None])
    book.active.append([7.0, 1.5, datetime(2027, 1, 31), datetime(2027, 1, 31, 17, 30), True, "x"])
    book.active.append([None] * 6)
    book.active.append([date(2027, 2, 1), "'=1+1", None, None, None, None])
    book.save(out)
    sheet = read(out.getvalue(), "a.xlsx")
    assert sheet.headings[5] == "[F]"
    assert sheet.rows[0] == (2, [7, 1.5, "2027-01-31", "2027-01-31T17:30", True, "x"])
    assert sheet.rows[1] == (4, ["2027-02-01", "=1+1", None, None, None, None])


def test_a_title_above_the_headings_and_a_heading_twice():
    sheet = read(xlsx(["DANH MỤC"], [], ["Tên", "Ghi chú", "Ghi chú"], ["a", "b", "c"]), "a.xlsx")
    assert sheet.headings == ["Tên", "Ghi chú", "Ghi chú [C]"] and sheet.rows == [(4, ["a", "b", "c"])]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"a,b\n1,2\n", "a.pdf", ".xlsx"),
        (b"a,b\n1,2\n", "a.xlsx", "not an XLSX"),
        (xlsx(["a", "b"], [1, 2]), "a.csv", "whatever its name"),
        (b"%PDF-1.7\n1,2", "a.csv", "whatever its name"),
        (b"<html><script>alert(1)</script>", "a.csv", "whatever its name"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xlsx", "old or a protected"),
        (b"a,b\n1," + bytes(50), "a.csv", "whatever its name"),
        (b"", "a.csv", "no listing"),
        (b"a,b\n", "a.csv", "no listing"),
        (b'a,b\n1,"never closed', "a.csv", "quotation marks"),
        (b"a,b\n" + b"1,2\n" * 2001, "a.csv", "2000 rows"),
        (b",".join([b"a"] * 101) + b"\n" + b",".join([b"1"] * 101), "a.csv", "100 columns"),
        (b"x" * (MOST_BYTES + 1), "a.csv", "10 MB"),
        ("Tên,b\n".encode() + b"\xd2\xff\xfe\x81,2\n", "a.csv", "cannot be read"),
    ],
)
def test_what_is_refused(content, name, words):
    with pytest.raises(Unreadable) as error:
        read(content, name)
    assert words in error.value.message


def _archive(**members) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _refused_at_once(content: bytes) -> str:
    began = time.monotonic()
    with pytest.raises(Unreadable) as error:
        read(content, "a.xlsx")
    assert time.monotonic() - began < 10
    return error.value.message


def test_attack_18_a_bomb_unpacks_to_nothing():
    assert "unpacks to more than 60 MB" in _refused_at_once(_archive(**{"xl/sharedStrings.xml": bytes(70 * 1024**2)}))


def test_attack_18_a_hundred_thousand_entries():
    assert "unpacks to more" in _refused_at_once(_archive(**{f"xl/{number}": b"" for number in range(100_000)}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\a.txt"])
def test_attack_18_members_that_would_leave_the_folder(name):
    assert "not an XLSX" in _refused_at_once(_archive(**{name: b"x"}))


def test_attack_18_links_and_nested_archives():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("xl/workbook.xml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "not an XLSX" in _refused_at_once(out.getvalue())
    assert "broken" in _refused_at_once(_archive(**{"a.zip": _archive(**{"b.zip": b"x"})}))


def test_attack_18_cells_at_the_far_end_of_the_sheet():
    book, out = Workbook(), io.BytesIO()
    book.active.append(["a", "b"])
    book.active.cell(3, 16_384, "far")
    book.active.cell(2, 1, "x")
    book.save(out)
    sheet = read(out.getvalue(), "a.xlsx")
    assert sheet.headings == ["a", "b"] and len(sheet.rows) == 1
    book.active.cell(1_048_576, 1, "far")
    out = io.BytesIO()
    book.save(out)
    assert "2000 rows" in _refused_at_once(out.getvalue())


def test_attack_18_entities_are_not_opened():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    assert "broken" in _refused_at_once(_archive(**{"[Content_Types].xml": bomb, "xl/workbook.xml": bomb}))
