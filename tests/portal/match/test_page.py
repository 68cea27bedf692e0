"""The match page of a listing, of a described text and of criteria alone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from feedback.models import Misfit, Unanswered
from portal.addresses import address
from search.engine import EngineUnavailable
from search.matching import source
from search.sync import drain
from tests.factories import NeedFactory, ResearchFactory

TEXT = "Bệnh viện quận cần đọc phim phổi của người bệnh để tìm dấu hiệu lao phổi sớm hơn"
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"}


def url(listing, language="vi") -> str:
    return f"{address(listing.key, listing.slug, language)}matches/"


def keys(answer) -> list[str]:
    return [each.card.key for each in (*answer.context["best"], *answer.context["rest"])]


def chips(answer) -> dict[str, str]:
    return {chip.name: group.strength for group in answer.context["groups"] for chip in group.chips}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_need_shows_what_it_looked_for_and_what_fits(world, client, language):
    answer = client.get(url(world.need, language))
    assert answer.status_code == 200
    assert keys(answer)[0] == world.reader.key
    shown = chips(answer)
    assert {"field:y-te", "technique:anh-y-khoa", "mode:on-premise", "concept:chest-films"} <= shown.keys()
    assert any(name.startswith("term:") for name in shown)
    assert set(shown.values()) == {"should"}


def test_an_offer_shows_the_needs_that_it_answers_with_their_must_haves(world, client):
    answer = client.get(url(world.reader))
    assert keys(answer) == [world.need.key]
    (shown,) = answer.context["best"]
    assert shown.gaps.met == len(shown.gaps.lines) == 4


def test_the_listing_page_leads_to_all_matches(world, client):
    page = client.get(address(world.need.key, world.need.slug, "vi")).text
    assert f'href="{url(world.need)}"' in page


def test_a_must_demands_and_a_not_leaves_out(world, client):
    both = keys(client.get(url(world.need)))
    assert {world.reader.key, world.other.key} <= set(both)
    must = client.get(url(world.need) + "?must=technique:anh-y-khoa")
    assert keys(must) == [world.reader.key]
    without = client.get(url(world.need) + "?not=mode:cloud")
    assert world.other.key not in keys(without) and world.reader.key in keys(without)


def test_what_is_ignored_does_not_count(world, client):
    before = {each.card.key: each.card.exact_score for each in client.get(url(world.need)).context["best"]}
    answer = client.get(url(world.need) + "?ignore=technique:anh-y-khoa")
    after = next(each for each in answer.context["best"] if each.card.key == world.reader.key)
    assert "technique" not in {bar.name for bar in after.bars}
    assert after.card.exact_score != before[world.reader.key]


def test_the_form_leads_to_an_address_with_the_changes_only(world, client):
    sent = {
        "chip": ["must:field:y-te", "should:technique:anh-y-khoa", "should:mode:on-premise"],
        "drop": "concept:chest-films",
    }
    answer = client.get(url(world.need), sent)
    assert answer.status_code == 302
    assert answer["Location"] == url(world.need) + "?must=field:y-te&ignore=concept:chest-films"
    shown = chips(client.get(answer["Location"]))
    assert shown["field:y-te"] == "must" and shown["concept:chest-films"] == "ignore"


def test_htmx_gets_the_part_and_the_address_to_remember(world, client):
    answer = client.get(url(world.need), {"chip": "not:mode:cloud"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and "<html" not in answer.text
    assert answer["HX-Push-Url"] == url(world.need) + "?not=mode:cloud"
    assert 'id="announced" hx-swap-oob' in answer.text


@pytest.mark.parametrize(
    ("typed", "name"),
    [("phim phổi", "concept:chest-films"), ("PHIM PHOI", "concept:chest-films"), ("tin nhắn", "term:tin_nhan")],
)
def test_a_topic_or_words_can_be_added_and_taken_away_for_good(world, client, typed, name):
    plain = NeedFactory(title_vi="Cần xếp lịch trực", summary_vi="Trưởng khoa xếp lịch trực bằng tay.", published=True)
    answer = client.get(url(plain), {"add": typed})
    assert answer["Location"] == f"{url(plain)}?should={name}"
    assert chips(client.get(answer["Location"]))[name] == "should"
    again = client.get(url(plain), {"chip": f"should:{name}", "drop": name})
    assert again["Location"] == url(plain)


@pytest.mark.parametrize(
    "query",
    [
        "must=concept:nobody-knows",
        "must=colour:red",
        "must=term:a_b_c",
        "must=nothing",
        "chip=perhaps:field:y-te",
        "add=ba+bốn+năm+sáu+từ",
        "&".join(f"should=term:t{number}" for number in range(61)),
    ],
)
def test_what_is_no_criterion_is_refused_with_what_to_do(world, client, query):
    answer = client.get(f"{url(world.need)}?{query}")
    assert answer.status_code == 400
    assert answer.context["problem"] and 'class="notice warn"' in answer.text
    assert keys(answer)[0] == world.reader.key


def test_a_described_text_has_chips_and_stands_in_no_address(world, client):
    answer = client.post("/vi/match/", {"text": TEXT, "side": "need", "way": "match"})
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert keys(answer)[0] == world.reader.key
    assert "concept:chest-films" in chips(answer)
    assert TEXT.split(maxsplit=1)[0] not in answer.context["link"]
    sent = {"text": TEXT, "side": "need", "way": "match", "chip": ["not:mode:cloud"]}
    assert world.other.key not in keys(client.post("/vi/match/", sent))


def test_a_shared_search_works_for_anyone_without_the_text(world, client):
    described = client.post("/vi/match/", {"text": TEXT, "side": "need", "way": "match"})
    shared = Client().get(described.context["link"])
    assert shared.status_code == 200
    assert keys(shared)[0] == world.reader.key
    assert chips(shared) == chips(described)
    assert 'name="text" value' not in shared.text


def test_concepts_alone_find_too(world, client):
    assert world.reader.key in keys(client.get("/vi/match/?must=concept:chest-films"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_parts_of_a_score_add_up_to_it(world, client, language):
    answer = client.get(url(world.need, language))
    for each in (*answer.context["best"], *answer.context["rest"]):
        assert each.total == pytest.approx(round(each.card.exact_score, 1))
        assert sum(bar.points for bar in each.bars) == pytest.approx(each.total)
        assert all(bar.points <= bar.possible + 0.1 for bar in each.bars)


def test_gaps_are_said_with_what_they_rest_on(world, client):
    answer = client.get(url(world.need))
    found = {each.card.key: each.gaps for each in (*answer.context["best"], *answer.context["rest"])}
    met = {line.text: line for line in found[world.reader.key].lines}
    assert all(line.standing == "met" for line in met.values())
    assert met["Báo cho bác sĩ trực bằng tin nhắn"].quote.startswith("Phần mềm báo cho bác sĩ trực")
    other = {line.text: line.standing for line in found[world.other.key].lines}
    assert other["Dữ liệu không ra khỏi bệnh viện"] == "contradicted"
    assert other["Báo cho bác sĩ trực bằng tin nhắn"] == "unsaid"


def test_not_a_fit_is_counted_and_thanked_on_the_same_page(world, client):
    sent = {"misfit": world.other.key, f"reason-{world.other.key}": "wrong-problem"}
    answer = client.post(url(world.need), sent, headers=BROWSER)
    assert answer.status_code == 200 and 'class="thanks"' in answer.text
    (counted,) = Misfit.objects.all()
    assert (counted.source, counted.listing, counted.reason) == (world.need.key, world.other.key, "wrong-problem")
    described = {"text": TEXT, "side": "need", "way": "match", "misfit": world.reader.key}
    answer = client.post("/vi/match/", described | {f"reason-{world.reader.key}": "other"}, headers=BROWSER)
    assert 'class="thanks"' in answer.text and TEXT in answer.text
    assert Misfit.objects.get(listing=world.reader.key).source == ""


def test_not_a_fit_can_be_said_of_what_criteria_alone_found(world, client):
    shared = "/vi/match/?must=concept:chest-films"
    assert f'formaction="{shared}#m-' in client.get(shared).text
    sent = {"misfit": world.other.key, f"reason-{world.other.key}": "wrong-field"}
    answer = client.post(shared, sent, headers=BROWSER)
    assert answer.status_code == 200 and 'class="thanks"' in answer.text and world.reader.key in keys(answer)
    assert Misfit.objects.get().listing == world.other.key


def test_not_a_fit_needs_a_reason_a_token_and_is_limited(world, client, settings):
    answer = client.post(url(world.need), {"misfit": world.other.key}, headers=BROWSER)
    assert answer.status_code == 400 and "notice warn" in answer.text
    assert not Misfit.objects.exists()
    assert Client(enforce_csrf_checks=True).post(url(world.need), {"misfit": world.other.key}).status_code == 403
    settings.API_LIMITS = {"match": 1}
    sent = {"misfit": world.other.key, f"reason-{world.other.key}": "other"}
    codes = [client.post(url(world.need), sent, headers=BROWSER).status_code for _number in range(2)]
    assert codes == [200, 429]


def test_a_description_without_an_answer_is_counted_by_its_topics_only(world, client, monkeypatch):
    monkeypatch.setattr("portal.silence.GOOD_SCORE", 101)
    text = "Cần máy gấp giấy thành thuyền buồm tí hon cho đám rước đèn tháng tám"
    client.post("/vi/match/", {"text": text, "side": "need", "way": "match"}, headers=BROWSER)
    assert Unanswered.objects.count() == 1
    assert not any("thuyền" in str(value) for row in Unanswered.objects.values() for value in row.values())


def test_without_the_engine_the_page_says_so_and_keeps_everything(world, client, engine, monkeypatch):
    def down(query):
        raise EngineUnavailable("stopped")

    monkeypatch.setattr(engine, "find", down)
    for answer in (client.get(url(world.need)), client.post("/vi/match/", {"text": TEXT, "way": "match"})):
        assert answer.status_code == 200 and "notice warn" in answer.text
        assert answer.context["groups"]
    assert TEXT in answer.text


def test_nothing_found_says_what_to_do(world, client):
    answer = client.get(url(world.need) + "?must=term:khong_gian")
    assert answer.status_code == 200 and not answer.context["best"]
    assert 'class="notice"' in answer.text


def test_too_long_and_too_short_texts(world, client):
    assert client.post("/vi/match/", {"text": "x " * 10_001, "way": "match"}).status_code == 400
    assert client.post("/vi/match/", {"text": "ngắn quá", "way": "match"}).context["too_short"]


@pytest.mark.parametrize("standing", ["draft", "members"])
def test_what_a_visitor_may_not_see_has_no_matches(site, client, standing):
    values = {"draft": {}, "members": {"published": True, "audience": "members"}}[standing]
    assert client.get(url(NeedFactory(**values))).status_code == 404


def test_another_slug_leads_on(world, client):
    with override("vi"):
        wrong = reverse("listing_matches", args=["needs", world.need.pk, "once-so"])
    answer = client.get(wrong)
    assert (answer.status_code, answer["Location"]) == (301, url(world.need))


def test_suggestions_know_labels_with_and_without_diacritics(world, client):
    for typed in ("phim", "PHIM pho", "chest"):
        found = client.get("/vi/match/criteria/", {"q": typed}).json()["suggestions"]
        assert "phim phổi" in [each["text"] for each in found]


@pytest.mark.parametrize("query", ["", "?ignore=technique:anh-y-khoa"])
def test_more_answers_and_changed_criteria_cost_no_more_queries(world, client, query):
    client.get(url(world.need))  # what every page keeps in memory
    with CaptureQueriesContext(connection) as few:
        shown = len(keys(client.get(url(world.need) + query)))
    for number in range(5):
        ResearchFactory(title_vi=f"Phần mềm đọc phim phổi {number}", summary_vi=TEXT, published=True)
    drain()
    with CaptureQueriesContext(connection) as many:
        assert len(keys(client.get(url(world.need) + query))) > shown
    assert len(many) == len(few) <= 10


def test_a_described_text_is_analysed_once(world, client, monkeypatch):
    asked = []
    monkeypatch.setattr(source, "query_vector", asked.append)
    client.post("/vi/match/", {"text": TEXT, "side": "need", "way": "match", "chip": ["not:mode:cloud"]})
    assert asked == [TEXT]


def test_the_page_has_no_inline_script_or_style(world, client):
    page = client.get(url(world.need)).text
    assert "style=" not in page and "<style" not in page and "onclick" not in page
