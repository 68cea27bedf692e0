"""Into the review and back, as services."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from history.models import StateChange
from listings.choices import State
from listings.comparison import changed_columns
from listings.readiness import lacking
from listings.refusals import NotReady, Refusal
from listings.reviewing import BatchItem
from listings.services import approve, publish, refuse, send_back, submit, submit_batch, take_back, withdraw
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory
from tests.listings.helpers import edited, fresh, member, ready, rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", [ResearchFactory, TrainingFactory, NeedFactory])
def test_a_draft_goes_through_review_and_leaves_rows(factory, city, moderator, mailoutbox):
    listing = ready(factory)
    writer = member(listing.organisation, language="en")
    assert submit(listing=listing, by=writer).state() == State.IN_REVIEW
    assert approve(listing=listing, by=moderator, comment="Tốt").state() == State.PUBLISHED
    assert rows(listing.key) == [State.DRAFT, State.IN_REVIEW, State.PUBLISHED]
    assert list(StateChange.objects.filter(key=listing.key).order_by("id").values_list("by", "reason")) == [
        (None, ""),
        (writer.pk, ""),
        (moderator.pk, "Tốt"),
    ]
    letters = [letter for letter in mailoutbox if letter.to == [writer.email]]
    assert [letter.subject.split(":")[0] for letter in letters] == ["Received", "Published"]
    assert f"/en/workspace/listings/{'needs' if factory is NeedFactory else listing.kind}/" in letters[0].body
    assert {letter.to[0] for letter in mailoutbox} == {writer.email, moderator.email}, "moderators get Wagtail's own"


def test_what_is_lacking_is_named_and_nothing_is_submitted(city):
    listing = ResearchFactory(contact_email="", reuse_licence="")
    with pytest.raises(NotReady) as refusal:
        submit(listing=listing, by=None)
    assert set(refusal.value.lacking) == {"fields", "contact_email", "reuse_licence"} == set(lacking(listing))
    assert fresh(listing).state() == State.DRAFT


def test_an_edit_that_changes_nothing_is_not_reviewed(city):
    listing = ready(published=True)
    with pytest.raises(Refusal):
        submit(listing=listing, by=None)
    same = edited(listing, title_vi=listing.title_vi)
    assert same.has_unpublished_changes
    with pytest.raises(Refusal):
        submit(listing=same, by=None)
    assert not same.workflow_in_progress


def test_a_second_click_submits_nothing(city, mailoutbox):
    listing = ready()
    writer = member(listing.organisation)
    submit(listing=listing, by=writer)
    submit(listing=listing, by=writer)
    assert rows(listing.key) == [State.DRAFT, State.IN_REVIEW]
    assert (
        fresh(listing).workflow_states.count() == len([each for each in mailoutbox if each.to == [writer.email]]) == 1
    )


def test_the_public_version_stays_while_an_edit_is_reviewed(city, moderator):
    listing = ready(title_vi="Bản đang đăng", published=True)
    edited(listing, title_vi="Bản sửa")
    submit(listing=listing, by=None)
    assert (fresh(listing).state(), fresh(listing).title_vi) == (State.PUBLISHED, "Bản đang đăng")
    take_back(listing=listing, by=None)
    submit(listing=listing, by=None)
    send_back(listing=listing, by=moderator, comment="Thêm số liệu")
    submit(listing=listing, by=None)
    approve(listing=listing, by=moderator)
    assert fresh(listing).title_vi == "Bản sửa"
    assert rows(listing.key) == [State.DRAFT, State.PUBLISHED]
    assert rows(f"{listing.key}/edit") == [
        State.DRAFT,
        State.IN_REVIEW,
        State.DRAFT,
        State.IN_REVIEW,
        State.SENT_BACK,
        State.IN_REVIEW,
        State.PUBLISHED,
    ]


def test_take_back_ends_the_review_once(city):
    listing = ready()
    submit(listing=listing, by=None)
    assert take_back(listing=listing, by=None).state() == State.DRAFT
    assert take_back(listing=listing, by=None).state() == State.DRAFT
    assert rows(listing.key) == [State.DRAFT, State.IN_REVIEW, State.DRAFT]


def test_sent_back_resubmitted_and_the_letter_has_the_comments(city, moderator, mailoutbox):
    listing = ready()
    writer = member(listing.organisation, language="en")
    submit(listing=listing, by=writer)
    send_back(listing=listing, by=moderator, comment="Almost.", comments={"summary_vi": "Say for whom."})
    assert fresh(listing).state() == State.SENT_BACK
    body = mailoutbox[-1].body
    assert "The whole listing: Almost." in body and "Summary in Vietnamese: Say for whom." in body
    assert StateChange.objects.filter(key=listing.key).first().reason.startswith("Almost.")
    edited(listing, summary_vi="Cho bệnh viện tuyến huyện.", by=writer)
    submit(listing=listing, by=writer)
    assert approve(listing=listing, by=moderator).summary_vi == "Cho bệnh viện tuyến huyện."


def test_refused_is_a_draft_again_with_the_reason(city, moderator, mailoutbox):
    listing = ready()
    writer = member(listing.organisation, language="en")
    submit(listing=listing, by=writer)
    with pytest.raises(Refusal):
        refuse(listing=listing, by=moderator, reason=" ")
    assert refuse(listing=listing, by=moderator, reason="Quảng cáo").state() == State.DRAFT
    assert StateChange.objects.filter(key=listing.key).first().reason == "Quảng cáo"
    assert mailoutbox[-1].subject.startswith("Not published:") and "Quảng cáo" in mailoutbox[-1].body


def test_an_unverified_organisation_submits_and_is_approved_once_verified(city, moderator):
    from organisations.services import verify

    listing = ready(organisation=OrganisationFactory(verified=False))
    submit(listing=listing, by=None)
    with pytest.raises(Refusal, match=r"xác thực|verified"):
        approve(listing=listing, by=moderator)
    assert fresh(listing).state() == State.IN_REVIEW
    verify(organisation=listing.organisation)
    assert approve(listing=listing, by=moderator).state() == State.PUBLISHED


def test_only_what_the_editor_looked_at_is_approved(city, moderator):
    listing = ready()
    submit(listing=listing, by=None)
    seen = fresh(listing).current_workflow_task_state.revision_id
    take_back(listing=listing, by=None)
    edited(listing, title_vi="Khác")
    submit(listing=listing, by=None)
    with pytest.raises(Refusal):
        approve(listing=listing, by=moderator, revision=seen)
    assert fresh(listing).state() == State.IN_REVIEW


def test_withdrawing_ends_the_review_of_its_edit(city, moderator):
    listing = ready(published=True)
    edited(listing, title_vi="Bản sửa")
    submit(listing=listing, by=None)
    withdraw(listing=listing, by=member(listing.organisation, "editor"), reason="Hết hiệu lực")
    assert (fresh(listing).state(), fresh(listing).workflow_in_progress) == (State.WITHDRAWN, False)
    assert StateChange.objects.filter(key=listing.key).first().reason == "Hết hiệu lực"
    submit(listing=listing, by=None)
    assert approve(listing=listing, by=moderator).state() == State.PUBLISHED


def test_withdrawing_a_scheduled_one_cancels_its_date(city, moderator):
    from datetime import timedelta

    from django.utils import timezone

    listing = ready(go_live_at=timezone.now() + timedelta(days=3))
    submit(listing=listing, by=None)
    assert approve(listing=listing, by=moderator).state() == State.SCHEDULED
    with pytest.raises(Refusal):
        submit(listing=listing, by=None)
    assert withdraw(listing=listing).state() == State.DRAFT


@pytest.mark.parametrize("service", [submit, take_back, withdraw])
def test_a_stranger_is_refused_by_the_service_itself(service, city):
    listing = ready(published=True)
    edited(listing, title_vi="Bản sửa")
    for person in (member(OrganisationFactory()), member(listing.organisation, "viewer")):
        with pytest.raises(PermissionDenied):
            service(listing=listing, by=person)


def test_nobody_but_city_staff_decides(city, editor):
    listing = ready()
    owner = member(listing.organisation)
    submit(listing=listing, by=owner)
    with pytest.raises(PermissionDenied):
        approve(listing=listing, by=owner)
    with pytest.raises(PermissionDenied):
        approve(listing=listing, by=editor)  # editors write; moderators are the group of the review
    assert fresh(listing).state() == State.IN_REVIEW


def test_an_import_is_one_review_with_one_letter(city, moderator, mailoutbox):
    owner = member(OrganisationFactory(), language="en")
    organisation = owner.memberships.get().organisation
    listings = [ready(organisation=organisation) for _number in range(3)]
    batch = submit_batch(organisation=organisation, listings=listings, by=owner, label="san-pham.xlsx")
    assert BatchItem.objects.filter(batch=batch).count() == 3
    assert {fresh(listing).state() for listing in listings} == {State.IN_REVIEW}
    assert len(mailoutbox) == 1 and "3 listings" in mailoutbox[0].body


def test_an_import_is_submitted_whole_or_not_at_all(city):
    organisation = OrganisationFactory()
    good, bad = ready(organisation=organisation), ResearchFactory(organisation=organisation)
    with pytest.raises(NotReady) as refusal:
        submit_batch(organisation=organisation, listings=[good, bad], by=None, label="x")
    assert refusal.value.key == bad.key
    assert fresh(good).state() == State.DRAFT
    with pytest.raises(TypeError):
        submit_batch(organisation=organisation, listings=[ready()], by=None, label="x")


def test_only_a_reader_s_difference_is_a_change(city):
    listing = ready(published=True, tags=["phim phổi"])
    draft = fresh(listing)
    draft.body_vi = "Một\r\nhai"
    assert changed_columns(fresh(listing), draft) == ["body_vi"]
    draft = fresh(listing)
    draft.title_vi += " "
    draft.locked = True
    assert changed_columns(fresh(listing), draft) == []


def test_a_mail_that_fails_undoes_the_submission(city, monkeypatch):
    def broken(**letter):
        raise OSError("full")

    listing = ready()
    writer = member(listing.organisation)
    monkeypatch.setattr("listings.letters.post", broken)
    with pytest.raises(OSError):
        submit(listing=listing, by=writer)
    assert fresh(listing).state() == State.DRAFT and not mail.outbox


def test_publishing_from_a_form_and_from_the_city_is_one_state(city):
    listing = ready()
    assert publish(listing=listing).state() == State.PUBLISHED
