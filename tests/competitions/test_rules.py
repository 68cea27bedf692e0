"""The versions of the rules: one for each text that was published."""

import pytest

from competitions.models import CompetitionPage
from tests.competitions.made import RULES, competition

pytestmark = pytest.mark.django_db


def publish(page, **values):
    draft = CompetitionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def texts(page):
    return [each.texts for each in page.rules_versions.order_by("number")]


def test_publishing_changed_rules_makes_a_version_and_keeps_the_old_one(site):
    page = competition()
    assert texts(page) == [{"vi": RULES}]
    publish(page, title="Tên khác")
    assert len(texts(page)) == 1
    publish(page, rules="<p>Mỗi đội nộp hai bài.</p>")
    assert texts(page) == [{"vi": RULES}, {"vi": "<p>Mỗi đội nộp hai bài.</p>"}]


def test_a_draft_and_an_empty_text_are_no_version(site):
    page = competition(rules="<p></p>")
    assert texts(page) == []
    page.rules = RULES
    page.save_revision()
    assert texts(page) == []


def test_a_translation_belongs_to_the_version_that_it_translates(site, client):
    page = competition()
    english = page.copy_for_translation(_english(), copy_parents=True)
    publish(english, rules="<p>One entry a team.</p>", slug="challenge")
    assert texts(page) == [{"vi": RULES, "en": "<p>One entry a team.</p>"}]
    publish(english, rules="<p>Two entries a team.</p>")
    assert [set(each) for each in texts(page)] == [{"vi", "en"}, {"vi", "en"}]


def test_older_versions_stay_readable(site, client):
    page = competition()
    publish(page, rules="<p>Mỗi đội nộp hai bài.</p>")
    old = client.get(f"/vi/competitions/{page.pk}/rules/1/")
    assert "nộp một bài" in old.content.decode() and "nộp hai bài" not in old.content.decode()
    assert "nộp hai bài" in client.get(f"/vi/competitions/{page.pk}/rules/2/").content.decode()
    assert client.get(f"/vi/competitions/{page.pk}/rules/3/").status_code == 404
    CompetitionPage.objects.get(pk=page.pk).unpublish()
    assert client.get(f"/vi/competitions/{page.pk}/rules/1/").status_code == 404


def _english():
    from wagtail.models import Locale

    return Locale.objects.get(language_code="en")
