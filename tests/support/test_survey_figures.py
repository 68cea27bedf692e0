"""What staff see of the survey: counts without names, on a page and in a workbook that runs no formula."""

from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from portal.support.figures import survey_tables
from support.models import SurveyAnswer

ADDRESS = "/admin/reports/survey/"


@pytest.fixture
def answers(db):
    common = {"language": "vi", "contact_name": "Lê An", "contact_phone": "0903000111", "wish_text": "Điều bí mật"}
    SurveyAnswer.objects.create(
        organisation_kind="company", size="small", ward="=HYPERLINK(1)", wishes=["documents"], training_headcount=12,
        training_level="introductory", obstacles=["cost"], specialists="none", **common,
    )  # fmt: skip
    SurveyAnswer.objects.create(
        organisation_kind="university", size="large", wishes=["documents", "images"], needs=["need:1"], **common
    )


def rows(name):
    (table,) = [table for table in survey_tables() if table.name == name]
    return {row[0]: row[1:] for row in table.rows}


def test_counts_by_kind_of_organisation(answers):
    with override("en"):
        # university, institute, company, government, association, all
        assert rows("Wished for")["reading and sorting documents"] == (1, 0, 1, 0, 0, 2)
        assert rows("People to train")["introductory"] == (0, 0, 12, 0, 0, 12)
        assert rows("Obstacles")["cost"] == (0, 0, 1, 0, 0, 1)
        assert "2 answers" in survey_tables()[0].caption and "1 became" in survey_tables()[0].caption


def test_one_query(answers, django_assert_num_queries):
    with django_assert_num_queries(1):
        survey_tables()


def test_staff_see_counts_and_no_names(answers, moderator_client, client):
    page = moderator_client.get(ADDRESS).text
    assert "=HYPERLINK(1)" in page
    for secret in ("Lê An", "0903000111", "Điều bí mật"):
        assert secret not in page
    assert client.get(ADDRESS).status_code == 302


def test_the_workbook_runs_no_formula(answers, moderator_client):
    answer = moderator_client.get(ADDRESS, {"export": "xlsx"})
    assert "attachment" in answer["Content-Disposition"]
    book = load_workbook(BytesIO(answer.content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    told = " ".join(str(cell.value) for cell in cells)
    assert "'=HYPERLINK(1)" in told and "Lê An" not in told


def test_an_empty_survey_has_figures_too(moderator_client):
    assert moderator_client.get(ADDRESS).status_code == 200
    assert moderator_client.get(ADDRESS, {"export": "xlsx"}).status_code == 200
