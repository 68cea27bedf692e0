"""The pages of both sides: recorded, confirmed, disputed, told; and nobody else's."""

import pytest
from django.test import Client

from enquiries.models import Enquiry
from history.models import StateChange
from listings.services import change_standing
from outcomes.choices import State
from outcomes.models import Outcome
from tests.factories import MembershipFactory, UserFactory
from tests.outcomes.making import SAID, agreement, confirmed, recorded

pytestmark = pytest.mark.django_db
SENT = SAID | {"happened_on": "2026-10-01", "publicity": "told", "version": "0"}


def entered(user):
    client = Client()
    client.force_login(user)
    return client


def page(made, part="", language="en"):
    return f"/{language}/workspace/enquiries/{made.enquiry.pk}/outcome/{part}"


def test_both_sides_journey(city):
    made = agreement()
    asker, owner = entered(made.asker), entered(made.owner)
    assert asker.get(page(made), follow=True).redirect_chain == [(page(made, "record/"), 302)]
    assert asker.post(page(made, "record/"), SENT).url == page(made)
    assert "it is the turn of" in asker.get(page(made)).text
    asked = owner.get(page(made)).text
    assert "Confirm it" in asked and SAID["title_en"] in asked
    assert owner.get("/en/workspace/").text.count("Confirm what came of it") == 1
    assert owner.post(page(made, "confirm/"), {"publicity": "told", "version": "1"}).url == page(made)
    assert Outcome.objects.get().is_public
    assert "Confirm what came of it" not in owner.get("/en/workspace/").text
    for public in (
        "/en/outcomes/",
        f"/en/needs/{made.need.pk}/{made.need.slug}/",
        f"/en/research/{made.offer.pk}/{made.offer.slug}/",
        f"/en/organisations/{made.enquiry.asker.slug}/",
        f"/en/organisations/{made.enquiry.owner.slug}/",
    ):
        assert SAID["title_en"] in Client().get(public).text, public
    assert SAID["title_vi"] in Client().get("/vi/outcomes/").text
    owner.post(page(made, "publicity/"), {"publicity": "no"})
    assert SAID["title_en"] not in Client().get("/en/outcomes/").text


def test_a_dispute_is_a_task_of_the_other_side(city):
    made = agreement()
    recorded(made)
    owner, asker = entered(made.owner), entered(made.asker)
    assert owner.post(page(made, "dispute/"), {"version": "1", "reason": ""}).status_code == 400
    owner.post(page(made, "dispute/"), {"version": "1", "reason": "Chưa ký"})
    assert "Read and correct" in asker.get("/en/workspace/").text
    assert "Chưa ký" in asker.get(page(made, "record/")).text
    answer = asker.post(page(made, "record/"), SENT | {"version": "1", "kind": "contract"})
    assert answer.status_code == 302
    row = Outcome.objects.get()
    assert (row.state, row.kind, row.version) == (State.PROPOSED, "contract", 2)


def test_what_was_changed_meanwhile_is_not_confirmed(city):
    made = agreement()
    recorded(made)
    entered(made.asker).post(page(made, "record/"), SENT | {"version": "1"})
    answer = entered(made.owner).post(page(made, "confirm/"), {"publicity": "told", "version": "1"})
    assert answer.status_code == 400 and "changed meanwhile" in answer.text
    assert Outcome.objects.get().state == State.PROPOSED


def test_a_form_with_errors_keeps_what_was_typed(city):
    made = agreement()
    answer = entered(made.asker).post(
        page(made, "record/"), SENT | {"title_vi": "", "title_en": "", "happened_on": "2999-01-01"}
    )
    assert answer.status_code == 400
    assert SAID["text_vi"] in answer.text and "still to come" in answer.text
    assert not Outcome.objects.exists()


def test_an_owner_whose_listing_withholds_its_name_is_asked_whether_it_may_stand_there(city):
    made = agreement()
    change_standing(listing=made.need, audience="withheld")
    assert 'value="named"' in entered(made.owner).get(page(made, "record/")).text
    assert 'value="named"' not in entered(made.asker).get(page(made, "record/")).text
    answer = entered(made.asker).post(page(made, "record/"), SENT | {"publicity": "named"})
    assert answer.status_code == 400 and not Outcome.objects.exists()


PARTS = ("", "record/", "confirm/", "dispute/", "publicity/")


@pytest.mark.parametrize("who", ["anonymous", "person", "viewer", "stranger", "staff"])
def test_nobody_else_finds_any_of_it(city, editor, who):
    made = agreement()
    recorded(made)
    people = {
        "anonymous": Client,
        "person": lambda: entered(UserFactory()),
        "viewer": lambda: entered(MembershipFactory(organisation=made.enquiry.owner, role="viewer").user),
        "stranger": lambda: entered(MembershipFactory().user),
        "staff": lambda: entered(editor),
    }
    client, before = people[who](), StateChange.objects.count()
    for part in PARTS:
        for answer in (
            client.get(page(made, part)),
            client.post(page(made, part), SENT | {"version": "1", "reason": "x", "publicity": "told"}),
        ):
            assert SAID["title_vi"] not in answer.text
            assert answer.status_code in (302 if who == "anonymous" else 404, 405), part
            assert answer.status_code != 302 or "/login/" in answer["Location"]
    assert StateChange.objects.count() == before
    assert Outcome.objects.get().version == 1


def test_there_is_no_page_before_the_agreement(city):
    made = agreement()
    Enquiry.objects.update(state="in_discussion")
    for part in PARTS[:2]:
        assert entered(made.asker).get(page(made, part)).status_code == 404


def test_markup_that_was_typed_is_text(city):
    made = agreement()
    confirmed(made, title_vi="<script>alert(1)</script>", text_vi="<b onclick=x>đậm</b>")
    for public in ("/vi/outcomes/", page(made, language="vi")):
        shown = entered(made.owner).get(public).text
        assert "<script>alert" not in shown and "<b onclick" not in shown


def test_agreements_without_an_outcome_are_asked_about_after_a_while(city):
    from datetime import timedelta

    from django.utils import timezone

    made = agreement()
    client = entered(made.owner)
    assert "say what came of it" not in client.get("/en/workspace/").text
    Enquiry.objects.update(state_at=timezone.now() - timedelta(days=15))
    assert "say what came of it" in client.get("/en/workspace/").text


def test_tasks_take_two_queries(city, django_assert_num_queries):
    from portal.outcomes.tasks import outcome_tasks

    made = agreement()
    recorded(made)
    memberships = {each.organisation_id: each for each in made.owner.memberships.select_related("organisation")}
    with django_assert_num_queries(2):
        assert len(outcome_tasks(memberships)) == 1
