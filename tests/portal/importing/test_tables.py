"""CSV and XLSX."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from catalog.models import ResearchProduct
from tests.portal.importing.conftest import BODY

pytestmark = pytest.mark.django_db
HEADER = ("kind", "external_id", "title", "body", "fields", "tags", "trl", "expire_at")
CELLS = ("research", "n-1", "Đọc hồ sơ", BODY, "Y tế; nong nghiep, thuc pham", "một|hai", "7", "31/01/2030")


def csv_file(*rows, delimiter=",", encoding="utf-8") -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_file(*rows) -> bytes:
    workbook, out = Workbook(), io.BytesIO()
    for cells in rows:
        workbook.active.append(cells)
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv(load, terms, delimiter, encoding):
    load(csv_file(HEADER, CELLS, delimiter=delimiter, encoding=encoding), name="rows.csv")
    listing = ResearchProduct.objects.get()
    assert (listing.title_vi, listing.trl) == ("Đọc hồ sơ", 7)
    assert {field.slug for field in listing.fields.all()} == {"health", "agriculture"}
    assert {tag.name for tag in listing.tags.all()} == {"một", "hai"}


def test_rows_count_as_a_spreadsheet_shows_them(fail, terms):
    lines = list(CELLS)
    lines[3] = "Một.\nHai.\nBa."
    said = fail(csv_file(HEADER, lines, (), (*CELLS[:1], "n-2", *CELLS[2:6], "12", "")), name="rows.csv")
    assert "row 4" in said and "“trl”" in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no listing"),
        (b"kind,external_id,title,body\n", "no listing"),
        (csv_file(CELLS), "header"),
        (csv_file(HEADER, CELLS, encoding="utf-16"), "UTF-16"),
        (csv_file(("kind", "external_id", "title", "title"), CELLS), "twice"),
        (csv_file(HEADER, (*CELLS, "stray")), "column 9"),
        (csv_file(HEADER) + b'research,n-1,"never closed', "row 2"),
        (csv_file(HEADER, CELLS) + "research,n-2,Đọc\n".encode("cp1252", "replace") + b"\xd0\xff\n", "row"),
        (csv_file(HEADER, (*CELLS[:3], "x" * 1_000_000, *CELLS[4:])), "“body”"),
        (csv_file((*HEADER, "colour"), (*CELLS, "")), "“colour”"),
    ],
)
def test_broken_csv(fail, terms, content, words):
    assert words in fail(content, name="rows.csv")
    assert not ResearchProduct.objects.exists()


def test_xlsx_with_numbers_dates_and_formulas(load, terms):
    cells = ["research", 12, "Đọc hồ sơ", BODY, "health", "AI", 7.0, datetime(2030, 1, 31)]
    load(xlsx_file(HEADER, cells, [None] * 8), name="rows.xlsx")
    listing = ResearchProduct.objects.get()
    assert (listing.external_id, listing.trl, listing.expire_at.isoformat()) == ("12", 7, "2030-01-30T17:00:00+00:00")


def test_a_formula_is_read_as_its_value_and_never_run(fail):
    said = fail(xlsx_file(HEADER[:4], ["research", "n-1", "=1+1", BODY]), name="rows.xlsx")
    assert "row 2" in said and "“title”" in said  # openpyxl stores no value, so the cell is empty


def test_a_bad_cell_of_xlsx_is_named(fail, terms):
    said = fail(xlsx_file(HEADER, CELLS, (*CELLS[:1], "n-2", *CELLS[2:6], 12, None)), name="rows.xlsx")
    assert "row 3" in said and "“trl”" in said


def test_zip_bombs_and_what_is_no_workbook(fail):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as member:
        for _number in range(201):
            member.write(bytes(1024 * 1024))
    assert "200 MB" in fail(out.getvalue(), name="rows.xlsx")
    assert "XLSX" in fail(b"kind,external_id\n", name="rows.xlsx")
    whole = xlsx_file(HEADER, CELLS)
    assert "XLSX" in fail(whole[: len(whole) // 2], name="rows.xlsx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "broken" in fail(out.getvalue(), name="rows.xlsx")
