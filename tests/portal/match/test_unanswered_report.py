"""The editors' report of needs that nobody answers."""

import pytest
from django.urls import reverse

from portal.reports import unanswered
from search.matching.routes import RESEARCH
from search.sync import drain
from tests.factories import ConceptFactory, NeedFactory

LIST = "/admin/reports/unanswered-needs/"


@pytest.fixture
def needs(city):
    ConceptFactory(slug="ngap", label_vi="ngập do triều", label_en="tidal flooding")
    titles = ("Báo trước ngập do triều ở hẻm", "Bơm kịp khi ngập do triều", "Đường nào ngập do triều sáng mai")
    found = [NeedFactory(title_vi=title, summary_vi=f"{title}.", published=True) for title in titles]
    drain()
    return found


def test_needs_with_a_topic_in_common_are_one_problem(needs):
    made = unanswered.report()
    (problem,) = made.shared
    assert {need.key for need in problem.needs} == {need.key for need in needs}
    assert problem.concepts == ("ngap",) and problem.organisations == 3
    assert problem.proposal == RESEARCH
    assert made.looked_at == 3 and not made.lone


def test_editors_see_it_with_links_to_the_matches(needs, editor_client):
    page = editor_client.get(LIST)
    assert page.status_code == 200
    assert "ngập do triều" in page.text or "tidal flooding" in page.text
    for need in needs:
        assert f"/needs/{need.pk}/" in page.text
    assert reverse("search") in page.text
    assert reverse("unanswered_needs") in editor_client.get(reverse("wagtailadmin_home")).text


def test_others_do_not(city, client):
    assert client.get(LIST).status_code == 302


def test_without_the_engine_it_says_so(needs, editor_client, engine, monkeypatch):
    from search.engine import EngineUnavailable

    def down(query):
        raise EngineUnavailable("stopped")

    monkeypatch.setattr(engine, "find", down)
    assert editor_client.get(LIST).status_code == 200
