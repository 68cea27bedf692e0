"""The dashboard, the list, decisions, exports and letters of a competition's organisers."""

from io import BytesIO

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from history.models import Access
from portal.organising.days import picture
from portal.organising.models import Circular
from tests.competitions.made import competition
from tests.factories import MemberFactory, OrganisationFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(city):
    return competition()


@pytest.fixture
def track(page):
    return page.tracks.get()


def test_the_dashboard_counts_by_day_and_names_who_waits(editor_client, page, track, django_assert_max_num_queries):
    TeamFactory(track=track, name="Đang chờ", state="registered")
    TeamFactory(track=track, name="Đội đã vào")
    path = f"/vi/organise/{page.pk}/"
    editor_client.get(path)
    with django_assert_max_num_queries(40):
        shown = editor_client.get(path).content.decode()
    assert "Đang chờ" in shown and "Đội đã vào" not in shown and 'class="day-bars"' in shown


def test_the_picture_has_a_bar_for_every_day_and_a_row_for_those_with_something():
    from datetime import date
    from types import SimpleNamespace

    tracks = [SimpleNamespace(pk=1), SimpleNamespace(pk=2)]
    made = picture([(date(2025, 12, 31), 1, 2), (date(2026, 1, 2), 1, 3), (date(2026, 1, 2), 2, 1)], tracks)
    assert [bar.number for bar in made.bars] == [2, 0, 4] and made.bars[1].height == 0 and made.bars[2].height == 60
    assert made.rows == [(date(2026, 1, 2), [3, 1], 4), (date(2025, 12, 31), [2, 0], 2)]
    assert (made.total, made.most) == (6, 4) and picture([], tracks) is None


def test_the_list_is_filtered_and_costs_the_same_for_many(editor_client, page, track, django_assert_max_num_queries):
    TeamFactory(track=track, name="Sao Mai", state="registered")
    TeamFactory(track=competition(title="Khác").tracks.get(), name="Đội của cuộc thi khác")
    path = f"/vi/organise/{page.pk}/teams/"
    with CaptureQueriesContext(connection) as few:
        assert "Sao Mai" in editor_client.get(path).content.decode()
    for _each in range(5):
        TeamFactory(track=track, organisation=OrganisationFactory())
    with django_assert_max_num_queries(len(few)):
        shown = editor_client.get(path).content.decode()
    assert "Đội của cuộc thi khác" not in shown
    assert "Sao Mai" not in editor_client.get(path + "?state=approved").content.decode()
    assert "Sao Mai" in editor_client.get(path + "?q=sao").content.decode()
    assert editor_client.get(path + "?track=x&state=y&lacks=%00&page=-1").status_code == 200


def test_a_team_is_approved_asked_back_and_excluded_on_its_own_page(editor_client, page, track):
    team = TeamFactory(track=track, state="registered")
    team.members.create(email="moi@example.org")
    path = f"/vi/organise/{page.pk}/teams/{team.pk}/"
    shown = editor_client.get(path).content.decode()
    assert team.members.get(is_leader=True).name in shown and "moi@example.org" in shown
    team.members.get(is_leader=False).delete()
    assert Access.objects.filter(key=team.key).count() == 1
    for act, state in (("ask-back", "asked-back"), ("approve", "approved"), ("ban", "banned")):
        editor_client.post(path, {"act": act, "reason": "Thiếu giấy tờ"})
        team.refresh_from_db()
        assert team.state == state
    other = competition(title="Khác")
    assert editor_client.post(f"/vi/organise/{other.pk}/teams/{team.pk}/", {"act": "approve"}).status_code == 404


def test_exports_hold_the_chosen_teams_and_no_formula(editor_client, page, track):
    TeamFactory(track=track, name='=HYPERLINK("http://x")', affiliation="@SUM(A1)")
    TeamFactory(track=track, name="Chờ", state="registered")
    path = f"/vi/organise/{page.pk}/teams"
    lines = editor_client.get(f"{path}.csv?state=approved").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2 and "\"'=HYPERLINK" in lines[1] and "'@SUM" in lines[1]
    book = load_workbook(BytesIO(editor_client.get(f"{path}.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells) and "Chờ" in [cell.value for cell in cells]
    assert Access.objects.filter(what="export", key=page.key).count() == 2
    assert editor_client.get(f"{path}.pdf").status_code == 404


class TestLetters:
    SAID = {"subject": "Nhắc hạn\r\nBcc: x@example.org", "text": "Xin nộp bài.", "who": "leaders", "state": "approved"}

    def preview(self, client, page, **said):
        return client.post(f"/vi/organise/{page.pk}/letter/", self.SAID | said)

    def test_the_preview_says_exactly_who_gets_it_and_sends_nothing(self, editor_client, page, track):
        TeamFactory(track=track, name="Có thư")
        TeamFactory(track=track, name="Không thư", state="registered")
        shown = self.preview(editor_client, page)
        assert "Có thư" in shown.content.decode() and "Không thư" not in shown.content.decode()
        assert not mail.outbox and len(shown.context["recipients"]) == 1

    def test_it_goes_out_once_to_each_person(self, editor_client, page, track):
        both = UserFactory()
        for _each in range(2):
            team = TeamFactory(track=track, leader=both)
            MemberFactory(team=team)
        MemberFactory(team=team, accepted_at=None)
        shown = self.preview(editor_client, page, who="everybody").context
        again = {"circular": shown["circular"], "seen": shown["seen"], "send": "1", "who": "everybody"}
        for _each in range(2):
            assert self.preview(editor_client, page, **again).status_code == 302
        assert len(mail.outbox) == 3 == len({letter.to[0] for letter in mail.outbox})
        assert all(len(letter.to) == 1 and "\n" not in letter.subject for letter in mail.outbox)
        assert not any("Bcc" in letter.extra_headers for letter in mail.outbox)
        assert Circular.objects.get().recipients == 3

    def test_when_somebody_joined_since_the_preview_is_shown_again(self, editor_client, page, track):
        TeamFactory(track=track)
        shown = self.preview(editor_client, page).context
        TeamFactory(track=track)
        again = {"circular": shown["circular"], "seen": shown["seen"], "send": "1"}
        assert len(self.preview(editor_client, page, **again).context["recipients"]) == 2
        assert not mail.outbox and not Circular.objects.exists()

    def test_only_who_has_handed_nothing_in(self, editor_client, page, track):
        TeamFactory(track=track, name="Chưa nộp")
        phase = page.phases.get(kind="submission")
        assert len(self.preview(editor_client, page, lacks=phase.pk).context["recipients"]) == 1

    def test_to_nobody_is_refused(self, editor_client, page):
        assert self.preview(editor_client, page).status_code == 200
        assert not Circular.objects.exists()
