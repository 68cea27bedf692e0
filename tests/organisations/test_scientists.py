"""Only the scientist says yes; their no reaches pages, search and the API."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from history.models import StateChange
from organisations.models import Scientist
from organisations.refusals import Refused
from organisations.services import (
    ask_again,
    ask_scientist,
    confirm_scientist,
    decline_scientist,
    save_scientist,
    scientist_of,
    scientists as letters,
)
from organisations.services.scientists import CONSENT, consent_token
from search.models import Entry
from tests.factories import OrganisationFactory, ResearchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    columns = {"name": "Nguyễn Thị Sao", "email": "Sao@truong.edu.vn", "title_vi": "TS.", "expertise_vi": "Thị giác"}
    return save_scientist(organisation=OrganisationFactory(), columns=columns)


def test_a_letter_asks_and_only_its_holder_confirms(person):
    ask_scientist(scientist=person, by=None)
    letter = mail.outbox[-1]
    assert letter.to == ["sao@truong.edu.vn"]
    token = letter.body.split("/scientists/")[1].split("/")[0]
    assert scientist_of(token) == person and scientist_of(token[:-1] + "x") is None
    assert person.confirmed_at is None
    confirm_scientist(scientist=person)
    assert Scientist.objects.get().confirmed_at
    row = StateChange.objects.get(kind="scientist")
    assert (row.from_state, row.to_state, row.reason) == ("named", "confirmed", CONSENT)
    with pytest.raises(Refused):
        ask_scientist(scientist=person, by=None)


def test_attack_7_a_link_runs_out_and_a_new_letter_takes_its_place(person, monkeypatch):
    ask_scientist(scientist=person, by=None)
    token = consent_token(person)
    with monkeypatch.context() as later:
        later.setattr(letters, "VALID", timedelta(seconds=-1))
        assert scientist_of(token) is None and scientist_of(token, is_old=True) == person
    assert scientist_of(token) == person
    assert scientist_of(token[:-1] + "x", is_old=True) is None, "an altered one is none, however old"
    with pytest.raises(Refused):
        ask_again(scientist=person)  # one letter a day, whoever asks
    Scientist.everyone.update(asked_at=timezone.now() - timedelta(days=31))
    decline_scientist(scientist=Scientist.everyone.get())
    person = Scientist.everyone.get()
    ask_again(scientist=person)
    assert [letter.to for letter in mail.outbox] == [["sao@truong.edu.vn"]] * 2
    with pytest.raises(Refused):
        ask_scientist(scientist=person, by=None)  # who said no is asked by nobody, but may ask themselves


def test_another_name_or_address_has_to_be_confirmed_anew(person):
    token = consent_token(person)
    confirm_scientist(scientist=person)
    save_scientist(organisation=person.organisation, scientist=person, columns={"title_vi": "PGS."})
    assert person.confirmed_at
    save_scientist(organisation=person.organisation, scientist=person, columns={"email": "khac@truong.edu.vn"})
    assert person.confirmed_at is None and scientist_of(token) is None


def test_no_takes_the_name_from_every_page(person, client, site):
    offer = ResearchFactory(organisation=person.organisation, scientists=[person], published=True)
    confirm_scientist(scientist=person)
    page = reverse("scientist", args=[person.slug])
    assert client.get(page).status_code == 200
    Entry.objects.update(is_stale=False)
    decline_scientist(scientist=person)
    assert client.get(page).status_code == 404
    stale = set(Entry.objects.filter(is_stale=True).values_list("key", flat=True))
    assert {offer.key, person.organisation.key} <= stale
    address = reverse("listing_by_number", args=["research", offer.pk])
    assert "Nguyễn Thị Sao" not in client.get(address, follow=True).content.decode()
    assert "Nguyễn Thị Sao" not in client.get(f"/api/v1/research/{offer.pk}").content.decode()
    assert list(offer.scientists.all()) == [] and not Scientist.objects.exists()
    kept = Scientist.everyone.get()
    assert (kept.title_vi, kept.expertise_vi) == ("", "")
    confirm_scientist(scientist=kept)
    assert Scientist.objects.get().slug.startswith("nguyen-thi-sao")


def test_without_an_address_nobody_is_asked():
    person = save_scientist(organisation=OrganisationFactory(), columns={"name": "Lê Văn Không"})
    with pytest.raises(Refused):
        ask_scientist(scientist=person, by=None)
    assert mail.outbox == []
