"""The queue against a real SMTP server."""

import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from mailer.engine import send_all
from mailer.models import PRIORITY_DEFERRED, Message, MessageLog

from mailing.delivery import KEPT_FOR, TRIES, throw_away, try_again
from mailing.letters import post

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Nguyễn Thị Ánh Nguyệt – Đại học Quốc gia"


class Server:
    """Keeps what it is given, or refuses everything with `refusal`."""

    def __init__(self):
        self.received, self.refusal = [], ""

    async def handle_DATA(self, server, session, envelope):
        if self.refusal:
            return self.refusal
        self.received.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


@pytest.fixture
def server(settings):
    handler = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "mailer.backend.DbBackend"
    settings.MAILER_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.DEFAULT_FROM_EMAIL = "no-reply@portal.example"
    yield handler
    controller.stop()


def code_letter(to="nguyet@example.org"):
    post(to=to, name="account/code", language="vi", context={"code": "ABC-123", "name": NAME})


def test_a_letter_arrives_whole_and_once(server):
    code_letter()
    assert not server.received, "nothing leaves before the worker's pass"
    send_all()
    send_all()
    [(to, letter)] = server.received
    assert to == ["nguyet@example.org"]
    assert "ABC-123" in letter["Subject"]
    assert "Thành phố Hồ Chí Minh" in letter["Subject"]
    assert letter["From"] == "no-reply@portal.example"
    plain = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert "ABC-123" in plain
    assert "ABC-123" in html
    assert "Thành phố Hồ Chí Minh" in html
    assert not Message.objects.exists()


def test_what_was_sent_leaves_no_address_behind(server):
    code_letter()
    send_all()
    assert not MessageLog.objects.get().message_data


def test_a_change_that_is_rolled_back_mails_nothing(server):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        code_letter()
        1 / 0  # noqa: B018
    send_all()
    assert not server.received


def test_a_server_that_refuses_keeps_the_letter_for_later(server):
    server.refusal = "451 come back later"
    code_letter()
    send_all()
    assert not server.received
    assert Message.objects.count() == 1

    call_command("tend_mail")
    assert Message.objects.deferred().count() == 1, "not in the same minute"

    server.refusal = ""
    Message.objects.update(when_added=timezone.now() - timedelta(minutes=1))
    call_command("tend_mail")
    send_all()
    assert len(server.received) == 1
    assert not Message.objects.exists()


def test_tries_come_later_and_later_and_end(server):
    code_letter()
    written = Message.objects.get().when_added
    for tries in range(TRIES):
        Message.objects.update(priority=PRIORITY_DEFERRED)
        due = written + timedelta(minutes=2**tries)
        assert try_again(due - timedelta(seconds=1)) == 0
        assert try_again(due) == 1
    Message.objects.update(priority=PRIORITY_DEFERRED)
    assert try_again(written + timedelta(days=6)) == 0
    assert throw_away(written + KEPT_FOR) == 0
    assert throw_away(written + KEPT_FOR + timedelta(seconds=1)) == 1


def test_one_bad_letter_does_not_hold_up_the_others(server):
    code_letter("không phải địa chỉ")
    code_letter("minh@example.org")
    send_all()
    assert [to for to, _letter in server.received] == [["minh@example.org"]]
    assert Message.objects.count() == 1


def test_what_people_typed_makes_no_header(server):
    from accounts.adapter import AccountAdapter

    adapter = AccountAdapter()
    adapter.send_mail(
        "account/email/email_confirmation", "minh@example.org", {"code": "A\r\nBcc: all@example.org\r\n\r\n<script>"}
    )
    send_all()
    [(to, letter)] = server.received
    assert to == ["minh@example.org"]
    assert letter["Bcc"] is None
    assert "<script>" not in letter.get_body(("html",)).get_content()
