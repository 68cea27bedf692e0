"""In a blind track judges see a number, and nothing that says which team it is."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from judging.models import Assignment
from judging.services import assign
from tests.access.asking import told
from tests.factories import MemberFactory, OrganisationFactory, UserFactory
from tests.judging import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
SECRETS = ("Zirkon", "Đại học Bí Mật", "Trường Kín", "Nguyễn Thị Giấu", "giau@example.org", "bai-cua-zirkon")


@pytest.fixture
def contest(city):
    return making.contest(is_blind=True, title_en="Blind")


@pytest.fixture
def submission(track):
    organisation = OrganisationFactory(name_vi="Đại học Bí Mật", name_en="Đại học Bí Mật")
    row = making.entry(
        track,
        name="Zirkon",
        text="Chúng tôi đọc hồ sơ.",
        file="bai-cua-zirkon.pdf",
        organisation=organisation,
        affiliation="Trường Kín",
        leader=UserFactory(email="giau@example.org", first_name="Nguyễn Thị", last_name="Giấu"),
    )
    MemberFactory(team=row.team, name="Nguyễn Thị Giấu")
    return row


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_of_a_judge_names_the_team(submission, contest, track, judge, signed, language, mailoutbox):
    round, client = making.open_round(track), signed(judge.user)
    assign(round=round, each=1)
    row, file = Assignment.objects.get(), submission.files.get()
    with override(language):
        pages = [
            reverse("workspace"),
            reverse("judging"),
            reverse("judge", args=[judge.pk]),
            reverse("judge_entry", args=[row.pk]),
            reverse("judge_file", args=[row.pk, file.pk]),
        ]
    said = [client.get(page) for page in pages]
    assert [answer.status_code for answer in said] == [200] * len(pages)
    texts = [told(answer) for answer in said] + [str(letter.message()) for letter in mailoutbox]
    for secret in SECRETS:
        assert not any(secret in text for text in texts), secret
    number = {"vi": "Đội 1", "en": "Team 1"}[language]
    assert "Chúng tôi đọc hồ sơ." in texts[3]
    if language == "en":
        assert number in texts[2] and number in texts[3]
        assert 'filename="File 1.pdf"' in texts[4]


def test_nor_do_the_addresses_that_name_it_open(submission, track, judge, signed):
    round, client = making.open_round(track), signed(judge.user)
    assign(round=round, each=1)
    for address in (
        reverse("submitted_file", args=[submission.pk, submission.files.get().pk]),
        reverse("submission", args=[submission.pk]),
        reverse("team", args=[submission.team_id]),
    ):
        assert client.get(address).status_code == 404, address


def test_another_versions_file_is_not_served(submission, track, judge, signed):
    round, client = making.open_round(track), signed(judge.user)
    other = making.entry(track, name="Khác", file="khac.pdf")
    row = Assignment.objects.create(round=round, judge=judge, team=submission.team)
    assert client.get(reverse("judge_file", args=[row.pk, other.files.get().pk])).status_code == 404
