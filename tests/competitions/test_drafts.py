"""Drafts of competitions: from a need, and from last year's."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from competitions.drafts import a_year_later, copy_for_next_year, draft_from_need
from competitions.models import CompetitionPage, CoOrganiser
from listings.services import change_standing
from organisations.refusals import Refused
from search.models import Entry
from tests.competitions.made import competition
from tests.factories import FieldFactory, NeedFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_need_becomes_a_draft_that_nobody_but_editors_sees(editor):
    field = FieldFactory()
    need = NeedFactory(
        published=True, title_vi="Đọc đơn thư", title_en="Reading letters", body_vi="<b>Nhiều</b>", fields=[field]
    )
    page = draft_from_need(need=need, by=editor)
    assert (page.title, page.live, list(page.needs.all())) == ("Đọc đơn thư", False, [need])
    assert "&lt;b&gt;" in page.problem and list(page.fields.all()) == [field]
    assert page.organisers.get().organisation == need.organisation
    assert page.get_translations().get().title == "Reading letters"
    assert not Entry.objects.filter(key=page.key).exists()
    assert draft_from_need(need=need, by=editor).slug == f"{page.slug}-2"


def test_a_withheld_owner_is_named_nowhere_and_a_draft_need_becomes_nothing(editor):
    need = NeedFactory(published=True)
    change_standing(listing=need, audience="withheld")
    need.refresh_from_db()
    assert not draft_from_need(need=need, by=editor).organisers.exists()
    with pytest.raises(Refused):
        draft_from_need(need=NeedFactory(), by=editor)
    with pytest.raises(PermissionDenied):
        draft_from_need(need=need, by=UserFactory())


def test_last_years_is_copied_a_year_later_without_its_teams(editor):
    page = competition(title="Thử thách AI 2026", edition=2026)
    TeamFactory(track=page.tracks.get())
    CoOrganiser.objects.create(competition=page, email="a@example.org")
    made = CompetitionPage.objects.get(pk=copy_for_next_year(competition=page, by=editor).pk)
    assert (made.title, made.edition, made.live) == ("Thử thách AI 2027", 2027, False)
    assert made.translation_key != page.translation_key and made.slug != page.slug
    old, new = list(page.phases.all()), list(made.phases.all())
    assert [a_year_later(phase.starts_at) for phase in old] == [phase.starts_at for phase in new]
    assert not {phase.pk for phase in old} & {phase.pk for phase in new}
    assert made.criteria.count() == 2 and not made.tracks.get().teams.exists() and not made.co_organisers.exists()
    draft = made.get_latest_revision_as_object()
    seconds = [[int(each.starts_at.timestamp()) for each in rows] for rows in (draft.phases.all(), new)]
    assert seconds[0] == seconds[1]
    assert page.phases.count() == len(old) and page.tracks.get().teams.count() == 1
    assert Page.objects.get(pk=page.pk).live


def test_who_may_not_make_competitions_copies_none(city):
    with pytest.raises(PermissionDenied):
        copy_for_next_year(competition=competition(), by=UserFactory())


def test_a_leap_day_becomes_the_day_before_and_the_hour_of_the_clock_stays():
    assert a_year_later(datetime(2028, 2, 29, 5, tzinfo=UTC)) == datetime(2029, 2, 28, 5, tzinfo=UTC)
    late = datetime(2027, 12, 31, 16, 59, 59, tzinfo=UTC)  # 23:59:59 in Vietnam
    assert a_year_later(late) == datetime(2028, 12, 31, 16, 59, 59, tzinfo=UTC)
