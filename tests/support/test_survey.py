"""The survey: nameless unless its sender leaves a contact, and a draft need where they want one."""

import pytest

from demand.models import Need
from listings.choices import State
from support.models import SurveyAnswer
from support.survey import KEPT_FOR, NotAllowed, answer, draft_needs, needs_of, of_ticket, ticket
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

ADDRESS, NEED = "/vi/survey/", "/vi/survey/need/"
GIVEN = {
    "organisation_kind": "company",
    "size": "small",
    "ward": "phường Thủ Dầu Một",
    "uses": ["writing"],
    "wishes": ["documents", "images"],
    "wish_text": "Kiểm tra lỗi bề mặt sản phẩm bằng mắt mất 3 người mỗi ca. Muốn máy làm.",
    "training_roles": "tổ trưởng sản xuất",
    "training_headcount": "12",
    "training_level": "introductory",
    "obstacles": ["cost", "skills"],
}
WANTED = GIVEN | {"wants_need": "on"}


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


@pytest.fixture
def told(db):
    values = {name: value for name, value in GIVEN.items() if name != "training_headcount"}
    return answer(language="vi", wants_need=True, training_headcount=12, **values)


def test_an_answer_has_no_name(client, city):
    assert client.post(ADDRESS, GIVEN).url == "/vi/survey/thanks/"
    made = SurveyAnswer.objects.get()
    assert (made.organisation_kind, made.size, made.wishes) == ("company", "small", ["documents", "images"])
    assert (made.organisation_name, made.contact_email, made.consented_at, made.needs) == ("", "", None, [])
    assert client.get("/vi/survey/thanks/").status_code == 200
    assert not Need.objects.exists()


def test_every_question_but_two_may_be_left_out(client, city):
    client.post(ADDRESS, {"organisation_kind": "university", "size": "large"})
    assert SurveyAnswer.objects.count() == 1
    assert client.post(ADDRESS, {"size": "large"}).status_code == 400


def test_a_contact_needs_consent(client, city):
    contact = {"contact_name": "Lê An", "contact_email": "an@example.org", "contact_phone": "0903 000 111"}
    refused = client.post(ADDRESS, GIVEN | contact)
    assert refused.status_code == 400 and "Lê An" in refused.text and not SurveyAnswer.objects.exists()
    client.post(ADDRESS, GIVEN | contact | {"consent": "on"})
    made = SurveyAnswer.objects.get()
    assert made.contact_phone == "0903000111" and made.consent_version and made.consented_at
    assert "checked" not in client.get(ADDRESS).text


def test_a_need_wants_something_to_need(client, city):
    assert (
        client.post(ADDRESS, {"organisation_kind": "company", "size": "small", "wants_need": "on"}).status_code == 400
    )


def test_a_robot_and_a_flood_are_not_kept(client, city, settings):
    client.post(ADDRESS, GIVEN | {"website": "x"})
    settings.API_LIMITS = {"support": 0}
    assert client.post(ADDRESS, GIVEN).status_code == 429
    assert not SurveyAnswer.objects.exists()


def test_what_an_answer_needs(told):
    application, training = needs_of(told)
    assert application.title_vi == "Kiểm tra lỗi bề mặt sản phẩm bằng mắt mất 3 người mỗi ca"
    assert application.summary_vi == GIVEN["wish_text"] and application.nature == "survey"
    assert (training.need_kind, training.headcount, training.level_wanted) == ("training", 12, "introductory")
    assert training.roles_vi == "tổ trưởng sản xuất" and "tổ trưởng sản xuất" in training.title_vi


def test_a_member_who_may_write_has_the_drafts_at_once(city, enter):
    organisation = OrganisationFactory()
    client = enter(organisation, "editor")
    assert client.post(ADDRESS, WANTED).status_code == 302
    needs = Need.objects.filter(organisation=organisation)
    assert {need.need_kind for need in needs} == {"application", "training"}
    assert all(need.state() == State.DRAFT and need.latest_revision.user == client.user for need in needs)
    assert set(SurveyAnswer.objects.get().needs) == {need.key for need in needs}


def test_a_viewer_has_none(city, enter):
    client = enter(OrganisationFactory(), "viewer")
    client.post(ADDRESS, WANTED)
    assert not Need.objects.exists()


def test_after_signing_in_the_answer_becomes_a_need(client, city):
    user = UserFactory(username="an")
    user.set_password("một mật khẩu rất dài")
    user.save()
    own, other = MembershipFactory(user=user).organisation, MembershipFactory(user=user, role="editor").organisation
    foreign, looked_at = OrganisationFactory(), MembershipFactory(user=user, role="viewer").organisation
    client.post(ADDRESS, WANTED)
    assert client.post(NEED, {"organisation": own.slug}).status_code == 302
    assert not Need.objects.exists()
    assert client.login(username="an", password="một mật khẩu rất dài")
    for refused in (foreign.slug, looked_at.slug, "khong-co", ""):
        assert client.post(NEED, {"organisation": refused}).status_code == 404
    assert client.get(NEED).status_code == 405
    assert client.post(NEED, {"organisation": other.slug}).status_code == 302
    assert set(Need.objects.values_list("organisation", flat=True)) == {other.pk}
    count = Need.objects.count()
    assert client.post(NEED, {"organisation": own.slug}).status_code == 404
    assert Need.objects.count() == count


def test_a_ticket_that_is_altered_old_or_used(told, monkeypatch):
    """Attack 7: the session's signed number."""
    good = ticket(told)
    assert of_ticket(good) == told
    assert of_ticket(good[:-1] + ("A" if good[-1] != "A" else "B")) is None
    assert of_ticket("nonsense") is None
    monkeypatch.setattr("django.core.signing.time.time", lambda: told.created_at.timestamp() + KEPT_FOR + 60)
    assert of_ticket(good) is None
    monkeypatch.undo()
    SurveyAnswer.objects.update(needs=["need:1"])
    assert of_ticket(good) is None


def test_the_service_asks_for_itself(told, city):
    organisation, stranger = OrganisationFactory(), UserFactory()
    viewer = MembershipFactory(organisation=organisation, role="viewer").user
    for user in (stranger, viewer):
        with pytest.raises(NotAllowed):
            draft_needs(answer=told, organisation=organisation, by=user)
    SurveyAnswer.objects.update(wants_need=False)
    with pytest.raises(NotAllowed):
        draft_needs(answer=told, organisation=organisation, by=MembershipFactory(organisation=organisation).user)
    assert not Need.objects.exists()
