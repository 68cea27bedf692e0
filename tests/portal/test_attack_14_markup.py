"""Attack 14: markup that somebody typed is text wherever it is read, also where it is cut, marked or mailed."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from listings.services import approve, send_back, submit, submit_batch
from search.sync import drain
from tests.factories import OrganisationFactory, ResearchFactory
from tests.listings.helpers import fresh, member, ready

pytestmark = pytest.mark.django_db
EVIL = "Nhận dạng </script><script>alert(1)</script><img src=x onerror=alert(2)> hồ sơ"
LIVE = re.compile(r"<script>alert|<img src=x|</script><script>a", re.IGNORECASE)


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


@pytest.fixture
def listing(site):
    organisation = OrganisationFactory(name_vi=EVIL, name_en=EVIL)
    made = ResearchFactory(
        organisation=organisation,
        title_vi=EVIL,
        title_en=EVIL,
        summary_vi=EVIL,
        body_vi=EVIL,
        place="<b>x",
        published=True,
    )
    drain()
    return made


def test_pages_results_suggestions_and_feeds(listing, client):
    asked = {"q": "nhận dạng hồ sơ"}
    pages = {
        "listing": client.get(reverse("listing_by_number", args=["research", listing.pk]), follow=True),
        "search": client.get("/vi/search/", asked),
        "in English": client.get("/en/search/", {"q": "<script>alert(1)</script>"}),
        "suggestions": client.get(reverse("suggest"), {"q": "nhận dạng"}, headers={"HX-Request": "true"}),
        "matches": client.post(reverse("match"), {"text": f"{EVIL} cho phường"}),
    }
    assert "alert(1)" in pages["listing"].content.decode() and "alert(1)" in pages["search"].content.decode()
    for name, answer in pages.items():
        assert answer.status_code == 200, name
        assert not LIVE.search(answer.content.decode()), name


def test_the_api_says_what_its_answers_are(listing, client):
    for address in (f"/api/v1/listings/{listing.key}", "/api/v1/search?q=nhận+dạng", "/api/v1/suggest?q=nhận"):
        answer = client.get(address)
        assert answer.status_code == 200 and answer["Content-Type"].startswith("application/json")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_letters_the_queue_and_its_messages(site, moderator_client, moderator):
    owner = member(OrganisationFactory(name_vi=EVIL), language="vi")
    organisation = owner.memberships.get().organisation
    one, other = (ready(organisation=organisation, title_vi=f"{EVIL} {number}") for number in "12")
    submit(listing=one, by=owner)
    batch = submit_batch(organisation=organisation, listings=[other], by=owner, label=EVIL)
    asked = (reverse("review_queue"), reverse("review_item", args=["research", one.pk]))
    for address in (*asked, reverse("review_batch", args=[batch.pk])):
        assert not LIVE.search(moderator_client.get(address).content.decode()), address
    revision = fresh(one).current_workflow_task_state.revision_id
    told = moderator_client.post(
        asked[1], {"action": "send_back", "revision": revision, "comment": EVIL}, follow=True
    ).content.decode()
    assert "alert(1)" in told and not LIVE.search(told)
    owners = Client()
    owners.force_login(owner)
    page = owners.get(reverse("workspace_listing", args=["research", one.pk])).content.decode()
    assert "alert(1)" in page and not LIVE.search(page)
    approve(listing=other, by=moderator)
    submit(listing=one, by=owner)
    send_back(listing=one, by=moderator, comment=EVIL)
    assert len(mail.outbox) >= 4
    for letter in mail.outbox:
        for page in letter.alternatives:  # Wagtail's own to the staff are plain
            assert not LIVE.search(page.content), letter.subject
        assert "\n" not in letter.subject
