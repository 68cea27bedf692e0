"""Attack 25 in all its forms, and what typed text could do to a page (14, 15)."""

import logging
import socket

import pytest
from django.core import mail
from django.urls import reverse

from enquiries import limits
from enquiries.choices import State
from enquiries.models import Enquiry, Message
from enquiries.services import accept, answer, share_contacts, write
from listings.services import publish, save_draft
from portal.templatetags.enquiries import said
from tests.factories import ResearchFactory

INJECTION = "Tìm hiểu\r\nBcc: nan-nhan@example.com\nSubject: Trúng thưởng\r\n\r\n<b>x</b>"


def new(listing):
    return reverse("new_enquiry", args=["research", listing.pk])


def test_nothing_typed_becomes_a_header(site, two, anna, minh):
    two.asker.name_vi = two.asker.name_en = "Sao Mai\r\nBcc: nan-nhan@example.com"
    two.asker.save()
    titled = ResearchFactory(organisation=two.owner)
    draft = titled.get_latest_revision_as_object()
    draft.title_vi = "Đọc chữ\r\nBcc: nan-nhan@example.com"
    save_draft(listing=draft)
    publish(listing=draft)
    mail.outbox.clear()
    anna.post(new(titled), {"asker": two.asker.pk, "text": INJECTION, "anyway": "on"})
    begun = Enquiry.objects.get()
    minh.post(reverse("enquiry", args=[begun.pk]), {"text": INJECTION, "anyway": "on"})
    for client in (anna, minh):
        client.post(reverse("enquiry_share", args=[begun.pk]), {"phone": "09\r\nBcc: nan-nhan@example.com"})
    assert len(mail.outbox) >= 5
    for letter in mail.outbox:
        message = letter.message()
        assert message.get_all("Bcc") is None and message.get_all("Cc") is None
        assert len(message.get_all("Subject")) == len(message.get_all("To")) == 1
        assert "\n" not in letter.subject and "Trúng thưởng" not in letter.subject
        assert set(letter.recipients()) <= {two.anna.email, two.minh.email}
        assert "Trúng thưởng" not in letter.body


def test_flooding_by_requests_ends(site, two, anna, monkeypatch):
    monkeypatch.setattr(limits, "PERSON_A_DAY", 3)
    listings = ResearchFactory.create_batch(5, published=True, organisation=two.owner)
    statuses = [anna.post(new(each), {"asker": two.asker.pk, "text": "x"}).status_code for each in listings]
    assert statuses == [302, 302, 302, 400, 400]
    assert Enquiry.objects.count() == 3
    monkeypatch.setattr(limits, "MESSAGES_SIDE_A_DAY", 3)
    begun = Enquiry.objects.first()
    letters = len(mail.outbox)
    statuses = [anna.post(reverse("enquiry", args=[begun.pk]), {"text": "x"}).status_code for _ in range(5)]
    assert statuses == [302, 302, 400, 400, 400]
    assert Message.objects.filter(enquiry=begun).count() == 3
    assert len(mail.outbox) == letters + 2


def test_the_same_sent_twice_is_one(site, two, anna):
    given = {"asker": two.asker.pk, "text": "x"}
    assert [anna.post(new(two.offer), given).status_code for _ in range(2)] == [302, 400]
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9200/_cat",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
def test_a_typed_address_is_asked_nothing(site, two, anna, minh, monkeypatch, url):
    """The server calls nobody while it keeps, mails and shows an address."""

    def refused(*args, **options):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert anna.post(new(two.offer), {"asker": two.asker.pk, "text": f"Xem {url} nhé"}).status_code == 302
    shown = minh.get(reverse("enquiry", args=[Enquiry.objects.get().pk])).content.decode()
    assert url in shown
    if url.startswith("http"):
        assert f'<a href="{url}" rel="nofollow noopener noreferrer">{url}</a>' in shown
    else:
        assert f'href="{url}' not in shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "data:text/html,<script>",
        'http://a.vn/"onmouseover="alert(1)',
        "http://a.vn/<script>alert(1)</script>",
    ],
)
def test_no_text_becomes_markup(text):
    html = str(said(text))
    assert "<script" not in html and "<img" not in html
    assert 'href="javascript' not in html and 'href="data' not in html
    assert ' onmouseover="' not in html.replace("&quot;", "")


def test_nothing_personal_stands_in_the_logs(site, two, anna, minh, caplog):
    two.anna.first_name = "Annabimat"
    two.anna.save()
    caplog.set_level(logging.DEBUG)
    given = {"asker": two.asker.pk, "text": "Chuyện kín, gọi 0909123456", "anyway": "on"}
    anna.post(new(two.offer), given)
    begun = Enquiry.objects.get()
    accept(enquiry=begun, by=two.minh)
    for person in (two.anna, two.minh):
        share_contacts(enquiry=begun, by=person, phone="0909123456")
    answer(enquiry=begun, by=two.minh, text="Chuyện kín")
    anna.post(reverse("enquiry", args=[begun.pk]), {"text": "Chuyện kín " + "a" * 5000})
    anna.get(reverse("enquiry", args=[999999]))
    # What the database is asked is logged in a test only; the site's own lines are these.
    told = "\n".join(each.getMessage() for each in caplog.records if not each.name.startswith("django.db"))
    for hidden in ("Annabimat", two.anna.email, two.minh.email, "0909123456", "Chuyện kín"):
        assert hidden not in told


def test_a_state_cannot_be_posted(site, two, begun, anna):
    anna.post(reverse("enquiry", args=[begun.pk]), {"text": "x", "state": State.AGREED, "side": "owner"})
    begun.refresh_from_db()
    assert begun.state == State.SENT
    assert set(begun.messages.values_list("side", flat=True)) == {"asker"}
    assert write(listing=two.need, asker=two.asker, by=two.anna, text="x").state == State.SENT
