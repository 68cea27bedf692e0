"""A listing is reported without an account, decided by staff with a reason, and its owner never learns by whom."""

import pytest
from django.core import mail

from history.models import StateChange
from listings.services import withdraw
from support.choices import Standing
from support.models import Report
from support.reports import decide, report
from tests.factories import ResearchFactory

EMAIL = "nguoi.bao@example.org"


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


@pytest.fixture
def listing(city):
    return ResearchFactory(published=True, title_vi="Nhận dạng biển số")


@pytest.fixture
def address(listing):
    return f"/vi/report/research/{listing.pk}/"


def send(client, address, **given):
    return client.post(address, {"reason": "wrong", "text": "Số liệu sai"} | given)


def test_a_report_without_an_account_goes_into_the_queue(client, listing, address):
    page = client.get(f"/vi/research/{listing.pk}/{listing.slug}/").text
    assert f'href="{address}"' in page
    assert send(client, address).url == f"{address}?sent=1"
    made = Report.objects.get()
    assert (made.listing, made.reason, made.text, made.state) == (listing.key, "wrong", "Số liệu sai", "new")
    assert (made.email, made.consent_version, made.consented_at) == ("", "", None)
    assert StateChange.objects.filter(key=made.key, to_state="new").exists()
    assert client.get(f"{address}?sent=1").status_code == 200


def test_an_address_is_kept_with_consent_only(client, address):
    refused = send(client, address, email=EMAIL)
    assert refused.status_code == 400 and not Report.objects.exists()
    assert "consent" in refused.context["form"].errors and EMAIL in refused.text
    send(client, address, email=EMAIL, consent="on")
    made = Report.objects.get()
    assert made.email == EMAIL and made.consent_version and made.consented_at


def test_no_consent_is_ticked_before(client, address):
    assert "checked" not in client.get(address).text


def test_another_reason_needs_words(client, address):
    assert send(client, address, reason="other", text="").status_code == 400
    assert send(client, address, reason="nonsense").status_code == 400
    assert not Report.objects.exists()


def test_a_robot_is_thanked_and_not_kept(client, address):
    assert send(client, address, website="https://spam.example/").url == f"{address}?sent=1"
    assert not Report.objects.exists()


def test_so_many_a_minute(client, address, settings):
    settings.API_LIMITS = {"support": 2}
    assert [send(client, address).status_code for _number in range(3)] == [302, 302, 429]
    assert Report.objects.count() == 2


def test_what_one_may_not_see_cannot_be_reported(client, listing, enter, address):
    members = ResearchFactory(published=True, audience="members")
    draft = ResearchFactory()
    for hidden in (members, draft):
        assert client.get(f"/vi/report/research/{hidden.pk}/").status_code == 404
        assert send(client, f"/vi/report/research/{hidden.pk}/").status_code == 404
    assert enter(listing.organisation, "viewer").get(f"/vi/report/research/{members.pk}/").status_code == 200
    assert client.get(f"/vi/report/training/{listing.pk}/").status_code == 404


@pytest.mark.parametrize(("state", "says"), [(Standing.HANDLED, "Đã sửa"), (Standing.REJECTED, "Số liệu đúng")])
def test_a_decision_is_told_once_to_whoever_left_an_address(listing, editor, state, says):
    made = report(listing=listing.key, reason="wrong", text="Sai", language="vi", email=EMAIL)
    decide(report=made, state=Standing.TAKEN, answer="", by=editor)
    assert not mail.outbox
    for _again in range(2):
        decide(report=made, state=state, answer=says, by=editor)
    (letter,) = mail.outbox
    assert letter.to == [EMAIL] and says in letter.body and "Nhận dạng biển số" in letter.body + letter.subject
    made.refresh_from_db()
    assert (made.handled_by, made.state) == (editor, state) and made.closed_at
    assert [row.to_state for row in StateChange.objects.filter(key=made.key).order_by("id")] == ["new", "taken", state]


def test_nobody_is_written_to_without_an_address(listing, editor):
    made = report(listing=listing.key, reason="wrong", text="Sai", language="vi")
    decide(report=made, state=Standing.HANDLED, answer="Đã sửa", by=editor)
    assert not mail.outbox


def test_a_decision_needs_its_reason(listing, editor):
    made = report(listing=listing.key, reason="wrong", text="Sai", language="vi", email=EMAIL)
    with pytest.raises(ValueError, match="reason"):
        decide(report=made, state=Standing.REJECTED, answer=" ", by=editor)
    made.refresh_from_db()
    assert made.is_open


def test_a_letter_about_what_is_gone_names_nothing(listing, editor):
    made = report(listing=listing.key, reason="wrong", text="Sai", language="vi", email=EMAIL)
    withdraw(listing=listing)
    decide(report=made, state=Standing.HANDLED, answer="Đã gỡ", by=editor)
    assert "Nhận dạng biển số" not in mail.outbox[0].subject + mail.outbox[0].body


def test_the_owner_learns_nothing_of_who(listing, editor, enter):
    made = report(listing=listing.key, reason="wrong", text="Tôi là nhân viên cũ", language="vi", email=EMAIL)
    decide(report=made, state=Standing.HANDLED, answer="Đã sửa theo báo cáo", by=editor)
    assert all(EMAIL not in row.reason and "nhân viên" not in row.reason for row in StateChange.objects.all())
    assert not StateChange.objects.filter(key=listing.key, reason__contains="báo cáo").exists()
    owner = enter(listing.organisation)
    page = owner.get(f"/vi/workspace/listings/research/{listing.pk}/")
    assert page.status_code == 200 and EMAIL not in page.text and "nhân viên cũ" not in page.text
    assert owner.get("/admin/support_reports/").status_code == 302


def test_staff_decide_in_the_admin(listing, moderator_client):
    late = report(listing=listing.key, reason="other", text="<script>alert(1)</script>", language="vi", email=EMAIL)
    closed = report(listing=listing.key, reason="wrong", text="Cũ", language="vi")
    decide(report=closed, state=Standing.HANDLED, answer="Xong", by=None)
    queue = moderator_client.get("/admin/support_reports/")
    assert [row.pk for row in queue.context["object_list"]] == [late.pk, closed.pk]
    assert EMAIL not in queue.text
    edit = f"/admin/support_reports/edit/{late.pk}/"
    shown = moderator_client.get(edit).text
    assert "&lt;script&gt;alert(1)" in shown and "<script>alert(1)" not in shown and EMAIL not in shown
    assert moderator_client.post(edit, {"state": "rejected", "answer": ""}).status_code == 200
    late.refresh_from_db()
    assert late.is_open
    moderator_client.post(edit, {"state": "rejected", "answer": "Không đúng", "text": "khác", "reason": "wrong"})
    late.refresh_from_db()
    assert (late.state, late.answer, late.reason) == ("rejected", "Không đúng", "other")
    assert len(mail.outbox) == 1
    assert moderator_client.get("/admin/support_reports/new/").status_code == 302
    assert moderator_client.post(f"/admin/support_reports/delete/{late.pk}/").status_code == 302
    assert Report.objects.count() == 2
