"""The queue in the admin: order, claims, decisions, imports, and what its helpers find."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from listings.choices import State
from listings.models import Claim, FieldComment, LiveChange, ReadyReason
from listings.queue.checks import check, doubles
from listings.queue.differences import differences
from listings.queue.reading import median_hours, waiting
from listings.queue.word_diff import ADDED, REMOVED, SAME, word_diff
from listings.queue.working_time import working_hours
from listings.refusals import Refusal
from listings.services import approve, approve_batch, change_at_once, submit, submit_batch
from listings.services.claims import LASTS, claim, release
from tests.conftest import _member_of
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory
from tests.listings.helpers import edited, fresh, member, ready

QUEUE = "/admin/review/"
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)  # 16:00 in Vietnam


def item_of(listing):
    return reverse("review_item", args=[listing.key_prefix, listing.pk])


def decide(client, listing, action, **given):
    revision = fresh(listing).current_workflow_task_state.revision_id
    return client.post(item_of(listing), {"action": action, "revision": revision} | given)


@pytest.mark.parametrize(
    ("span", "hours"),
    [(timedelta(hours=1), 1), (timedelta(hours=16), 1), (timedelta(days=3), 8), (timedelta(days=3, hours=1), 9)],
)
def test_nights_and_weekends_do_not_count(span, hours):
    assert working_hours(FRIDAY, FRIDAY + span, lambda day: day.weekday() < 5) == hours


def test_words_that_were_added_and_removed():
    parts = word_diff("đọc phim phổi nhanh", "đọc phim tim và phổi nhanh")
    assert [(part.kind, part.text.strip()) for part in parts] == [
        (SAME, "đọc phim"),
        (ADDED, "tim và"),
        (SAME, "phổi nhanh"),
    ]
    assert [part.kind for part in word_diff("a", "b")] == [REMOVED, ADDED]
    long = "từ " * 5000
    assert "".join(part.text for part in word_diff(long, long + "thêm") if part.kind != REMOVED) == long + "thêm"


pytestmark = pytest.mark.django_db


def test_the_oldest_comes_first_over_all_kinds_and_an_import_is_one_row(city, django_assert_max_num_queries):
    organisation = OrganisationFactory()
    batch = submit_batch(
        organisation=organisation, listings=[ready(organisation=organisation) for _n in range(3)], by=None, label="x"
    )
    first = [ready(NeedFactory), ready(TrainingFactory), edited(ready(published=True), title_vi="Sửa")]
    for number, listing in enumerate(first):
        submit(listing=listing, by=None)
        TaskState.objects.filter(pk=fresh(listing).current_workflow_task_state.pk).update(
            started_at=timezone.now() - timedelta(days=9 - number)
        )
    with django_assert_max_num_queries(10):
        found = waiting()
    assert [row.key for row in found] == [*(listing.key for listing in first), batch.key]
    assert [row.number for row in found] == [1, 1, 1, 3]
    assert [row.is_edit for row in found] == [False, False, True, False]


def test_the_queue_and_its_items_answer(moderator_client):
    listing = ready(published=True, summary_vi="Đọc phim phổi.")
    edited(listing, summary_vi="Đọc phim phổi và tim. Gọi 0903 123 456.")
    submit(listing=listing, by=None)
    new = ready(organisation=OrganisationFactory(verified=False))
    submit(listing=new, by=None)
    page = moderator_client.get(QUEUE, headers={"accept-language": "en"}).content.decode()
    assert (item_of(listing) in page and "waits for the organisation" in page) or "chờ" in page
    shown = moderator_client.get(item_of(listing)).content.decode()
    assert "<ins>" in shown and "<q>0903 123 456</q>" in shown
    assert moderator_client.get(item_of(new)).status_code == 200
    assert moderator_client.get(item_of(ready())).url == reverse("review_queue"), "it does not wait"


def test_only_reviewers_enter(city, enter):
    owner = enter(OrganisationFactory())
    listing = ready(organisation=owner.user.memberships.get().organisation)
    submit(listing=listing, by=owner.user)
    for path in (QUEUE, item_of(listing), reverse("live_changes")):
        for ask in (owner.get, owner.post, Client().get):
            assert ask(path).status_code in (302, 403), path
    assert fresh(listing).state() == State.IN_REVIEW


def test_an_item_is_approved_in_the_queue(moderator_client):
    listing = ready()
    submit(listing=listing, by=None)
    assert decide(moderator_client, listing, "approve").url == reverse("review_queue")
    assert fresh(listing).state() == State.PUBLISHED
    assert median_hours() is not None


def test_a_version_that_the_page_did_not_show_is_not_approved(moderator_client):
    listing = ready()
    submit(listing=listing, by=None)
    moderator_client.post(item_of(listing), {"action": "approve", "revision": listing.latest_revision_id + 99})
    assert fresh(listing).state() == State.IN_REVIEW


def test_it_is_sent_back_with_comments_and_ready_reasons(moderator_client):
    listing = ready()
    submit(listing=listing, by=member(listing.organisation, language="en"))
    reason = ReadyReason.objects.get(column="summary_vi")
    decide(moderator_client, listing, "send_back", reasons=[reason.pk], **{"on-title_vi": "<b>Ngắn hơn</b>"})
    assert fresh(listing).state() == State.SENT_BACK
    assert dict(FieldComment.objects.values_list("column", "text")) == {
        "title_vi": "<b>Ngắn hơn</b>",
        "summary_vi": reason.text_en,
    }


def test_it_is_refused_with_a_reason_only(moderator_client):
    listing = ready()
    submit(listing=listing, by=None)
    decide(moderator_client, listing, "refuse")
    assert fresh(listing).state() == State.IN_REVIEW
    decide(moderator_client, listing, "refuse", comment="Quảng cáo")
    assert fresh(listing).state() == State.DRAFT


def test_who_claims_first_works_on_it(city, moderator):
    other = _member_of("City moderators")
    listing = ready()
    submit(listing=listing, by=None)
    claim(key=listing.key, by=moderator)
    claim(key=listing.key, by=moderator)
    with pytest.raises(Refusal, match=str(moderator)):
        claim(key=listing.key, by=other)
    with pytest.raises(Refusal):
        approve(listing=listing, by=other)
    assert not release(key=listing.key, by=other)
    Claim.objects.update(at=timezone.now() - LASTS)
    assert claim(key=listing.key, by=other).by == other
    approve(listing=listing, by=other)
    assert not Claim.objects.exists()


def test_an_import_is_approved_whole_or_ticked_and_never_another_s(moderator_client, moderator):
    organisation = OrganisationFactory()
    mine = [ready(organisation=organisation) for _n in range(3)]
    batch = submit_batch(organisation=organisation, listings=mine, by=member(organisation), label="nhap.xlsx")
    foreign = ready()
    submit(listing=foreign, by=None)
    page = reverse("review_batch", args=[batch.pk])
    assert moderator_client.get(page).status_code == 200
    moderator_client.post(page, {"action": "approve_some", "key": [mine[0].key, foreign.key]})
    assert {fresh(each).state() for each in (*mine, foreign)} == {State.IN_REVIEW}, "a foreign id undoes all"
    moderator_client.post(page, {"action": "approve_some", "key": [mine[0].key]})
    moderator_client.post(page, {"action": "send_back_some", "key": [mine[1].key], "comment": "Thiếu"})
    assert [fresh(each).state() for each in mine] == [State.PUBLISHED, State.SENT_BACK, State.IN_REVIEW]
    submit(listing=mine[1], by=None)
    assert [row.key for row in waiting()] == [batch.key, foreign.key, mine[1].key], "resubmitted, it stands alone"
    assert approve_batch(batch=batch, by=moderator).done == [mine[2].key]


def test_editors_see_changes_at_once_and_take_them_back(moderator_client):
    listing = ready(TrainingFactory, published=True, fee=100)
    change_at_once(listing=listing, by=member(listing.organisation), changes={"fee": 0})
    change = LiveChange.objects.get()
    page = reverse("live_changes")
    assert "100" in moderator_client.get(page).content.decode()
    moderator_client.post(page, {"seen": [change.pk]})
    assert LiveChange.objects.get().seen_at and not moderator_client.get(page).context["page_obj"].object_list
    moderator_client.post(page, {"take_back": change.pk})
    assert fresh(listing).fee == 100
    assert moderator_client.post(page, {"take_back": "x"}, follow=True).status_code == 404


def test_what_a_reviewer_should_look_at(city):
    draft = ResearchFactory(
        title_vi="Đọc phim X-quang phổi",
        body_vi="Gọi 0903 123 456, a@b.vn hoặc https://x.vn. CCCD 079123456789. Độ chính xác 0.91234567890, năm 2024.",
        trl=8,
    )
    details = [quote for finding in check(draft) for quote in finding.details]
    assert details == ["079123456789", "0903 123 456", "a@b.vn", "https://x.vn."]
    assert len(check(draft)) == 5, "high readiness without a deployment"
    twin = ResearchFactory(title_vi="đọc phim x-quang Phổi")
    assert doubles(draft)[0].others == ((twin.key, twin.title_vi),)
    assert not doubles(ResearchFactory(title_vi="Dự báo ngập đường"))


def test_a_difference_is_read_in_words(city):
    listing = ready(TrainingFactory, published=True, fee=100, level="introductory")
    draft = fresh(listing)
    draft.level, draft.fee = "advanced", None
    assert [each.column for each in differences(fresh(listing), draft)] == ["level", "fee"]
    assert {each.column for each in differences(None, draft)} >= {
        "title_vi",
        "fields",
        "reuse_licence",
        "contact_email",
    }
