"""Moved dates of a published competition are logged and told; those of a draft are not."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from wagtail.log_actions import LogContext

from competitions.models import CompetitionPage, DateChange
from tests.competitions.made import competition
from tests.factories import MemberFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def move(page, kind="submission", by=DAY, user=None):
    """As an editor does: in a draft that is published."""
    draft = page.get_latest_revision_as_object()
    phases = list(draft.phases.all())
    next(each for each in phases if each.kind == kind).ends_at += by
    draft.phases = phases
    with LogContext(user=user):
        draft.save_revision(user=user).publish()


def test_a_moved_end_is_a_row_with_old_new_and_by_whom(site):
    page, editor = competition(), UserFactory()
    before = page.phases.get(kind="submission").ends_at
    move(page, user=editor)
    row = DateChange.objects.get()
    assert (row.competition, row.kind, row.which, row.by) == (page, "submission", "ends_at", editor)
    assert (row.old, row.new) == (before, before + DAY) and row.told_at is None


def test_a_draft_and_an_unpublished_page_tell_nothing(site):
    page = competition()
    draft = page.get_latest_revision_as_object()
    phases = list(draft.phases.all())
    phases[0].ends_at += DAY
    draft.phases = phases
    draft.save_revision()
    assert not DateChange.objects.exists()
    page = CompetitionPage.objects.get(pk=page.pk)
    page.unpublish()
    move(CompetitionPage.objects.get(pk=page.pk))
    assert not DateChange.objects.exists()


def test_who_takes_part_gets_one_letter_for_all_that_moved(site):
    page = competition()
    team = TeamFactory(track=page.tracks.get(), leader=UserFactory(language="vi"))
    MemberFactory(team=team, user=UserFactory(language="en"))
    MemberFactory(team=team, accepted_at=None)
    TeamFactory(track=page.tracks.get(), state="withdrawn")
    move(page)
    move(CompetitionPage.objects.get(pk=page.pk), kind="judging")
    mail.outbox.clear()
    call_command("tend_teams")
    call_command("tend_teams")
    assert len(mail.outbox) == 2
    english = next(each for each in mail.outbox if each.to == [team.members.all()[1].user.email])
    assert "Submission ends on" in english.body and "Judging ends on" in english.body
    assert english.subject.startswith("Changed dates") and "(Vietnam time)" in english.body
    assert not DateChange.objects.filter(told_at__isnull=True).exists()


def test_what_was_moved_back_is_not_told(site):
    page = competition()
    TeamFactory(track=page.tracks.get())
    move(page)
    move(CompetitionPage.objects.get(pk=page.pk), by=-DAY)
    call_command("tend_teams")
    assert DateChange.objects.count() == 2 and not mail.outbox
