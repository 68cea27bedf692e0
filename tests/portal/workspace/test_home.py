"""What needs a person, on the workspace's first page and on an organisation's: each with one thing to do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from listings.reviewing import FieldComment
from organisations.models import JoinRequest
from portal.support.survey_views import TICKET
from support.models import SurveyAnswer
from support.survey import ticket
from tests.access.world import STATES
from tests.factories import MembershipFactory, OrganisationFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db
HOME = "/en/workspace/"


@pytest.fixture
def organisation(city):
    return OrganisationFactory(name_en="Cloud River University")


def tasks(client, address=HOME):
    return [(task.title, task.action) for task in client.get(address).context["tasks"]]


def test_it_is_for_people_who_signed_in(city):
    assert Client().get(HOME).status_code == 302


def test_a_person_without_an_organisation_is_told_how_to_begin(city, client):
    client.force_login(UserFactory())
    page = client.get(HOME)
    assert page.context["tasks"] == []
    for link in ("/en/workspace/register/", "/en/workspace/join/", "/en/ask/", "/en/account/logout/"):
        assert link in page.text


def test_what_was_sent_back_comes_first_and_then_what_ends(organisation, enter):
    draft = ResearchFactory(organisation=organisation, title_en="Begun")
    soon = ResearchFactory(
        organisation=organisation, title_en="Ends", published=True, expire_at=timezone.now() + timedelta(days=9)
    )
    ResearchFactory(organisation=organisation, published=True, expire_at=timezone.now() + timedelta(days=90))
    sent = STATES["sent-back"](ResearchFactory, organisation=organisation, title_en="Returned")
    STATES["in-review"](ResearchFactory, organisation=organisation)
    for text in ("Number?", "Source?"):
        FieldComment.objects.create(key=sent.key, revision=sent.latest_revision, column="evidence", text=text)
    client = enter(organisation, "editor")
    expected = [("Returned", "Read and correct"), ("Ends", "Renew"), ("Begun", "Go on")]
    assert tasks(client) == expected
    assert tasks(client, f"/en/workspace/organisations/{organisation.slug}/") == expected
    page = client.get(HOME).text
    assert "Sent back with 2 comments" in page
    assert f"/en/workspace/listings/research/{soon.pk}/" in page and f"/research/{draft.pk}/" in page


def test_a_viewer_is_asked_for_nothing_that_they_may_not_do(organisation, enter):
    ResearchFactory(organisation=organisation)
    JoinRequest.objects.create(organisation=organisation, user=UserFactory())
    assert tasks(enter(organisation, "viewer")) == []


def test_owners_answer_requests_and_ask_for_verification(city, enter):
    unverified = OrganisationFactory(verified=False, name_en="New Company")
    JoinRequest.objects.create(organisation=unverified, user=UserFactory())
    client = enter(unverified)
    assert tasks(client) == [("New Company", "Answer"), ("New Company", "Ask for verification")]
    assert "1 person asks to join" in client.get(HOME).text
    assert tasks(enter(unverified, "editor")) == []


def test_a_verification_that_ends_is_renewed(organisation, enter):
    client = enter(organisation)
    assert tasks(client) == []
    type(organisation).objects.filter(pk=organisation.pk).update(verified_until=timezone.now() + timedelta(days=20))
    assert tasks(client) == [("Cloud River University", "Renew the verification")]


def test_an_answer_to_the_survey_waits_for_an_organisation(organisation, enter):
    values = {
        "language": "en",
        "organisation_kind": "company",
        "size": "small",
        "wants_need": True,
        "wishes": ["images"],
    }
    answer = SurveyAnswer.objects.create(**values)
    client = enter(organisation, "editor")
    session = client.session
    session[TICKET] = ticket(answer)
    session.save()
    assert "/en/survey/need/" in client.get(HOME).text
    client.post("/en/survey/need/", {"organisation": organisation.slug})
    assert "/en/survey/need/" not in client.get(HOME).text
    assert [action for _title, action in tasks(client)] == ["Go on"]


def test_the_figures_of_an_organisation(organisation, enter):
    ResearchFactory(organisation=organisation, published=True)
    ResearchFactory(organisation=organisation)
    context = enter(organisation, "viewer").get(f"/en/workspace/organisations/{organisation.slug}/").context
    assert {state: number for state, _label, number in context["states"]} == {"draft": 1, "published": 1}
    assert context["total"] == {"views": 0, "matches": 0}


def test_many_listings_ask_no_more_of_the_database(organisation, enter, django_assert_max_num_queries):
    client = enter(organisation, "editor")
    ResearchFactory(organisation=organisation)
    client.get(HOME)
    with django_assert_max_num_queries(60) as few:
        client.get(HOME)
    for state in STATES:
        STATES[state](ResearchFactory, organisation=organisation)
    with django_assert_max_num_queries(len(few) + 1):  # the comments on what was sent back
        client.get(HOME)


def test_each_membership_has_its_own_rights(organisation, city):
    user, other = UserFactory(), OrganisationFactory()
    MembershipFactory(user=user, organisation=organisation, role="viewer")
    MembershipFactory(user=user, organisation=other, role="editor")
    ResearchFactory(organisation=organisation, title_en="Of one")
    ResearchFactory(organisation=other, title_en="Of the other")
    client = Client()
    client.force_login(user)
    assert tasks(client) == [("Of the other", "Go on")]
