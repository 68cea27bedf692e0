"""A competition's states: one history for all its translations."""

import pytest
from wagtail.models import Locale

from competitions.models import CompetitionIndexPage, CompetitionPage
from history.models import StateChange
from listings.choices import State
from listings.moderation import ReviewRefused
from search.models import Entry

pytestmark = pytest.mark.django_db


def fresh(page):
    return CompetitionPage.objects.get(pk=page.pk)


@pytest.fixture
def competition(city):
    parent = CompetitionIndexPage.objects.descendant_of(city.root_page).get()
    page = CompetitionPage(
        title="Thử thách AI", tagline="Một bài toán", summary="Tóm tắt.", problem="<p>Bài toán</p>", live=False
    )
    parent.add_child(instance=page)
    page.save_revision()
    return fresh(page)


def states(page):
    rows = StateChange.objects.filter(key=f"competition:{page.pk}").order_by("id")
    return list(rows.values_list("to_state", flat=True))


def test_a_review_is_noted_with_who_and_why(competition, editor, moderator):
    review = competition.get_workflow().start(competition, editor)
    task = fresh(competition).current_workflow_task_state
    task.task.specific.on_action(task, moderator, "reject", comment="Thiếu thể lệ")
    row = StateChange.objects.filter(key=competition.key).first()
    assert (row.to_state, row.reason, row.by, row.kind) == (State.SENT_BACK, "Thiếu thể lệ", moderator, "competition")
    review.refresh_from_db()
    review.resume(editor)
    task = fresh(competition).current_workflow_task_state
    task.task.specific.on_action(task, moderator, "approve")
    assert fresh(competition).live
    assert states(competition) == [State.DRAFT, State.IN_REVIEW, State.SENT_BACK, State.IN_REVIEW, State.PUBLISHED]


def test_an_edit_saved_during_review_does_not_go_out(competition, editor, moderator):
    competition.get_workflow().start(competition, editor)
    draft = fresh(competition)
    draft.title = "Chưa ai xem"
    draft.save_revision(user=editor)
    task = fresh(competition).current_workflow_task_state
    with pytest.raises(ReviewRefused):
        task.task.specific.on_action(task, moderator, "approve")
    assert not fresh(competition).live and states(competition)[-1] == State.IN_REVIEW


def test_translations_share_one_history(competition):
    competition.get_latest_revision().publish()
    english = fresh(competition).copy_for_translation(Locale.objects.get(language_code="en"))
    english.get_latest_revision().publish()
    fresh(competition).unpublish()
    assert states(competition) == [State.DRAFT, State.PUBLISHED], "the English page is still public"
    fresh(english).unpublish()
    assert states(competition)[-1] == State.WITHDRAWN
    assert not StateChange.objects.filter(key=f"competition:{english.pk}").exists()


def test_deletion_is_noted(competition):
    competition.get_latest_revision().publish()
    fresh(competition).delete()
    assert not CompetitionPage.objects.exists()
    assert states(competition) == [State.DRAFT, State.PUBLISHED, State.WITHDRAWN]
    assert Entry.objects.get(key=f"competition:{competition.pk}").is_deleted


def test_a_deleted_translation_leaves_search(competition):
    competition.get_latest_revision().publish()
    english = fresh(competition).copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "AI challenge"
    english.save_revision().publish()
    assert set(Entry.objects.get(key=f"competition:{competition.pk}").texts) == {"vi", "en"}
    fresh(english).delete()
    assert set(Entry.objects.get(key=f"competition:{competition.pk}").texts) == {"vi"}
    assert states(competition) == [State.DRAFT, State.PUBLISHED]
