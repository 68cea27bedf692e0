"""City staff answer from the queue: the oldest first, with what to look at."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from history.models import Access
from organisations.checks import BAD, GOOD, LOOK, checks
from organisations.models import Membership, Organisation, Verification
from organisations.services import ask_for_verification, ask_to_join, change_profile, standing_of
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.organisations.people import confirmed

pytestmark = pytest.mark.django_db


def asked_by(owner=None, **columns):
    organisation = OrganisationFactory(verified=False, **columns)
    MembershipFactory(organisation=organisation, user=owner or UserFactory())
    return ask_for_verification(organisation=organisation)


def test_the_oldest_first_and_overdue_marked(moderator_client):
    new, old = asked_by(), asked_by()
    yesterday = timezone.localdate() - timedelta(days=1)
    Verification.objects.filter(pk=old.pk).update(asked_at=timezone.now() - timedelta(days=9), due_on=yesterday)
    page = moderator_client.get(reverse("verification_queue"))
    assert list(page.context["object_list"]) == [old, new]
    assert page.content.decode().count("w-status--primary") == 1
    assert reverse("verification_queue") in moderator_client.get("/admin/").content.decode()


def test_refused_with_ready_and_own_words_then_verified(moderator_client, moderator):
    asked = asked_by()
    address = reverse("verification_decision", args=[asked.pk])
    assert moderator_client.get(address).status_code == 200
    assert moderator_client.post(address, {"decision": "refuse"}).status_code == 200, "a refusal says why"
    assert moderator_client.post(address, {}).status_code == 200
    moderator_client.post(address, {"decision": "refuse", "ready": ["2"], "reason": "Xin gửi giấy phép."})
    asked.refresh_from_db()
    assert asked.decided_by == moderator and asked.reason.endswith("Xin gửi giấy phép.") and "\n" in asked.reason
    assert asked.reason in mail.outbox[-1].body
    assert moderator_client.get(address, follow=True).status_code == 404, "it is answered"
    organisation = Organisation.objects.get(pk=asked.organisation_id)
    again = ask_for_verification(organisation=organisation)
    page = moderator_client.get(reverse("verification_decision", args=[again.pk])).content.decode()
    assert "Xin gửi giấy phép." in page
    moderator_client.post(reverse("verification_decision", args=[again.pk]), {"decision": "verify"})
    organisation.refresh_from_db()
    assert standing_of(organisation) == "verified"


def test_who_may_not_answer_sees_nothing(city):
    asked, client = asked_by(), Client()
    client.force_login(asked.organisation.memberships.get().user)
    for address in (reverse("verification_queue"), reverse("verification_decision", args=[asked.pk])):
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, {"decision": "verify"}).status_code in (302, 403)
    asked.refresh_from_db()
    assert asked.decided_at is None


def test_what_is_checked():
    owner = confirmed("lan@truong.edu.vn")
    good = asked_by(
        owner, email_domain="truong.edu.vn", code="0300588569", website="https://truong.edu.vn"
    ).organisation
    assert [check.state for check in checks(good)] == [LOOK, GOOD, GOOD, GOOD]
    bad = asked_by(code="0300588560", name_vi=good.name_vi.upper(), email_domain="khac.vn").organisation
    assert [check.state for check in checks(bad)] == [LOOK, BAD, BAD, BAD]
    abroad = asked_by(country="SG", registration_number="1", name_vi="Xa", name_en="Far").organisation
    assert [check.state for check in checks(abroad)] == [LOOK, LOOK, LOOK, GOOD]
    assert not any("lan@" in check.says for check in checks(good))


def test_a_change_is_shown_beside_what_is_public_and_saved_only_by_the_answer(moderator_client):
    organisation = MembershipFactory(organisation__name_vi="Tên Cũ").organisation
    change_profile(organisation=organisation, by=None, columns={"name_vi": "Tên Mới"})
    address = reverse("verification_decision", args=[Verification.objects.get().pk])
    page = moderator_client.get(address).content.decode()
    assert "Tên Cũ" in page and "Tên Mới" in page
    assert Organisation.objects.get(pk=organisation.pk).name_vi == "Tên Cũ"
    moderator_client.post(address, {"decision": "verify"})
    assert Organisation.objects.get(pk=organisation.pk).name_vi == "Tên Mới"


def test_staff_answer_where_there_is_no_owner(moderator_client):
    orphan, owned = OrganisationFactory(), MembershipFactory().organisation
    mine = ask_to_join(user=confirmed("an@khac.vn"), organisation=orphan)
    theirs = ask_to_join(user=confirmed("binh@khac.vn"), organisation=owned)
    assert moderator_client.get(reverse("verification_queue")).context["orphans"] == [mine]
    assert Access.objects.filter(key="join-requests").count() == 1, "a look at addresses is noted"
    moderator_client.post(reverse("answer_join_request", args=[mine.pk]), {"answer": "accept"})
    assert Membership.objects.get(organisation=orphan).role == "owner"
    address = reverse("answer_join_request", args=[theirs.pk])
    assert moderator_client.post(address, {"answer": "accept"}).status_code in (302, 403)
    assert owned.memberships.count() == 1
