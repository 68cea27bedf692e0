"""Many listings at once: submitted with the rows that one by one would have, decided by the worker in portions."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, WorkflowState

from history.models import StateChange
from listings.choices import State
from listings.models import Claim
from listings.refusals import Refusal
from listings.services import approve, approve_batch, deciding_batches, send_back_batch, submit, submit_batch, take_back
from listings.services.approving_many import approve_many
from listings.services.claims import claim
from search.models import Entry
from tests.factories import FieldFactory, NeedFactory, OrganisationFactory, ResearchFactory
from tests.listings.helpers import edited, fresh, member, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(city):
    owner = member(OrganisationFactory(), language="en")
    organisation = owner.memberships.get().organisation
    listings = [ready(organisation=organisation) for _number in range(5)]
    made = submit_batch(organisation=organisation, listings=listings, by=owner, label="san-pham.xlsx")
    made.listings, made.owner = listings, owner
    mail.outbox.clear()
    return made


@pytest.fixture
def many(monkeypatch):
    """Five are many here, and two a portion."""
    monkeypatch.setattr(deciding_batches, "AT_ONCE", 1)
    monkeypatch.setattr(deciding_batches, "PORTION", 2)


def traces(listing, by):
    """What a submission leaves behind, without numbers and times."""
    review = fresh(listing).current_workflow_state
    task_state = review.current_task_state
    entry = ModelLogEntry.objects.filter(object_id=str(listing.pk), action="wagtail.workflow.start").get()
    data = {name: value for name, value in entry.data["workflow"].items() if name != "task_state_id"}
    change = StateChange.objects.filter(key=listing.key).first()
    return (
        model_to_dict(review, exclude=["id", "object_id", "current_task_state"]),
        model_to_dict(task_state, exclude=["id", "workflow_state", "revision"]),
        (task_state.content_type, task_state.specific.__class__, task_state.workflow_state_id == review.pk),
        task_state.revision_id == fresh(listing).latest_revision_id,
        (data, entry.user, entry.label == str(listing), entry.revision_id == task_state.revision_id),
        (change.from_state, change.to_state, change.by, change.kind, change.organisation),
        review.requested_by == by,
    )


@pytest.mark.parametrize("factory", [None, NeedFactory])
def test_together_leaves_the_same_traces_as_one_by_one(city, factory):
    owner = member(OrganisationFactory())
    organisation = owner.memberships.get().organisation
    options = {"organisation": organisation} | ({"factory": factory} if factory else {})
    single, together = ready(**options), ready(**options)
    submit(listing=single, by=owner)
    submit_batch(organisation=organisation, listings=[together], by=owner, label="x")
    assert traces(single, owner) == traces(together, owner)


def test_edits_and_what_was_sent_back_go_with_the_others(city, moderator):
    organisation = OrganisationFactory()
    new, public, back = (
        ready(organisation=organisation),
        ready(organisation=organisation, published=True),
        ready(organisation=organisation),
    )
    edited(public, title_vi="Tên mới")
    former = submit_batch(organisation=organisation, listings=[back], by=None, label="x")
    send_back_batch(batch=former, by=moderator, comment="Thiếu")
    made = submit_batch(organisation=organisation, listings=[new, public, back], by=None, label="y")
    assert deciding_batches.waiting_keys(made) == [public.key, back.key, new.key]
    assert [fresh(each).state() for each in (new, public, back)] == [State.IN_REVIEW, State.PUBLISHED, State.IN_REVIEW]
    assert approve_batch(batch=made, by=moderator).refused == {}
    assert {fresh(each).state() for each in (new, public, back)} == {State.PUBLISHED}


def test_a_row_of_a_submission_takes_few_queries(city):
    organisation = OrganisationFactory()
    listings = [ready(organisation=organisation) for _number in range(20)]
    with CaptureQueriesContext(connection) as queries:
        submit_batch(organisation=organisation, listings=listings, by=None, label="x")
    assert len(queries) < 10 * 20 + 40, len(queries) / 20


def marks_of_approval(listing, by):
    """What an approval leaves behind, without numbers and times."""
    row, number = fresh(listing), str(listing.pk)
    review = WorkflowState.objects.get(object_id=number, base_content_type=ContentType.objects.get_for_model(listing))
    entries = ModelLogEntry.objects.filter(object_id=number, action__in=["wagtail.publish", "wagtail.workflow.approve"])
    told = []
    for entry in entries.order_by("pk"):
        data = {name: value for name, value in entry.data.get("workflow", {}).items() if name != "task_state_id"}
        told.append((entry.action, data, entry.data.get("comment"), entry.label == str(row), entry.content_changed))
        assert (entry.user, entry.revision_id, bool(entry.uuid)) == (by, row.latest_revision_id, True)
    step = review.current_task_state
    changes = StateChange.objects.filter(key=listing.key).values_list("from_state", "to_state", "reason", "by", "kind")
    indexed = Entry.objects.get(key=listing.key)
    return (
        (row.state(), row.live_revision_id == row.latest_revision_id, row.has_unpublished_changes, row.expired),
        (row.first_published_at == row.last_published_at, row.expire_at.date(), list(row.fields.all().values("pk"))),
        model_to_dict(review, exclude=["id", "object_id", "current_task_state"]),
        model_to_dict(step, exclude=["id", "workflow_state", "revision", "finished_at"]),
        (step.finished_at is not None, told, list(changes)),
        (indexed.is_deleted, indexed.organisation),
        list(ReferenceIndex.objects.filter(object_id=number).order_by("pk").values("model_path", "to_object_id")),
    )


@pytest.mark.parametrize("factory", [ResearchFactory, NeedFactory])
def test_approved_together_leaves_the_same_traces_as_one_by_one(city, moderator, factory):
    organisation, field = OrganisationFactory(), FieldFactory()
    listings = [ready(factory, organisation=organisation, fields=[field]) for _number in range(3)]
    made = submit_batch(organisation=organisation, listings=listings, by=None, label="x")
    approve(listing=listings[0], by=moderator)
    with transaction.atomic():
        assert approve_many(listings=listings, by=moderator, batch=made) == {each.key for each in listings[1:]}
    single, *together = [marks_of_approval(each, moderator) for each in listings]
    assert together == [single, single]


def test_what_is_not_plain_is_left_to_be_decided_alone(city, moderator):
    organisation, day = OrganisationFactory(), timezone.now() + timedelta(days=3)
    plain, public, later, _scheduled, claimed = listings = [
        ready(organisation=organisation),
        ready(organisation=organisation, published=True),
        ready(organisation=organisation),
        ready(organisation=organisation, go_live_at=day),
        ready(organisation=organisation),
    ]
    edited(public, title_vi="Tên mới")
    made = submit_batch(organisation=organisation, listings=listings, by=None, label="x")
    edited(later, title_vi="Sau khi nộp")
    claim(key=claimed.key, by=member(OrganisationFactory()))
    with transaction.atomic():
        assert approve_many(listings=listings, by=moderator, batch=made) == {plain.key}
    decision = approve_batch(batch=made, by=moderator)
    assert set(decision.refused) == {later.key, claimed.key}
    states = [fresh(each).state() for each in listings]
    assert states == [State.PUBLISHED, State.PUBLISHED, State.IN_REVIEW, State.SCHEDULED, State.IN_REVIEW]
    assert fresh(public).title_vi == "Tên mới"


def test_nobody_without_the_right_and_no_unverified_organisation(city, moderator):
    organisation = OrganisationFactory()
    listings = [ready(organisation=organisation)]
    made = submit_batch(organisation=organisation, listings=listings, by=None, label="x")
    with pytest.raises(PermissionDenied), transaction.atomic():
        approve_many(listings=listings, by=member(organisation), batch=made)
    type(organisation).objects.update(verified_at=None)
    decision = approve_batch(batch=made, by=moderator)
    assert set(decision.refused) == {listings[0].key} and fresh(listings[0]).state() == State.IN_REVIEW


def test_a_row_of_an_approval_takes_few_queries(city, moderator):
    organisation, counts = OrganisationFactory(), []
    for number in (5, 20):
        listings = [ready(organisation=organisation) for _number in range(number)]
        made = submit_batch(organisation=organisation, listings=listings, by=None, label="x")
        with CaptureQueriesContext(connection) as queries:
            assert len(approve_batch(batch=made, by=moderator).done) == number
        counts.append(len(queries))
    assert counts[1] < 100 and counts[1] - counts[0] <= 15, counts  # at most one more a row, where one alone took 97


def test_the_worker_decides_many_in_portions_with_one_letter(batch, moderator, moderator_client, many):
    claim(key=batch.key, by=moderator)
    page = reverse("review_batch", args=[batch.pk])
    moderator_client.post(page, {"action": "approve_all"})
    assert {fresh(each).state() for each in batch.listings} == {State.IN_REVIEW}, "nobody waits for it"
    assert deciding_batches._portion(batch.decisions.get().pk)
    shown = moderator_client.get(page).content.decode()
    assert 'max="5" value="2"' in shown and "approve_all" not in shown and not mail.outbox
    deciding_batches.work_through()
    deciding_batches.work_through()
    assert {fresh(each).state() for each in batch.listings} == {State.PUBLISHED}
    assert Entry.objects.visible().filter(key__startswith="research:").count() == 5 and not Claim.objects.exists()
    for listing in batch.listings:
        rows = StateChange.objects.filter(key=listing.key, to_state=State.PUBLISHED)
        assert [row.by for row in rows] == [moderator], "once, and by whoever decided"
    assert [letter.to for letter in mail.outbox] == [[batch.owner.email]]
    assert "approved: 5" in mail.outbox[0].body


def test_a_worker_that_is_killed_half_way_decides_each_once(batch, moderator, many, monkeypatch):
    class Killed(BaseException):
        pass

    decision = approve_batch(batch=batch, by=moderator)
    approve_many, calls = deciding_batches.approve_many, []

    def approve_and_die(**options):
        calls.append(approve_many(**options))
        if len(calls) == 2:
            raise Killed
        return calls[-1]

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(deciding_batches, "approve_many", approve_and_die)
        deciding_batches.work_through()
    decision.refresh_from_db()
    assert (len(decision.done), decision.finished_at) == (2, None), "the portion that was cut short is undone whole"
    assert sum(fresh(each).live for each in batch.listings) == 2
    deciding_batches.work_through()
    decision.refresh_from_db()
    assert len(decision.done) == 5 and decision.finished_at and len(mail.outbox) == 1
    changes = StateChange.objects.filter(kind=batch.listings[0].kind, to_state=State.PUBLISHED)
    assert changes.count() == 5


def test_one_that_cannot_be_decided_is_said_and_holds_no_other(batch, moderator, moderator_client, many, monkeypatch):
    back, broken = batch.listings[1], batch.listings[2]
    decision = approve_batch(batch=batch, by=moderator)
    with pytest.raises(Refusal, match=r"being carried out|thực hiện"):
        approve_batch(batch=batch, by=moderator)
    take_back(listing=back, by=None)
    submit(listing=back, by=None)  # alone now: nobody has looked at this version
    approve = deciding_batches.approve

    def approve_or_fail(**options):
        if options["listing"].key == broken.key:
            raise RuntimeError("engine room")
        return approve(**options)

    def fail(**options):
        raise RuntimeError("engine room")

    monkeypatch.setattr(deciding_batches, "approve_many", fail)
    monkeypatch.setattr(deciding_batches, "approve", approve_or_fail)
    deciding_batches.work_through()
    decision.refresh_from_db()
    assert set(decision.refused) == {back.key, broken.key} and len(decision.done) == 3
    assert "engine room" not in str(decision.refused)
    assert {fresh(back).state(), fresh(broken).state()} == {State.IN_REVIEW}
    assert back.key in moderator_client.get(reverse("review_batch", args=[batch.pk])).content.decode()


def test_who_lost_the_right_meanwhile_decides_nothing(batch, moderator, many):
    decision = approve_batch(batch=batch, by=moderator)
    moderator.groups.clear()
    deciding_batches.work_through()
    decision.refresh_from_db()
    assert decision.done == [] and len(decision.refused) == 5 and not mail.outbox
    assert {fresh(each).state() for each in batch.listings} == {State.IN_REVIEW}


def test_many_are_sent_back_with_one_letter_that_says_what_to_change(batch, moderator, many):
    with pytest.raises(Refusal):
        send_back_batch(batch=batch, by=moderator, comment=" ")
    send_back_batch(batch=batch, by=moderator, comment="Thiếu minh chứng")
    deciding_batches.work_through()
    assert {fresh(each).state() for each in batch.listings} == {State.SENT_BACK}
    (letter,) = mail.outbox
    assert "To be changed: 5" in letter.body and "Thiếu minh chứng" in letter.body


def test_the_page_of_a_large_import_shows_a_part_of_it(batch, moderator_client, monkeypatch):
    monkeypatch.setattr("listings.queue.views.PER_PAGE", 2)
    page = reverse("review_batch", args=[batch.pk])
    shown = moderator_client.get(page)
    assert len(shown.context["items"]) == 2 and "p=2" in shown.content.decode()
    assert len(moderator_client.get(page, {"p": 3}).context["items"]) == 1


def test_the_worker_is_told_of_decisions(settings):
    assert "listings.services.deciding_batches.work_through" in settings.EACH_PASS
