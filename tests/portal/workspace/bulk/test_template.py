"""The template is filled in and imported as it is."""

import io

import pytest
from openpyxl import load_workbook

from tests.portal.workspace.bulk.conftest import read_back

pytestmark = pytest.mark.django_db
KINDS = ("research", "training", "application-need", "training-need")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_filled_template_of_each_kind_is_understood(bring, match, member, university, language):
    for kind in KINDS:
        address = f"/{language}/workspace/organisations/{university.slug}/import/template/{kind}.xlsx"
        book = load_workbook(io.BytesIO(member.get(address).content))
        listings, explained, lists = book.worksheets
        assert lists.sheet_state == "hidden" and explained.max_row > 10
        assert len(listings.data_validations.dataValidation) > 3
        headings = read_back(member.get(address).content)[0]
        for place, _heading in enumerate(headings, 1):  # a second row like the example, under a number of its own
            listings.cell(3, place, listings.cell(2, place).value)
        listings.cell(3, 1, "T-1")
        out = io.BytesIO()
        book.save(out)
        match(job := bring(out.getvalue(), kind=kind, language=language).job, language=language)
        assert "" not in job.mapping["columns"], kind
        assert (job.findings["new"], job.findings["passed_over"], job.findings["problems"]) == (1, 1, []), kind


def test_there_is_none_of_an_unknown_kind(member, university):
    address = f"/en/workspace/organisations/{university.slug}/import/template/competition.xlsx"
    assert member.get(address).status_code == 404
