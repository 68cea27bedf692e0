"""A track or phase that teams stand on stays, by whatever way it would go."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from competitions.models import CompetitionPage, Phase, Track
from competitions.standing_rows import is_held
from submissions.models import Submission
from tests.competitions.made import competition
from tests.factories import TeamFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(city):
    return competition()


def fresh(page):
    return CompetitionPage.objects.get(pk=page.pk)


def with_entry(page):
    team = TeamFactory(track=page.tracks.get())
    phase = page.phases.get(kind="submission")
    Submission.objects.create(team=team, phase=phase, number=1, code="ma-1")
    return team, phase


def without(page, name, row):
    draft = fresh(page).get_latest_revision_as_object()
    setattr(draft, name, [each for each in getattr(draft, name).all() if each.pk != row.pk])
    return draft.save_revision()


def test_only_rows_with_something_on_them_are_held(page):
    track, phase = page.tracks.get(), page.phases.get(kind="submission")
    assert not is_held(track) and not is_held(phase)
    with_entry(page)
    assert is_held(track) and is_held(phase)
    assert not is_held(page.phases.get(kind="judging"))


def test_an_old_revision_that_lacks_them_is_published_with_them(page):
    track, phase = page.tracks.get(), page.phases.get(kind="submission")
    revisions = [without(page, "tracks", track), without(page, "phases", phase)]
    with_entry(page)  # a team comes between the draft and its approval
    for revision in revisions:
        revision.publish()
    assert Track.objects.filter(pk=track.pk).exists() and Phase.objects.filter(pk=phase.pk).exists()
    assert track in list(fresh(page).get_latest_revision_as_object().tracks.all())


def test_a_free_phase_goes(page):
    judging = page.phases.get(kind="judging")
    without(page, "phases", judging).publish()
    assert not Phase.objects.filter(pk=judging.pk).exists()


@pytest.mark.parametrize("name", ["tracks", "phases"])
def test_removing_one_in_the_admin_is_an_error_of_the_form(page, admin_client, name):
    team, phase = with_entry(page)
    data = _posted(page)
    held = {"tracks": team.track, "phases": phase}[name]
    places = {row.pk: place for place, row in enumerate(getattr(page, name).all())}
    data[f"{name}-{places[held.pk]}-DELETE"] = "on"
    with override("en"):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = admin_client.post(address, data | {"action-publish": "1"})
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors(), answer.context["form"].errors
    assert type(held).objects.filter(pk=held.pk).exists()


def test_reverting_to_an_older_revision_answers_and_keeps_them(page, admin_client):
    track = page.tracks.get()
    old = without(page, "tracks", track)
    TeamFactory(track=track)
    answer = admin_client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    assert answer.status_code == 200 and track.title_vi in answer.content.decode()


@pytest.mark.parametrize("bulk", [False, True])
def test_a_page_with_teams_is_not_deleted(page, admin_client, bulk):
    TeamFactory(track=page.tracks.get())
    if bulk:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
    else:
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert admin_client.post(address).status_code == 302
    assert CompetitionPage.objects.filter(pk=page.pk).exists()


def _posted(page) -> dict:
    """The page's own edit form, as a browser would send it back."""
    form = page.get_edit_handler().get_form_class()(instance=page, parent_page=page.get_parent())
    data = {}
    for bound in form:
        _put(data, bound)
    for formset in form.formsets.values():
        for bound in formset.management_form:
            _put(data, bound)
        for each in formset.forms:
            for bound in each:
                _put(data, bound)
    streams = ("prizes", "faq", "sections", "results", "news", "materials", "data_sets", "people", "partners")
    for name in streams:
        data[f"{name}-count"] = "0"
    data |= {"problem": '{"blocks":[{"key":"a","text":"Bài","type":"unstyled"}],"entityMap":{}}', "rules": "null"}
    for key in [key for key in data if key.startswith("tracks-") and "-text_" in key]:
        data[key] = "null"
    return data


def _put(data, bound):
    value = bound.value()
    if hasattr(bound.field.widget, "format_value") and not isinstance(value, list | bool):
        value = bound.field.widget.format_value(value)
    if value is None or value is False:
        return
    data[bound.html_name] = value
