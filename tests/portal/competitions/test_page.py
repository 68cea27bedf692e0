"""The page of a competition: its parts, its count of time, its previews, and the feed of all."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.rich_text import RichText

from competitions.models import CompetitionIndexPage, CompetitionPage, Phase, Series, Track
from competitions.phases import Span
from portal.next_step import next_step
from tests.competitions.made import competition

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
NOW = timezone.now()


def shown(client, page):
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_time_left_is_said_in_words_with_the_exact_moment(site, client, monkeypatch):
    page = competition(now=NOW)
    ends = page.phases.get(kind="registration").ends_at
    monkeypatch.setattr("django.utils.timezone.now", lambda: ends - timedelta(days=1, hours=2, minutes=30))
    text = " ".join(shown(client, page).split())
    assert f'datetime="{timezone.localtime(ends).isoformat()}"'.split(".")[0] in text
    call = text.split('class="closings"')[1].split("</dl>")[0]
    assert "1 ngày 2 giờ" in " ".join(call.replace("day", "ngày").replace("hours", "giờ").split())
    assert "giờ Việt Nam" in call


def test_every_part_that_an_editor_can_fill_is_shown_escaped(site, client):
    page = competition(
        series=Series.objects.create(title_vi="Thử thách hằng năm"),
        partners=[("partner", {"name": "Quỹ <b>A</b>", "role": "sponsor", "link": "https://a.example/"})],
        people=[("person", {"name": "TS. Bình", "role": "mentor", "affiliation": "ĐHQG"})],
        data_sets=[("data_set", {"title": "Ảnh đường phố", "licence": "CC BY 4.0", "link": "https://d.example/"})],
        materials=[("material", {"title": "Bộ khởi đầu", "link": "https://k.example/"})],
        news=[("news", {"day": date(2026, 12, 31), "title": "Gia hạn", "text": RichText("<p>Thêm</p>")})],
    )
    other = competition(title="Năm trước", slug="nam-truoc", edition=2025, series=page.series)
    text = shown(client, page)
    for word in ("Quỹ &lt;b&gt;A&lt;/b&gt;", "TS. Bình", "CC BY 4.0", "Bộ khởi đầu", "Gia hạn", "Thử thách hằng năm"):
        assert word in text, word
    assert other.title in text and "(2025)" in text and "<b>A</b>" not in text
    other.unpublish()
    assert "Năm trước" not in shown(client, page)


def test_a_version_of_the_rules_is_named_on_the_page(site, client):
    page = competition()
    assert f"/vi/competitions/{page.pk}/rules/1/" not in shown(client, page)
    draft = page.get_latest_revision_as_object()
    draft.rules = "<p>Thể lệ mới</p>"
    draft.save_revision().publish()
    assert f"/vi/competitions/{page.pk}/rules/2/" in shown(client, page)


def test_a_moved_date_stands_on_the_page(site, client):
    page = competition()
    draft = page.get_latest_revision_as_object()
    phases = list(draft.phases.all())
    phases[0].ends_at += timedelta(days=1)
    draft.phases = phases
    draft.save_revision().publish()
    with override("vi"):
        assert shown(client, page).count("<h2>") and page.date_changes.count() == 1
    assert 'class="date-changes"' in shown(client, page)


def test_each_phase_has_a_preview(city, rf, admin_user):
    page = competition(spans=(("registration", 5, 10), ("submission", 10, 20), ("judging", 20, 30)))
    modes = page.preview_modes
    assert len(modes) == 4
    wanted = {"at-0": "take-part", "at-1": "take-part"}
    for mode, _title in modes:
        draft = CompetitionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        answer = draft.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200
        text = answer.content.decode() if hasattr(answer, "content") else answer.render().content.decode()
        assert ("/take-part/" in text) is (mode in wanted), mode


def test_a_page_that_was_never_saved_is_previewed(city):
    parent = CompetitionIndexPage.objects.get(locale__language_code="vi")
    page = CompetitionPage(
        title="Mới", slug="moi", tagline="t", summary="s", problem="<p>b</p>", rules="<p>r</p>", locale=parent.locale
    )
    page.phases = [Phase(kind="registration", starts_at=NOW, ends_at=NOW + timedelta(days=1))]
    page.tracks = [Track(title_vi="Bảng chính")]
    page.path, page.depth = parent.path + "9999", parent.depth + 1
    page.set_url_path(parent)
    assert page.make_preview_request(preview_mode="at-0").status_code == 200


@pytest.mark.parametrize(
    ("elsewhere", "take_part", "email", "url"),
    [
        ("https://out.example/", "/in/", "a@example.org", "https://out.example/"),
        ("", "/in/", "a@example.org", "/in/"),
        ("", "", "a@example.org", "mailto:a@example.org"),
        ("", "", "", "/calendar"),
    ],
)
@pytest.mark.parametrize("kind", ["registration", "submission"])
def test_where_the_button_leads(elsewhere, take_part, email, url, kind):
    spans = [Span(kind, "", NOW, NOW + timedelta(days=1))]
    given = {"has_results": False, "calendar": "/calendar", "runs_elsewhere": elsewhere}
    assert next_step(spans, NOW, email=email, take_part=take_part, **given).url == url


def test_the_feed_has_what_everybody_may_read(site, client):
    page, hidden = competition(), competition(title="Ẩn & kín", slug="an")
    hidden.unpublish()
    answer = client.get("/vi/competitions/feed/")
    feed = ElementTree.fromstring(answer.content)
    titles = [entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")]
    assert page.title in titles and hidden.title not in titles
    assert client.get("/vi/competitions/feed/", headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert page.title not in client.get("/en/competitions/feed/").content.decode()


def test_the_feed_costs_no_query_for_each(site, client, django_assert_max_num_queries):
    for place in range(6):
        competition(title=f"Cuộc {place}", slug=f"cuoc-{place}")
    client.get("/vi/competitions/feed/")
    with django_assert_max_num_queries(4):
        client.get("/vi/competitions/feed/")
