import csv
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from portal.workspace.bulk.models import ImportJob
from tests.factories import FieldFactory, OrganisationFactory, TechniqueFactory

SUMMARY = "Đọc hồ sơ giấy và bóc tách thông tin trong hai giây, đã dùng thử tại ba phường."
HEADINGS = ("Mã số", "Tên sản phẩm", "Mô tả ngắn", "Lĩnh vực", "Mức TRL", "Đầu mối liên hệ")


def cells(number=1, **changed) -> list:
    """A row under HEADINGS; `changed` by the place of the column: `c3="Y tế"`."""
    row = [f"SP-{number}", f"Nhận dạng hồ sơ {number}", SUMMARY, "Y tế", "TRL 7", "Phòng KHCN – khcn@example.edu.vn"]
    for place, value in changed.items():
        row[int(place[1:])] = value
    return row


def xlsx(*rows) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def csv_text(*rows, encoding="utf-8", delimiter=",") -> bytes:
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def read_back(content: bytes) -> list[list]:
    return [list(row) for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def terms(db):
    FieldFactory(slug="health", label_vi="Y tế", label_en="Health")
    FieldFactory(slug="agriculture", label_vi="Nông nghiệp, thực phẩm", label_en="Agriculture and food")
    TechniqueFactory(slug="ocr", label_vi="Nhận dạng chữ", label_en="Character recognition")


@pytest.fixture
def university(city, terms):
    return OrganisationFactory(slug="dai-hoc-thu", email="dh@example.edu.vn", phone="")


@pytest.fixture
def member(enter, university):
    return enter(university, "editor")


@pytest.fixture
def bring(member, university):
    """Uploads rows or bytes; returns the answer, whose `job` is the import that it began, or None."""

    def run(content, *, name="san-pham.xlsx", kind="research", language="en", client=member):
        if not isinstance(content, bytes):
            content = xlsx(HEADINGS, *content)
        before = set(ImportJob.objects.values_list("pk", flat=True))
        answer = client.post(
            f"/{language}/workspace/organisations/{university.slug}/import/",
            {"file": SimpleUploadedFile(name, content), "kind": kind},
        )
        answer.job = ImportJob.objects.exclude(pk__in=before).first()
        return answer

    return run


@pytest.fixture
def match(member, university):
    """Sends the second screen as it is proposed, with what is changed of it."""

    def run(job, *, language="en", client=member, **changed):
        address = f"/{language}/workspace/organisations/{university.slug}/import/{job.pk}/"
        form = client.get(address).context["form"]
        data = {name: form[name].value() or "" for name in form.fields if name != "replace"}
        answer = client.post(address, data | {"default_reuse_licence": "cc-by"} | changed)
        job.refresh_from_db()
        return answer

    return run


@pytest.fixture
def go(member, university):
    """The one button of the third screen."""

    def run(job, *, left_out=(), language="en", client=member):
        answer = client.post(
            f"/{language}/workspace/organisations/{university.slug}/import/{job.pk}/check/", {"left_out": left_out}
        )
        job.refresh_from_db()
        return answer

    return run
