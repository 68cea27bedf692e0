"""“Ask a person”: two lines and a number, called by the next working day, erased ninety days after."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from support.choices import Standing
from support.erasing import erase_told
from support.models import Question, Report, SurveyAnswer
from support.questions import ask, move
from support.reports import decide, report
from tests.factories import ResearchFactory

ADDRESS = "/vi/ask/"
GIVEN = {"phone": "028 3822 1234", "text": "Cần đọc hoá đơn", "preferred_time": "any", "consent": "on"}


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


def question(**values):
    return ask(**({"phone": "0283822123", "text": "Hỏi", "language": "vi", "preferred_time": "any"} | values))


def test_a_question_without_an_account(client, city):
    assert client.post(ADDRESS, GIVEN).url == f"{ADDRESS}?sent=1"
    made = Question.objects.get()
    assert (made.phone, made.text, made.name, made.words, made.about) == ("02838221234", "Cần đọc hoá đơn", "", "", "")
    assert made.consent_version and made.consented_at
    assert client.get(f"{ADDRESS}?sent=1").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"consent": ""}, {"phone": "call me"}, {"phone": "12"}, {"text": ""}, {"preferred_time": "midnight"}]
)
def test_what_is_refused_keeps_what_was_typed(client, city, wrong):
    answer = client.post(ADDRESS, GIVEN | wrong)
    assert answer.status_code == 400 and not Question.objects.exists()
    if "text" not in wrong:
        assert "Cần đọc hoá đơn" in answer.text


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-11-16", "2026-11-17"),  # Monday
        ("2026-11-23", "2026-11-25"),  # before Vietnamese Culture Day
        ("2026-11-27", "2026-11-30"),  # Friday
        ("2026-12-31", "2027-01-04"),  # before New Year's Day, a Friday
    ],
)
def test_it_is_due_the_next_working_day(db, monkeypatch, day, due):
    monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date.fromisoformat(day))
    assert question().due_on == datetime.date.fromisoformat(due)


def test_the_words_go_along_only_if_ticked(client, city):
    page = client.get(ADDRESS, {"words": "đọc hoá đơn"}).text
    assert "đọc hoá đơn" in page and "checked" not in page.split('name="send_words"')[1].split(">")[0]
    client.post(ADDRESS, GIVEN | {"words": "đọc hoá đơn"})
    assert Question.objects.get().words == ""
    client.post(ADDRESS, GIVEN | {"text": "Khác", "words": "đọc hoá đơn", "send_words": "on"})
    assert Question.objects.latest("pk").words == "đọc hoá đơn"


def test_a_description_comes_in_the_body_and_is_kept_by_no_cache(client, city):
    answer = client.post(ADDRESS, {"begin": "1", "words": "một mô tả dài của chúng tôi"})
    assert answer.status_code == 200 and not Question.objects.exists()
    assert "một mô tả dài" in answer.text and "no-store" in answer["Cache-Control"]
    assert not answer.context["form"].errors


def test_where_one_can_ask(client, city):
    empty = client.get("/vi/search/", {"q": "xyzzy không có"})
    assert "/vi/ask/?words=xyzzy%20kh%C3%B4ng%20c%C3%B3" in empty.text
    described = client.post("/vi/match/", {"text": "Cần đọc hồ sơ giấy viết tay của phường", "way": "match"})
    assert 'action="/vi/ask/"' in described.text
    ResearchFactory(published=True)
    listing = ResearchFactory(published=True)
    matches = client.get(f"/vi/research/{listing.pk}/{listing.slug}/matches/")
    assert f"/vi/ask/?about=research%3A{listing.pk}" in matches.text


def test_only_a_listing_that_is_there_for_this_reader_is_named(client, city):
    listing, hidden = ResearchFactory(published=True), ResearchFactory(published=True, audience="members")
    client.post(ADDRESS, GIVEN | {"about": listing.key})
    client.post(ADDRESS, GIVEN | {"about": hidden.key, "text": "Khác"})
    client.post(ADDRESS, GIVEN | {"about": "nonsense\x00", "text": "Nữa"})
    assert list(Question.objects.order_by("pk").values_list("about", flat=True)) == [listing.key, "", ""]


def test_a_double_click_asks_once_and_a_robot_not_at_all(client, city, settings):
    for _again in range(2):
        client.post(ADDRESS, GIVEN)
    client.post(ADDRESS, GIVEN | {"website": "x", "text": "Mua hàng"})
    assert Question.objects.count() == 1
    settings.API_LIMITS = {"support": 0}
    assert client.post(ADDRESS, GIVEN | {"text": "Khác"}).status_code == 429


def test_the_queue_of_the_support_centre(city, moderator_client, editor):
    first, second = question(), question(text="Hỏi nữa", words="=1+1")
    move(question=first, state=Standing.HANDLED, note="Đã gọi", by=editor)
    queue = moderator_client.get("/admin/support_questions/")
    assert [row.pk for row in queue.context["object_list"]] == [second.pk, first.pk]
    edit = f"/admin/support_questions/edit/{second.pk}/"
    assert "0283822123" in moderator_client.get(edit).text
    moderator_client.post(edit, {"state": "taken", "note": "Đang gọi", "phone": "1"})
    second.refresh_from_db()
    assert (second.state, second.phone, second.closed_at) == ("taken", "0283822123", None)


def test_after_ninety_days_nothing_of_it_is_left(city, editor):
    listing = ResearchFactory(published=True)
    waits, closed, fresh = question(text="1"), question(text="2"), question(text="3")
    for each in (closed, fresh):
        move(question=each, state=Standing.HANDLED, note="", by=editor)
    told = report(listing=listing.key, reason="wrong", text="Sai", language="vi", email="a@example.org")
    decide(report=told, state=Standing.HANDLED, answer="Xong", by=editor)
    before = timezone.now() - datetime.timedelta(days=91)
    Question.objects.filter(pk=closed.pk).update(closed_at=before)
    Report.objects.update(closed_at=before)
    for _again in range(2):
        call_command("erase_told", verbosity=0)
    assert set(Question.objects.values_list("pk", flat=True)) == {waits.pk, fresh.pk}
    told.refresh_from_db()
    assert (told.text, told.email, told.reason, told.answer) == ("", "", "wrong", "Xong")
    assert erase_told() == 0


def test_a_survey_contact_is_kept_a_year(db):
    values = {"language": "vi", "organisation_kind": "company", "size": "small", "contact_name": "An"}
    SurveyAnswer.objects.create(**values)
    SurveyAnswer.objects.create(created_at=timezone.now() - datetime.timedelta(days=366), **values)
    assert erase_told() == 1
    assert sorted(SurveyAnswer.objects.values_list("contact_name", flat=True)) == ["", "An"]


def test_the_clock_erases(settings):
    assert "erase_told" in settings.CLOCK_COMMANDS
