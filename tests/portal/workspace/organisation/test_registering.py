"""A person brings their organisation in, from here or from abroad, or finds it there already."""

import pytest
from django.test import Client
from django.urls import reverse

from organisations.models import JoinRequest, Membership, Organisation
from tests.factories import OrganisationFactory, UserFactory
from tests.organisations.people import confirmed

pytestmark = pytest.mark.django_db

HERE = {
    "kind": "company",
    "name_vi": "Công ty Thử Nghiệm",
    "name_en": "Trial Company",
    "code": "0300 588 569",
    "address": "12 Lê Lợi",
    "ward": "phường Sài Gòn",
    "website": "thu-nghiem.vn",
    "email_domain": "lan@Thu-Nghiem.vn",
}
ABROAD = {
    "kind": "university",
    "name_en": "National Trial University",
    "country": "SG",
    "registration_number": "200604346E",
    "address": "21 Lower Kent Ridge Road",
}


@pytest.fixture
def person(city):
    client = Client()
    client.user = confirmed("lan@thu-nghiem.vn")
    client.force_login(client.user)
    return client


def address(name="register_organisation", *args, **query):
    return reverse(name, args=args, query=query or None)


def test_from_here(person):
    assert "phường Bến Thành" in person.get(address()).content.decode(), "wards are offered"
    answer = person.post(address(), HERE)
    made = Organisation.objects.get(slug="cong-ty-thu-nghiem")
    assert answer["Location"] == address("workspace_verification", made.slug)
    assert (made.code, made.email_domain, made.website) == ("0300588569", "thu-nghiem.vn", "https://thu-nghiem.vn")
    assert not made.is_verified and Membership.objects.get(organisation=made).user == person.user
    page = person.post(address("workspace_ask_verification", made.slug), follow=True)
    assert made.verifications.open().count() == 1 and page.context["standing"] == "submitted"


def test_from_abroad(person):
    form = person.get(address(**{"from": "abroad"})).content.decode()
    assert "Xing" in form or "Singapore" in form
    person.post(address(**{"from": "abroad"}), ABROAD)
    made = Organisation.objects.get(country="SG")
    assert (made.name_vi, made.code, made.ward) == ("National Trial University", "", "")
    again = person.post(address(**{"from": "abroad"}), ABROAD | {"registration_number": "200604346e"})
    assert address("ask_to_join", made.slug) in again.content.decode()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("code", "0300588560"),
        ("code", "12/QĐ"),
        ("code", ""),
        ("email_domain", "gmail.com"),
        ("email_domain", "không phải"),
        ("name_vi", ""),
        ("name_vi", "Xem https://xau.example"),
        ("website", "javascript:alert(1)"),
        ("kind", "party"),
        ("ward", ""),
    ],
)
def test_refusals_name_the_field_and_keep_what_was_typed(person, column, value):
    answer = person.post(address(), HERE | {column: value})
    assert answer.status_code == 200 and column in answer.context["form"].errors
    assert "Trial Company" in answer.content.decode()
    assert Organisation.objects.filter(memberships__user=person.user).count() == 0


def test_a_university_may_give_the_number_of_a_decision(person):
    person.post(address(), HERE | {"kind": "university", "code": "QĐ 15/CP"})
    assert Organisation.objects.filter(code="QĐ15/CP").exists()


def test_a_known_code_leads_to_joining_and_names_nobody(person):
    known = OrganisationFactory(code="0300588569", name_vi="Đơn vị Đã Có")
    owner = Membership.objects.create(user=UserFactory(email="chu@don-vi.vn"), organisation=known, role="owner").user
    page = person.post(address(), HERE).content.decode()
    assert address("ask_to_join", known.slug) in page and "Đơn vị Đã Có" in page
    joining = person.get(address("ask_to_join", known.slug)).content.decode()
    assert owner.email not in page + joining and owner.username not in page + joining
    assert Organisation.objects.filter(code="0300588569").count() == 1


def test_nobody_registers_without_end(person):
    for _each in range(5):
        Membership.objects.create(user=person.user, organisation=OrganisationFactory(verified=False), role="owner")
    assert person.post(address(), HERE).context["form"].errors
    assert not Organisation.objects.filter(name_vi=HERE["name_vi"]).exists()


def test_without_a_confirmed_address_nothing_is_registered(city):
    client = Client()
    client.force_login(UserFactory())
    assert address("account_email") in client.get(address()).content.decode()
    client.post(address(), HERE)
    assert not Organisation.objects.filter(name_vi=HERE["name_vi"]).exists()


def test_looking_for_an_organisation_without_diacritics(person):
    wanted = OrganisationFactory(name_vi="Trường Đại học Bách Khoa")
    OrganisationFactory(name_vi="Đại học Bách Thảo chưa xác thực", verified=False)
    for words in ("dai hoc bach kh", "ĐẠI HỌC BÁCH", "bach khoa dai hoc"):
        assert person.get(address("join_organisation", q=words)).context["found"] == [wanted], words
    assert person.get(address("join_organisation", q="%_'")).context["found"] == []


def test_asking_and_taking_back(person):
    wanted = OrganisationFactory()
    person.post(address("ask_to_join", wanted.slug), {"message": "Chào"})
    asked = JoinRequest.objects.get(user=person.user)
    assert wanted.name_vi in person.get(address("join_organisation")).content.decode()
    other = Client()
    other.force_login(confirmed("khac@khac.vn"))
    assert other.post(address("take_back_join_request", asked.pk)).status_code == 404
    person.post(address("take_back_join_request", asked.pk))
    asked.refresh_from_db()
    assert asked.outcome == "taken-back"
    assert person.get(address("ask_to_join", "khong-co")).status_code == 404


def test_a_question_and_its_error_read_as_one_sentence(person):
    page = person.post(address(), {**HERE, "kind": "", "ward": ""}).content.decode()
    assert "?:" not in page
    assert page.count("error-summary") == 1
