"""What waits of enquiries, calls and outcomes stands on the workspace's first page and on the organisation's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enquiries.services import write
from organisations.models import Membership
from proposals.services import open_call, save_call
from tests.factories import MembershipFactory, NeedFactory
from tests.outcomes.making import agreement, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(city):
    return NeedFactory(published=True, title_vi="Hồ sơ tồn đọng")


def tasks(client, organisation):
    """The same on both pages: (title, why, action)."""
    pages = ("/en/workspace/", f"/en/workspace/organisations/{organisation.slug}/")
    home, overview = (
        [(task.title, task.why, task.action) for task in client.get(page).context["tasks"]] for page in pages
    )
    assert home == overview
    return home


def closed(need, decider, at):
    now = timezone.now()
    moments = {"opens_at": now, "closes_at": now + timedelta(hours=1)}
    call = save_call(need=need, asked="Đọc hồ sơ", criteria=[("Giá", 1)], by=decider, **moments)
    open_call(call=call, by=decider)
    at(now + timedelta(hours=1))
    return call


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_an_enquiry_without_an_answer(need, enter):
    asker = MembershipFactory(organisation__name_en="Sao Mai Company")
    write(listing=need, asker=asker.organisation, by=asker.user, text="Chúng tôi làm được.")
    expected = [("Hồ sơ tồn đọng", "Sao Mai Company wrote and has no answer", "Answer")]
    assert tasks(enter(need.organisation, "editor"), need.organisation) == expected
    assert tasks(enter(need.organisation, "viewer"), need.organisation) == []


def test_a_call_that_closed_waits_for_its_decision(need, enter, at):
    decider, colleague = (enter(need.organisation, "editor") for _each in range(2))
    decider.user.first_name = "Thu"
    decider.user.save()
    closed(need, decider.user, at)
    title = "Hồ sơ tồn đọng"
    assert tasks(decider, need.organisation) == [(title, "Closed: the decision is yours", "Read and decide")]
    assert tasks(colleague, need.organisation) == [(title, "Closed: Thu decides", "Read what came")]
    Membership.objects.filter(user=decider.user).delete()
    expected = [(title, "Closed, and nobody is named who decides", "Name somebody")]
    assert tasks(colleague, need.organisation) == expected
    assert tasks(enter(need.organisation, "viewer"), need.organisation) == []


def test_an_outcome_that_the_other_side_recorded(city, enter):
    made = agreement()
    recorded(made)
    owner = made.need.organisation
    asked = [(made.need.title_vi, "The other side recorded the outcome", "Confirm what came of it")]
    assert tasks(enter(owner, "editor"), owner) == asked
