"""Three ways in which a draft could reach the public past its review (Wagtail's own behaviour, held back by ours)."""

import pytest

from listings.choices import Audience, State
from listings.moderation import ReviewRefused
from listings.services import change_standing, publish, save_draft
from search.models import Entry
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory, UserFactory

pytestmark = pytest.mark.django_db

both = pytest.mark.parametrize("factory", [ResearchFactory, NeedFactory])


def edited(listing, title):
    """The listing's newest draft with another title, saved."""
    draft = type(listing).objects.get(pk=listing.pk).get_latest_revision_as_object()
    draft.title_vi = title
    return save_draft(listing=draft)


def fresh(listing):
    return type(listing).objects.get(pk=listing.pk)


def submitted(listing, by=None):
    listing.get_workflow().start(listing, by)
    return fresh(listing).current_workflow_task_state


def approve(state, moderator):
    state.task.specific.on_action(state, moderator, "approve")


def entry_text(listing):
    return str(Entry.objects.filter(key=listing.key).values().first())


@both
def test_an_edit_saved_during_review_does_not_go_out(factory, city, moderator):
    listing = factory(title_vi="Bản đã xem")
    state = submitted(listing)
    edited(listing, "Bản chưa ai xem")
    with pytest.raises(ReviewRefused):
        approve(state, moderator)
    row = fresh(listing)
    assert (row.live, row.title_vi, row.state()) == (False, "Bản đã xem", State.IN_REVIEW)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert not Entry.objects.filter(key=listing.key).exists()


@both
def test_an_edit_of_a_published_listing_saved_during_review_does_not_go_out(factory, city, moderator):
    listing = factory(title_vi="Bản đang đăng", published=True)
    edited(listing, "Bản đã xem")
    state = submitted(listing)
    edited(listing, "Bản chưa ai xem")
    with pytest.raises(ReviewRefused):
        approve(state, moderator)
    assert fresh(listing).title_vi == "Bản đang đăng"
    assert "Bản đang đăng" in entry_text(listing) and "chưa ai xem" not in entry_text(listing)


@both
def test_a_path_past_our_task_publishes_what_was_reviewed(factory, city, moderator):
    """Whoever calls Wagtail's task state itself does not reach our refusal."""
    listing = factory(title_vi="Bản đã xem")
    state = submitted(listing)
    edited(listing, "Bản chưa ai xem")
    state.approve(user=moderator)
    row = fresh(listing)
    assert (row.live, row.title_vi, row.has_unpublished_changes) == (True, "Bản đã xem", True)
    assert "chưa ai xem" not in entry_text(listing)


@both
def test_a_revision_overwritten_during_review_does_not_go_out(factory, city, moderator):
    """The admin's automatic saving overwrites a revision in place: its number stays, its words do not."""
    author = UserFactory()
    listing = factory(title_vi="Bản đã xem", by=author)
    state = submitted(listing, author)
    draft = fresh(listing)
    draft.title_vi = "Bản chưa ai xem"
    draft.save_revision(user=author, overwrite_revision=draft.latest_revision)
    assert fresh(listing).latest_revision_id == state.revision_id
    with pytest.raises(ReviewRefused):
        approve(state, moderator)
    assert not fresh(listing).live


@both
def test_a_reviewer_may_approve_an_edit_of_their_own(factory, city, moderator):
    listing = factory(title_vi="Bản đã gửi")
    state = submitted(listing)
    draft = fresh(listing)
    draft.title_vi = "Bản người duyệt sửa"
    draft.save_revision(user=moderator)
    approve(state, moderator)
    row = fresh(listing)
    assert (row.live, row.title_vi, row.has_unpublished_changes) == (True, "Bản người duyệt sửa", False)


@both
def test_publishing_an_older_draft_brings_back_nothing_of_the_site(factory, db):
    old, new = OrganisationFactory(), OrganisationFactory()
    listing = factory(published=True, organisation=old, external_id="A-1")
    edited(listing, "Bản sửa")
    change_standing(listing=fresh(listing), organisation=new, external_id="B-2", audience=Audience.MEMBERS)
    publish(listing=fresh(listing))
    row = fresh(listing)
    assert (row.title_vi, row.organisation, row.external_id, row.audience) == (
        "Bản sửa",
        new,
        "B-2",
        Audience.MEMBERS,
    )
    entry = Entry.objects.get(key=listing.key)
    assert (entry.audience, entry.organisation) == (Audience.MEMBERS, new.key)
    assert old.name_vi not in entry_text(listing)


@both
def test_a_withheld_name_stays_withheld_when_an_older_draft_is_published(factory, db):
    listing = factory(published=True)
    edited(listing, "Bản sửa")
    change_standing(listing=fresh(listing), audience=Audience.WITHHELD)
    publish(listing=fresh(listing))
    entry = Entry.objects.get(key=listing.key)
    assert entry.audience == Audience.WITHHELD
    shown = str([entry.texts, entry.names, entry.traits, entry.card, entry.folded])
    assert listing.organisation.name_vi not in shown and listing.organisation.key not in shown


@pytest.mark.parametrize("factory", [ResearchFactory, TrainingFactory, NeedFactory])
def test_a_draft_of_a_published_listing_stays_out_of_search(factory, db):
    listing = factory(title_vi="Bản đang đăng", published=True)
    before = Entry.objects.get(key=listing.key)
    edited(listing, "Bản nháp kín")
    after = Entry.objects.get(key=listing.key)
    assert "Bản đang đăng" in after.texts["vi"]["title"]
    assert "nháp kín" not in entry_text(listing) and "nhap kin" not in entry_text(listing)
    assert after.version == before.version, "a draft gives the engine nothing to do"


@both
def test_a_draft_that_was_never_published_has_no_entry(factory, db):
    listing = factory()
    edited(listing, "Bản nháp kín")
    assert not Entry.objects.filter(key=listing.key).exists()
