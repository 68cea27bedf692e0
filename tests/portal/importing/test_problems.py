"""What a wrong file gets: file, row, field, what to do; nothing changed."""

import json

import pytest

from catalog.models import ResearchProduct
from organisations.models import Organisation
from search.models import Entry
from tests.portal.importing.conftest import row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "field", "word"),
    [
        ({"kind": "patent"}, "kind", "training-need"),
        ({"kind": None}, "kind", "missing"),
        ({"external_id": None}, "external_id", "missing"),
        ({"external_id": "  "}, "external_id", "missing"),
        ({"external_id": "n-1"}, "external_id", "row 1"),
        ({"external_id": "x" * 121}, "external_id", "121"),
        ({"title": None}, "title", "title_en"),
        ({"title": "x" * 251}, "title", "250"),
        ({"title": ["a"]}, "title", "text"),
        ({"body": "x " * 60_000}, "body", "100000"),
        ({"trl": 12}, "trl", "9"),
        ({"trl": 0}, "trl", "1"),
        ({"trl": "bảy"}, "trl", "bảy"),
        ({"trl": 3.5}, "trl", "3.5"),
        ({"trl": True}, "trl", "True"),
        ({"ip_status": "patented"}, "ip_status", "granted"),
        ({"cooperation": ["pilot", "gift"]}, "cooperation", "gift"),
        ({"expire_at": "31-01-2027"}, "expire_at", "2027-01-31"),
        ({"expire_at": "2027-02-30"}, "expire_at", "2027-02-30"),
        ({"expire_at": "13/13/2027"}, "expire_at", "13/13/2027"),
        ({"expire_at": 20270131}, "expire_at", "20270131"),
        ({"fields": ["helth"]}, "fields", "health"),
        ({"techniques": "magic"}, "techniques", "magic"),
        ({"scientists": ["nobody"]}, "scientists", "nobody"),
        ({"organisation": "nowhere"}, "organisation", "nowhere"),
        ({"summry": "x"}, "summry", "summary"),
        ({"headcount": 3}, "headcount", "research"),
        ({"demo_url": "javascript:alert(1)"}, "demo_url", ""),
        ({"contact_email": "nobody"}, "contact_email", ""),
        ({"title_vi": "Hai lần"}, "title", "title_vi"),
        ({"summary_en": "No title for it."}, "summary_en", "title_en"),
        ({"tags": ["x" * 101]}, "tags", "100"),
        ({"language": "fr"}, "language", "vi"),
        ({"kind": "training", "intakes": [{"seats": 3}]}, "intakes", "starts_on"),
        ({"kind": "training", "intakes": [{"starts_on": "soon"}]}, "intakes", "starts_on"),
        ({"kind": "training", "intakes": "1/3"}, "intakes", "JSONL"),
        ({"kind": "training", "fee": -1}, "fee", "-1"),
        ({"kind": "training", "fee": 10**30}, "fee", "0"),
    ],
)
def test_a_bad_row_names_itself_and_changes_nothing(fail, terms, values, field, word):
    said = fail([row(1), row(2, **values)], "--publish")
    lines = said.splitlines()
    assert "rows.jsonl, row 2" in lines[0] and f"“{field}”" in lines[0] and word in lines[0]
    assert len(lines) == 2
    assert not ResearchProduct.objects.exists() and not Entry.objects.filter(kind="research").exists()
    assert not Organisation.objects.exists()


def test_at_most_twenty_are_listed(fail):
    lines = fail([row(number, trl=10) for number in range(50)]).splitlines()
    assert len(lines) == 22 and "30" in lines[20]


def test_what_begins_with_an_underscore_and_id_are_passed_over(load):
    load([row(1, _source="x", id=7)])
    assert ResearchProduct.objects.get().pk != 7


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"", "no listing"),
        (b"\n\n", "no listing"),
        (b"\xff\xfe" + "{}".encode("utf-16-le"), "UTF-16"),
        ('{"kind": "research", "title": "Đọc"}'.encode("cp1258", "replace") + b"\xe9\n", "row 1"),
        (json.dumps(row(1)).encode() + b'\n{"kind": "research"\n', "row 2"),
        (b"[1]\n", "row 1"),
        (b"[" * 100_000, "row 1"),
        (b'{"trl": ' + b"9" * 5_000 + b"}\n", "row 1"),
        (b"x" * (8 * 1024 * 1024 + 2), "row 1"),
    ],
)
def test_broken_jsonl(fail, content, where):
    assert where in fail(content)
    assert not ResearchProduct.objects.exists()


def test_a_missing_file_and_an_unknown_kind_of_file(fail, tmp_path):
    from django.core.management import call_command
    from django.core.management.base import CommandError

    with pytest.raises(CommandError, match=r"nowhere\.jsonl.*no such file"):
        call_command("import_listings", str(tmp_path / "nowhere.jsonl"))
    with pytest.raises(CommandError, match=r"\.jsonl, \.csv or \.xlsx"):
        call_command("import_listings", str(tmp_path / "rows.pdf"))
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_listings", str(tmp_path / "folder.jsonl"))


def test_an_unknown_organisation_of_the_command(fail):
    assert "--organisation" in fail([row(1)], "--organisation", "nowhere")


def test_hostile_characters_are_taken_out(load):
    load((json.dumps(row(1, title="Đọc\x00 \ud800hồ\u202e sơ")) + "\n").encode(), "--publish")
    assert ResearchProduct.objects.get().title_vi == "Đọc hồ sơ"


def test_decomposed_text_is_stored_composed(load):
    import unicodedata

    load([row(1, title=unicodedata.normalize("NFD", "Đọc hồ sơ"))])
    assert ResearchProduct.objects.get().title_vi == "Đọc hồ sơ"
