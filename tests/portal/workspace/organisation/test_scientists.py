"""Naming scientists, and their answer without an account."""

import pytest
from django.core import mail, signing
from django.test import Client
from django.urls import reverse

from organisations.models import Scientist
from organisations.services.scientists import VALID, consent_token

pytestmark = pytest.mark.django_db


def test_from_naming_to_yes_and_no(mine, enter):
    editor = enter(mine, "editor")
    said = {
        "name": "Nguyễn Thị Sao",
        "title_vi": "TS.",
        "email": "sao@truong.edu.vn",
        "expertise_vi": "Thị giác",
        "ask": 1,
    }
    editor.post(reverse("workspace_add_scientist", args=[mine.slug]), said)
    person = Scientist.objects.get()
    path = "/vi/workspace/scientists/" + mail.outbox[-1].body.split("/scientists/")[1].split()[0]
    anybody = Client()
    page = anybody.get(path)
    assert page.status_code == 200 and "sao@truong.edu.vn" not in page.content.decode()
    assert page["Cache-Control"].find("no-store") >= 0
    public = reverse("scientist", args=[person.slug])
    assert anybody.get(public).status_code == 404
    anybody.post(path, {"answer": "perhaps"})
    assert anybody.get(public).status_code == 404
    anybody.post(path, {"answer": "yes"})
    shown = anybody.get(public)
    assert shown.status_code == 200 and "sao@truong.edu.vn" not in shown.content.decode()
    anybody.post(path, {"answer": "no"})
    assert anybody.get(public).status_code == 404
    listed = editor.get(reverse("workspace_scientists", args=[mine.slug])).content.decode()
    assert "Nguyễn Thị Sao" in listed
    edit = reverse("workspace_edit_scientist", args=[mine.slug, person.pk])
    assert editor.get(edit).status_code == 404, "who said no is not edited"


def test_no_form_confirms(mine, enter):
    editor = enter(mine, "editor")
    said = {"name": "Lê Văn Thử", "confirmed_at": "2026-01-01", "email": "t@truong.edu.vn"}
    editor.post(reverse("workspace_add_scientist", args=[mine.slug]), said)
    assert Scientist.objects.get().confirmed_at is None


def test_the_admin_does_not_confirm_either(mine, editor_client):
    person = Scientist.objects.create(organisation=mine, slug="a", name="A")
    address = reverse(Scientist.snippet_viewset.get_url_name("edit"), args=[person.pk])
    said = {"name": "A", "slug": "a", "organisation": mine.pk, "confirmed_at": "2026-01-01 00:00"}
    assert editor_client.post(address, said).status_code == 302
    person.refresh_from_db()
    assert person.confirmed_at is None


def test_a_changed_letter_opens_nothing(city, client):
    assert client.get(reverse("scientist_consent", args=["a" * 40 + ":b:c"])).status_code == 404


def test_attack_7_a_letter_that_ran_out_answers_nothing_and_offers_a_new_one(mine, monkeypatch):
    person = Scientist.objects.create(organisation=mine, slug="a", name="Nguyễn Thị Sao", email="sao@truong.edu.vn")
    other = Scientist.objects.create(organisation=mine, slug="b", name="Lê Văn Hai", email="hai@truong.edu.vn")
    paths = {each: reverse("scientist_consent", args=[consent_token(each)]) for each in (person, other)}
    anybody = Client()
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + VALID.total_seconds() + 2)
    page = anybody.get(paths[person].replace("/vi/", "/en/", 1))
    assert page.status_code == 410 and "Send me a new letter" in page.content.decode()
    assert "sao@truong.edu.vn" not in page.content.decode() and "Nguyễn Thị Sao" not in page.content.decode()
    assert anybody.post(paths[person], {"answer": "yes", "email": "mallory@example.org"}).status_code == 410
    assert [letter.to for letter in mail.outbox] == [["sao@truong.edu.vn"]], "to the address that is kept"
    assert not Scientist.objects.exclude(confirmed_at=None).exists()
    assert anybody.post(paths[person]).status_code == 410 and len(mail.outbox) == 1, "one letter a day"
    fresh = "/vi/workspace/scientists/" + mail.outbox[-1].body.split("/scientists/")[1].split()[0]
    assert anybody.post(fresh, {"answer": "yes"}).status_code == 302
    assert list(Scientist.objects.exclude(confirmed_at=None)) == [person]
    altered = paths[other].replace(":", ":x", 1)
    assert anybody.get(altered).status_code == 404 and anybody.post(altered).status_code == 404
