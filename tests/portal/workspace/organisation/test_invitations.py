"""Attack 22 and the way of an invitation through its pages."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from organisations.models import Invitation, Membership
from tests.organisations.people import confirmed

pytestmark = pytest.mark.django_db


def link():
    return "/vi/workspace/invitations/" + mail.outbox[-1].body.split("/invitations/")[1].split()[0]


def invite(client, organisation, email, role="editor"):
    return client.post(
        reverse("workspace_invite", args=[organisation.slug]), {"email": email, "role": role}, follow=True
    )


def test_the_page_answers_alike_with_and_without_an_account(mine, enter):
    owner = enter(mine, "owner")
    confirmed("co@khac.vn")
    pages = []
    for email in ("co@khac.vn", "ko@khac.vn"):
        answer = invite(owner, mine, email)
        said = [str(message) for message in answer.context["messages"]]
        pages.append((answer.status_code, [each.replace(email, "…") for each in said]))
        Invitation.objects.all().delete()
    assert pages[0] == pages[1]
    assert [letter.to for letter in mail.outbox] == [["co@khac.vn"], ["ko@khac.vn"]]


def test_a_stranger_is_led_to_sign_in_or_up_and_back(mine, enter):
    invite(enter(mine, "owner"), mine, "lan@khac.vn")
    page = Client().get(link())
    assert page.status_code == 200
    for name in ("account_login", "account_signup"):
        assert f"{reverse(name)}?next={link()}" in page.content.decode()
    Client().post(link())
    assert Membership.objects.filter(organisation=mine).count() == 1


def test_accepted_once_by_the_holder(mine, enter):
    invite(enter(mine, "owner"), mine, "lan@khac.vn")
    address, wrong, right = link(), Client(), Client()
    wrong.force_login(confirmed("khac@khac.vn"))
    right.force_login(confirmed("lan@khac.vn"))
    wrong.post(address)
    page = wrong.get(address).content.decode()
    assert "lan@khac.vn" not in page, "whose address it is stays between sender and reader"
    assert Membership.objects.filter(organisation=mine).count() == 1
    assert right.post(address)["Location"] == reverse("workspace_organisation", args=[mine.slug])
    assert Membership.objects.get(organisation=mine, user__email="lan@khac.vn").role == "editor"
    assert right.get(address).status_code == 410 and wrong.post(address).status_code == 410


def test_found_without_the_letter_by_the_holder_only(mine, enter):
    invite(enter(mine, "owner"), mine, "lan@khac.vn")
    number = Invitation.objects.get().pk
    wrong, right = Client(), Client()
    wrong.force_login(confirmed("khac@khac.vn"))
    right.force_login(confirmed("lan@khac.vn"))
    assert wrong.post(reverse("accept_my_invitation", args=[number])).status_code == 404
    assert str(mine) in right.get(reverse("join_organisation")).content.decode()
    right.post(reverse("accept_my_invitation", args=[number]))
    assert Membership.objects.filter(organisation=mine, user__email="lan@khac.vn").exists()


def test_a_made_up_token_is_over(city, client):
    assert client.get(reverse("organisation_invitation", args=["x" * 43])).status_code == 410


def test_members_are_changed_removed_and_leave(mine, enter):
    owner, editor = enter(mine, "owner"), enter(mine, "editor")
    membership = editor.user.memberships.get()
    owner.post(reverse("workspace_set_role", args=[mine.slug, membership.pk]), {"role": "owner"})
    membership.refresh_from_db()
    assert membership.role == "owner"
    own = owner.user.memberships.get()
    owner.post(reverse("workspace_leave", args=[mine.slug]))
    assert not Membership.objects.filter(pk=own.pk).exists()
    answer = editor.post(reverse("workspace_leave", args=[mine.slug]), follow=True)
    assert Membership.objects.filter(pk=membership.pk).exists(), "the last owner stays"
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_a_request_is_answered_on_the_page(mine, enter):
    person = Client()
    person.force_login(user := confirmed("an@khac.vn"))
    person.post(reverse("ask_to_join", args=[mine.slug]), {"message": "Tôi ở phòng R&D <b>"})
    owner = enter(mine, "owner")
    page = owner.get(reverse("workspace_members", args=[mine.slug])).content.decode()
    assert "Tôi ở phòng R&amp;D &lt;b&gt;" in page
    asked = mine.join_requests.get()
    address = reverse("workspace_answer_request", args=[mine.slug, asked.pk])
    owner.post(address, {"answer": "accept", "role": "editor"})
    assert user.memberships.get().role == "editor"
    again = owner.post(address, {"answer": "decline"}, follow=True)
    assert "error" in [message.level_tag for message in again.context["messages"]]


def test_a_wrong_address_is_shown_with_its_error(mine, enter):
    answer = invite(enter(mine, "owner"), mine, "không phải thư")
    assert answer.status_code == 200 and "email" in answer.context["form"].errors
    assert "không phải thư" in answer.content.decode() and mail.outbox == []
    made_up = invite(enter(mine, "owner"), mine, "lan@khac.vn", role="chief")
    assert "role" in made_up.context["form"].errors and not Invitation.objects.exists()
