"""Every route of an enquiry by everybody (attacks 2 and 3): its two sides enter, each as far as their role goes."""

import pytest
from django.urls import reverse

from enquiries.models import Contact, Enquiry, Message
from enquiries.services import Upload, answer, write
from history.models import StateChange
from organisations.access import Action
from portal.enquiries.access import ENQUIRY
from tests.access.routes import own_routes
from tests.factories import MembershipFactory, OrganisationFactory, ResearchFactory

ROUTES = [route for route in own_routes() if getattr(route.rule, "on", "") == ENQUIRY]
OWN = [route for route in ROUTES if route.view.__module__.startswith("portal.enquiries")]


def address(route, enquiry, document=1):
    given = {"enquiry": enquiry.pk, "document": document}
    return reverse(route.name, kwargs={name: given[name] for name in route.params})


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Enquiry, Message, Contact, StateChange)]


def test_there_are_routes_to_walk():
    assert {"enquiry", "enquiry_file", "enquiry_accept", "enquiry_decline"} <= {route.name for route in OWN}


@pytest.mark.parametrize("route", OWN, ids=lambda route: route.name)
def test_nobody_but_the_two_sides_enters(route, city, two, begun, enter, client, moderator_client, editor_client):
    answer(enquiry=begun, by=two.minh, text="Điều kín", files=[Upload("kin.pdf", b"%PDF-1.4\n%%EOF")])
    document = begun.messages.last().files.get().pk
    outsiders = [enter(OrganisationFactory()), moderator_client, editor_client]
    before = everything()
    for outsider in outsiders:
        for ask in (outsider.get, outsider.post):
            response = ask(address(route, begun, document))
            assert response.status_code in (404, 405), (route.name, response.status_code)
            assert "Điều kín" not in response.content.decode()
    client.logout()
    response = client.get(address(route, begun, document))
    assert response.status_code == 405 or "/login/" in response["Location"]
    assert everything() == before


@pytest.mark.parametrize("route", OWN, ids=lambda route: route.name)
def test_viewers_read_and_change_nothing(route, two, begun, enter):
    answer(enquiry=begun, by=two.minh, text="x", files=[Upload("kin.pdf", b"%PDF-1.4\n%%EOF")])
    document, viewers = begun.messages.last().files.get().pk, [enter(each, "viewer") for each in (two.asker, two.owner)]
    before = everything()
    for viewer in viewers:
        got = viewer.get(address(route, begun, document))
        if got.streaming:  # read to its end, the file is closed
            assert b"".join(got.streaming_content).startswith(b"%PDF")
        assert (got.status_code == 200) is (route.rule.action == Action.LOOK)
        assert viewer.post(address(route, begun, document), {"text": "x"}).status_code in (404, 405)
    assert everything() == before


def test_a_file_of_another_enquiry_is_not_there(two, begun, anna, enter):
    """Attack 3: a permitted enquiry with a foreign file."""
    stranger = MembershipFactory(role="editor")
    other = write(
        listing=ResearchFactory(published=True, organisation=two.owner),
        asker=stranger.organisation,
        by=stranger.user,
        text="x",
        files=[Upload("kin.pdf", b"%PDF")],
    )
    file = other.messages.get().files.get()
    assert anna.get(reverse("enquiry_file", args=[begun.pk, file.pk])).status_code == 404
    assert anna.get(reverse("enquiry_file", args=[other.pk, file.pk])).status_code == 404


def test_a_listing_that_is_not_visible_cannot_be_asked_for(two, anna):
    draft = ResearchFactory(organisation=two.owner)
    assert anna.get(reverse("new_enquiry", args=["research", draft.pk])).status_code == 404
    assert anna.post(reverse("new_enquiry", args=["research", draft.pk]), {"text": "x"}).status_code == 404


def test_no_address_of_the_media_folder_serves_a_file(two, begun, anna, editor_client):
    answer(enquiry=begun, by=two.minh, text="x", files=[Upload("kin.png", b"png")])
    path = begun.messages.last().files.get().file.name
    for client in (anna, editor_client):
        assert client.get(f"/media/{path}").status_code == 404


def test_staff_see_states_and_times_and_no_text(city, two, begun, begun_unnamed, editor_client):
    page = editor_client.get(reverse("enquiry:index"))
    assert page.status_code == 200
    told = page.content.decode()
    assert two.offer.key in told and "Công ty Sao Mai" in told
    for hidden in ("Chúng tôi muốn tìm hiểu", "Ánh Dương", two.anna.email):
        assert hidden not in told
    assert editor_client.post(reverse("enquiry:edit", args=[begun.pk]), {"state": "agreed"}).status_code in (302, 403)
    begun.refresh_from_db()
    assert begun.state == "sent"
