"""Who learnt a withheld name, by an enquiry that its owner accepted, reads it in the call too; nobody else does."""

import pytest
from django.core import mail
from django.test import Client

from enquiries.services import accept, decline, write
from proposals.naming import names_learnt
from proposals.services import decide
from tests.factories import NeedFactory
from tests.proposals.conftest import CLOSES, sent

pytestmark = pytest.mark.django_db
NAMES = ("Kín Tiếng", "Quiet Ltd")


@pytest.fixture
def two(withheld):
    """(proposal, its owner) twice; the first one's enquiry is accepted, the second one's declined."""
    found = [sent(withheld.call), sent(withheld.call)]
    for (proposal, user), answer in zip(found, (accept, decline), strict=True):
        enquiry = write(listing=withheld.need, asker=proposal.organisation, by=user, text="Chúng tôi làm được.")
        answer(enquiry=enquiry, by=withheld.owner, **({"reason": "timing"} if answer is decline else {}))
    mail.outbox.clear()
    return found


def told(text: str) -> bool:
    return any(name in text for name in NAMES)


def pages(need, proposal):
    """Those of the call that say whose it is."""
    workspace = "/workspace/proposals/"
    own = (workspace, f"{workspace}{proposal.pk}/", f"{workspace}{proposal.pk}/approach/")
    for page in (*own, f"/needs/{need.pk}/call/", f"/workspace/needs/{need.pk}/answer/"):
        yield from (f"/vi{page}", f"/en{page}")


def test_the_pages_of_the_call_name_it_to_that_party_alone(withheld, two, signed):
    (first, one), (second, other) = two
    for proposal, user, knows in ((first, one, True), (second, other, False)):
        client = signed(user)
        for page in pages(withheld.need, proposal):
            assert told(client.get(page).text) == knows, page
    assert not told(Client().get(f"/vi/needs/{withheld.need.pk}/call/").text)


def test_no_page_outside_the_thread_and_the_call_names_it(withheld, two, signed, engine):
    client, need = signed(two[0][1]), withheld.need
    public = (
        f"/vi/needs/{need.pk}/{need.slug}/",
        f"/en/needs/{need.pk}/{need.slug}/matches/",
        "/vi/search/?q=ho+so",
        f"/api/v1/listings/{need.key}",
        "/vi/workspace/alerts/",
    )
    for page in public:
        assert not told(client.get(page, follow=True).text), page


def test_another_call_of_the_same_owner_stays_unnamed(withheld, two):
    other = NeedFactory(published=True, organisation=withheld.organisation)
    known = names_learnt([two[0][0].organisation_id])
    assert {key for _organisation, key in known} == {withheld.need.key} != {other.key}


def test_the_letters_of_the_call_name_it_to_that_party_alone(withheld, two, at):
    at(CLOSES)
    reasons = {proposal.pk: "Rõ" for proposal, _user in two}
    decide(call=withheld.call, chosen=None, reason="Chưa đủ", reasons=reasons, by=withheld.owner)
    texts = {letter.to[0]: str(letter.message()) + letter.body for letter in mail.outbox}
    assert [told(texts[user.email]) for _proposal, user in two] == [True, False]


def test_who_opened_it_is_named_to_who_knows_whose_it_is(withheld, two, signed, at):
    withheld.owner.first_name = "Thu Ngân"
    withheld.owner.save()
    at(CLOSES)
    owner = signed(withheld.owner)
    for proposal, user in two:
        owner.get(f"/vi/workspace/needs/{withheld.need.pk}/call/proposals/{proposal.pk}/")
        assert ("Thu Ngân" in signed(user).get(f"/vi/workspace/proposals/{proposal.pk}/").text) == (user == two[0][1])


def test_the_list_of_proposals_asks_once_for_what_is_known(withheld, two, signed, django_assert_max_num_queries):
    client = signed(two[0][1])
    client.get("/vi/workspace/proposals/")
    with django_assert_max_num_queries(20) as asked:
        client.get("/vi/workspace/proposals/")
    assert sum("enquiries_enquiry" in each["sql"] for each in asked.captured_queries) == 1
