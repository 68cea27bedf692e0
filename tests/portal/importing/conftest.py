import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override

from tests.factories import FieldFactory, OrganisationFactory, TechniqueFactory

BODY = "Hệ thống đọc hồ sơ giấy. Nó bóc tách thông tin trong hai giây. Phường đã dùng thử sáu tháng."


def row(number=1, **values) -> dict:
    """A row with what every row needs; `title=None` takes a column away."""
    whole = {
        "kind": "research",
        "external_id": f"n-{number}",
        "title": f"Đọc hồ sơ giấy {number}",
        "body": BODY,
    } | values
    return {name: value for name, value in whole.items() if value is not None}


@pytest.fixture(autouse=True)
def english():
    """The messages are asserted as they are written in the code."""
    with override("en"):
        yield


@pytest.fixture
def load(tmp_path):
    """Writes rows or bytes into a file and imports it; returns what was said at the end."""

    def run(content, *options, name="rows.jsonl") -> str:
        path = tmp_path / name
        if not isinstance(content, bytes):
            content = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in content).encode()
        path.write_bytes(content)
        out = StringIO()
        call_command("import_listings", str(path), *options, stdout=out, stderr=StringIO())
        return out.getvalue()

    return run


@pytest.fixture
def fail(load):
    """The same for a file that is wrong; returns the message."""

    def run(content, *options, name="rows.jsonl") -> str:
        with pytest.raises(CommandError) as error:
            load(content, *options, name=name)
        assert error.value.returncode == 1
        return str(error.value)

    return run


@pytest.fixture
def terms(db):
    FieldFactory(slug="health", label_vi="Y tế", label_en="Health")
    FieldFactory(slug="agriculture", label_vi="Nông nghiệp, thực phẩm", label_en="Agriculture")
    TechniqueFactory(slug="ocr", label_vi="Nhận dạng chữ", label_en="Character recognition")


@pytest.fixture
def hospital(db):
    return OrganisationFactory(slug="benh-vien-thu", email="bv@example.org", phone="028 1", name_vi="Bệnh viện Thử")
