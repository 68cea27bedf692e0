"""People come in: by asking, by their address, by invitation; and go."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from history.models import StateChange
from organisations.models import Invitation, JoinRequest, Membership, Role
from organisations.personal_data import collect, erase
from organisations.refusals import Refused
from organisations.services import (
    accept_invitation,
    accept_request,
    ask_to_join,
    change_role,
    decline_request,
    invitation_of,
    invitations_to,
    invite,
    remove_member,
    send_again,
    sole_ownerships,
    take_request_back,
    withdraw_invitation,
)
from organisations.services.inviting import A_DAY, A_DAY_UNVERIFIED, MOST_SENDINGS
from organisations.services.renewing import forget
from tests.factories import MembershipFactory, OrganisationFactory, ScientistFactory, UserFactory
from tests.organisations.people import confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return MembershipFactory(organisation__email_domain="truong.edu.vn")


@pytest.fixture
def organisation(owner):
    return owner.organisation


def token():
    """Of the newest letter."""
    return mail.outbox[-1].body.split("/invitations/")[1].split("/")[0]


def test_owners_are_asked_and_answer(owner, organisation):
    person = confirmed("an@khac.vn", first_name="An")
    asked = ask_to_join(user=person, organisation=organisation, message="Tôi ở khoa\n\nhttps://xau.example\n\nnhé")
    letter = mail.outbox[-1]
    assert letter.to == [owner.user.email] and "An" in letter.subject
    assert 'href="https://xau.example"' not in letter.alternatives[0].content, "what was typed is no button"
    accept_request(request=asked, role=Role.EDITOR, by=owner.user)
    assert Membership.objects.get(user=person, organisation=organisation).role == Role.EDITOR
    assert mail.outbox[-1].to == [person.email]
    with pytest.raises(Refused):
        decline_request(request=asked, by=owner.user)


def test_declined(owner, organisation):
    person = confirmed("an@khac.vn")
    decline_request(request=ask_to_join(user=person, organisation=organisation), by=owner.user)
    assert not person.memberships.exists() and mail.outbox[-1].to == [person.email]


def test_one_open_request_at_a_time(organisation):
    person = confirmed("an@khac.vn")
    asked = ask_to_join(user=person, organisation=organisation)
    with pytest.raises(Refused):
        ask_to_join(user=person, organisation=OrganisationFactory())
    take_request_back(request=asked)
    assert ask_to_join(user=person, organisation=OrganisationFactory()) is not None


def test_members_and_people_without_a_confirmed_address_do_not_ask(owner, organisation):
    with pytest.raises(Refused):
        ask_to_join(user=UserFactory(email="x@truong.edu.vn"), organisation=organisation)
    EmailAddress.objects.create(user=owner.user, email=owner.user.email, verified=True)
    with pytest.raises(Refused):
        ask_to_join(user=owner.user, organisation=organisation)


def test_an_address_in_the_domain_lets_in_at_once(owner, organisation):
    person = confirmed("lan@truong.edu.vn")
    assert ask_to_join(user=person, organisation=organisation) is None
    assert person.memberships.get().role == Role.VIEWER and mail.outbox[-1].to == [owner.user.email]


@pytest.mark.parametrize("email", ["lan@sv.truong.edu.vn", "lan@truong.edu.vn.xau.vn", "lan@xtruong.edu.vn"])
def test_a_similar_domain_does_not(organisation, email):
    assert ask_to_join(user=confirmed(email), organisation=organisation) is not None


def test_neither_does_the_domain_of_an_unverified_one_nor_an_unconfirmed_address():
    unverified = OrganisationFactory(verified=False, email_domain="truong.edu.vn")
    assert ask_to_join(user=confirmed("lan@truong.edu.vn"), organisation=unverified) is not None
    person = confirmed("an@khac.vn")
    EmailAddress.objects.create(user=person, email="an@dung.vn", verified=False)
    assert ask_to_join(user=person, organisation=OrganisationFactory(email_domain="dung.vn")) is not None


def test_an_invitation_is_accepted_once_by_its_address(owner, organisation):
    invite(organisation=organisation, email="Lan@Khac.vn", role=Role.EDITOR, by=owner.user)
    found = invitation_of(token())
    assert token() not in (found.token_hash, str(Invitation.objects.values().get())), "only its hash is kept"
    with pytest.raises(Refused):
        accept_invitation(invitation=found, user=confirmed("khac@khac.vn"))
    person = confirmed("lan@khac.vn")
    assert list(invitations_to(person)) == [found]
    assert accept_invitation(invitation=found, user=person).role == Role.EDITOR
    assert invitation_of(token()) is None
    with pytest.raises(Refused):
        accept_invitation(invitation=found, user=person)


def test_an_unconfirmed_address_accepts_nothing(owner, organisation):
    found = invite(organisation=organisation, email="lan@khac.vn", role=Role.OWNER, by=owner.user)
    with pytest.raises(Refused):
        accept_invitation(invitation=found, user=UserFactory(email="lan@khac.vn"))


def test_invitations_run_out_are_withdrawn_and_sent_again(owner, organisation):
    """Attack 7."""
    invitation = invite(organisation=organisation, email="lan@khac.vn", role=Role.VIEWER, by=owner.user)
    first = token()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert invitation_of(first) is None
    send_again(invitation=invitation, by=owner.user)
    assert invitation_of(first) is None and invitation_of(token()) == invitation
    withdraw_invitation(invitation=invitation)
    assert invitation_of(token()) is None
    with pytest.raises(Refused):
        send_again(invitation=invitation, by=owner.user)


def test_the_answer_says_nothing_of_accounts(owner, organisation):
    """Attack 22: with and without an account, the same rows, letters and work."""
    confirmed("co@khac.vn")
    rows = []
    for email in ("co@khac.vn", "khong@khac.vn"):
        invitation = invite(organisation=organisation, email=email, role=Role.VIEWER, by=owner.user)
        rows.append((invitation.role, invitation.sendings, invitation.accepted_at))
    assert rows[0] == rows[1]
    one, other = (letter.body.replace("co@", "").replace("khong@", "") for letter in mail.outbox)
    assert one.split("/invitations/")[0] == other.split("/invitations/")[0]


@pytest.mark.parametrize(("is_verified", "most"), [(True, A_DAY), (False, A_DAY_UNVERIFIED)])
def test_limits_of_a_day(is_verified, most):
    owner = MembershipFactory(organisation__verified=is_verified)
    for number in range(most):
        invite(organisation=owner.organisation, email=f"n{number}@khac.vn", role=Role.VIEWER, by=owner.user)
    with pytest.raises(Refused):
        invite(organisation=owner.organisation, email="mot@khac.vn", role=Role.VIEWER, by=owner.user)
    assert len(mail.outbox) == most
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    invite(organisation=owner.organisation, email="mot@khac.vn", role=Role.VIEWER, by=owner.user)


def test_one_address_gets_five_letters_at_most(owner, organisation):
    for _each in range(MOST_SENDINGS):
        invite(organisation=organisation, email="lan@khac.vn", role=Role.VIEWER, by=owner.user)
    with pytest.raises(Refused):
        invite(organisation=organisation, email="lan@khac.vn", role=Role.VIEWER, by=owner.user)
    assert Invitation.objects.count() == 1


def test_the_last_owner_stays(owner, organisation):
    for act in (
        lambda: remove_member(membership=owner, by=owner.user),
        lambda: change_role(membership=owner, role=Role.VIEWER, by=owner.user),
    ):
        with pytest.raises(Refused):
            act()
    other = MembershipFactory(organisation=organisation, role=Role.EDITOR)
    with pytest.raises(Refused):
        remove_member(membership=owner, by=owner.user)
    assert sole_ownerships(owner.user) == [organisation]
    change_role(membership=other, role=Role.OWNER, by=owner.user)
    assert sole_ownerships(owner.user) == []
    remove_member(membership=owner, by=owner.user)
    assert [each.user for each in organisation.memberships.all()] == [other.user]
    rows = StateChange.objects.filter(kind="membership").order_by("pk").values_list("from_state", "to_state")
    assert list(rows) == [("editor", "owner"), ("owner", "none")]


def test_an_owner_whose_account_is_closed_does_not_count(owner, organisation):
    MembershipFactory(organisation=organisation, user__is_active=False)
    assert sole_ownerships(owner.user) == [organisation]


def test_old_invitations_and_answers_are_forgotten(owner, organisation):
    invite(organisation=organisation, email="lan@khac.vn", role=Role.VIEWER, by=owner.user)
    decline_request(request=ask_to_join(user=confirmed("an@khac.vn"), organisation=organisation), by=owner.user)
    assert forget() == 0
    assert forget(timezone.now() + timedelta(days=200)) == 2


def test_what_is_held_of_a_person_is_given_out_and_erased(owner, organisation):
    person = confirmed("lan@khac.vn")
    MembershipFactory(user=person, organisation=organisation, role=Role.EDITOR)
    JoinRequest.objects.create(user=person, organisation=OrganisationFactory(), message="Xin chào")
    invite(organisation=OrganisationFactory(), email="lan@khac.vn", role=Role.VIEWER, by=owner.user)
    ScientistFactory(name="Lan", email="lan@khac.vn")
    held = collect(person)
    assert [len(part) for part in held.values()] == [1, 1, 1, 1] and held["join_requests"][0]["message"] == "Xin chào"
    erase(person)
    assert not any(collect(person).values())
    with pytest.raises(Refused):
        erase(owner.user)
