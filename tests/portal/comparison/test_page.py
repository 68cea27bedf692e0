"""Listings side by side: what they say, what differs, how offers stand to a need, and nothing that is not for its
reader."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from listings.services import change_standing, withdraw
from portal.setup import prepare_pages
from tests.factories import FieldFactory, NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def before_engine(engine):
    """In place before anything is asked."""


def ask(client, *listings, language="en", **given):
    return client.get(f"/{language}/compare/", {"key": [each.key for each in listings]} | given)


def table(page) -> dict[str, list[str]]:
    """The text of each cell by its row's header, as a reader of the table hears it."""
    found = {}
    for row in re.findall(r"<tr.*?</tr>", page.text.split("<tbody")[1], re.S):
        label = re.search(r"<th[^>]*>(.*?)</th>", row, re.S)[1].strip()
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
        plain = (re.sub(r'<span class="of".*?</span>', "", cell, flags=re.S) for cell in cells)
        found[label] = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in plain]
    return found


@pytest.fixture
def offers(city):
    field = FieldFactory(label_en="Health")
    common = {"fields": [field], "trl": 7, "published": True}
    one = ResearchFactory(
        title_en="Reader", summary_en="Reads forms", price_band="under-50m", cooperation=["pilot"], **common
    )
    two = ResearchFactory(
        title_en="Scanner",
        summary_en="Scans forms",
        evidence_en="Error 1.2 % on 900 pages",
        delivery=["cloud"],
        **common,
    )
    return one, two


def test_offers_side_by_side(client, offers):
    page = ask(client, *offers)
    rows = table(page)
    assert [head.card.plain_title for head in page.context["heads"]] == ["Reader", "Scanner"]
    assert rows["Summary"] == ["Reads forms", "Scans forms"]
    assert rows["Readiness"] == ["TRL 7", "TRL 7"] and rows["Field"] == ["Health", "Health"]
    assert rows["Price or budget"] == ["up to 50 million đồng", "not said"]
    assert rows["Evidence"] == ["not said", "Error 1.2 % on 900 pages"]
    assert rows["Form of cooperation"][0] == "pilot" and rows["Mode and delivery"][1] == "as a cloud service"
    assert "Must have" not in rows and "Level" not in rows
    assert page.text.count('scope="col"') == 2 and 'scope="row"' in page.text


def test_only_what_differs(client, offers):
    page = ask(client, *offers)
    assert "only=differences" in page.text
    folded = ask(client, *offers, only="differences")
    assert "Readiness" not in table(folded) and "Summary" in table(folded)
    assert len(table(page)) - len(table(folded)) == folded.context["same"] > 0
    assert folded.context["all_url"] == f"/en/compare/?key={offers[0].key}&key={offers[1].key}"


def test_a_course_beside_a_product(client, offers):
    course = TrainingFactory(
        published=True, title_en="Course", fee=1_500_000, level="introductory", mode="online", taught_in=["vi"]
    )
    rows = table(ask(client, offers[0], course))
    assert rows["Kind"] == ["AI solution", "AI training"] and rows["Level"] == ["not said", "introductory"]
    assert rows["Price or budget"][1].endswith("đồng") and rows["Mode and delivery"][1] == "online"
    assert rows["Language"][1] == "Vietnamese"


def test_needs_side_by_side(client, city):
    closes = timezone.now() + timedelta(days=9)
    one = NeedFactory(
        published=True,
        title_en="Letters",
        must_haves_en="Reads handwriting\n- Runs offline",
        closes_at=closes,
        trl_min=6,
    )
    two = NeedFactory(published=True, title_en="Forms", cooperation=["pilot"])
    rows = table(ask(client, one, two))
    assert rows["Must have"] == ["Reads handwriting Runs offline", "not said"]
    assert "(Vietnam time)" in rows["Dates"][0] and rows["Readiness"][0] == "at least TRL 6"
    assert rows["Form of cooperation"] == ["not said", "pilot"]


def test_offers_held_against_a_need(client, city):
    need = NeedFactory(
        published=True, title_en="Letters", trl_min=6, must_haves_en="Reads handwritten letters of citizens quickly"
    )
    able = ResearchFactory(
        published=True, title_en="Able", trl=8, body_en="The system reads handwritten letters of citizens quickly."
    )
    young = ResearchFactory(published=True, title_en="Young", trl=3, body_en="A method of our laboratory.")
    page = ask(client, able, need, young)
    rows = table(page)
    assert [head.card.plain_title for head in page.context["heads"]] == ["Able", "Young"]
    assert page.context["need"].plain_title == "Letters"
    line = rows["Reads handwritten letters of citizens quickly"]
    assert line[0].startswith("met") and line[1] == "not said"
    level = rows["Readiness of at least TRL 6"]
    assert level[0].startswith("met") and level[1].startswith("says otherwise")


def test_what_is_not_for_the_reader_is_left_out(client, member_client, offers):
    members = ResearchFactory(published=True, audience="members", title_en="Secret", evidence_en="Secret evidence")
    draft = ResearchFactory(title_en="Secret")
    gone = withdraw(listing=ResearchFactory(published=True, title_en="Secret"))
    page = ask(client, offers[0], members, draft, gone)
    assert "Secret" not in page.text and page.context["gone"] == 3
    assert "Secret evidence" in ask(member_client, offers[0], members).text


def test_a_withheld_name_stays_withheld(client, offers):
    owner = OrganisationFactory(name_vi="Công ty Mây Sông", name_en="Cloud River", size="small")
    withheld = ResearchFactory(published=True, organisation=owner, title_en="Quiet")
    assert "Cloud River" in ask(client, offers[0], withheld).text
    change_standing(listing=withheld, audience="withheld")
    page = ask(client, offers[0], withheld)
    assert "Cloud River" not in page.text and "Mây Sông" not in page.text
    assert table(page)["Organisation"][1].startswith("Name withheld University")


@pytest.mark.parametrize(
    "query", ["", "key=", "key=x", "key=research:999", "key=%00", "key=organisation:1", "only=all"]
)
def test_an_address_that_asks_for_nothing_says_how_to_begin(client, city, query):
    page = client.get(f"/en/compare/?{query}")
    assert page.status_code == 200 and "Tick “Compare” on two to four cards" in page.text


def test_the_language_of_a_text_is_marked(client, offers):
    other = ResearchFactory(published=True, title_vi="Đọc biểu mẫu", summary_vi="Đọc nhanh")
    assert '<p lang="vi">Đọc nhanh</p>' in ask(client, offers[0], other).text


def test_what_is_typed_is_escaped(client, offers):
    bad = ResearchFactory(published=True, title_en="<script>alert(1)</script>", evidence_en="<img src=x onerror=y>")
    page = ask(client, offers[0], bad).text
    assert "<script>alert(1)" not in page and "<img src=x" not in page


def test_at_most_three_queries(client, offers, django_assert_num_queries):
    need = NeedFactory(
        published=True, title_en="Letters", must_haves_en="Reads handwritten letters of citizens quickly"
    )
    prepare_pages()
    ask(client, need, *offers)
    with django_assert_num_queries(2):
        ask(client, *offers)
    with django_assert_num_queries(3):
        ask(client, need, *offers)
