"""What a good file does."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import ModelLogEntry, ReferenceIndex

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from history.models import StateChange
from listings.services import publish, save_draft, withdraw
from organisations.models import Organisation
from search.models import Entry
from tests.factories import ResearchFactory
from tests.portal.importing.conftest import BODY, row

pytestmark = pytest.mark.django_db


def test_rows_become_drafts_that_nobody_finds(load, hospital):
    said = load([row(1), row(2)], "--organisation", hospital.slug)
    assert "2" in said
    listing = ResearchProduct.objects.get(external_id="n-1")
    assert (listing.live, listing.state(), listing.organisation) == (False, "draft", hospital)
    assert not Entry.objects.filter(key=listing.key).exists()
    assert StateChange.objects.get(key=listing.key).to_state == "draft"


def test_published_rows_have_entries_history_and_a_revision(load, hospital):
    load([row(1)], "--organisation", hospital.slug, "--publish")
    listing = ResearchProduct.objects.get()
    assert listing.state() == "published" and listing.first_published_at and listing.last_published_at
    assert (
        listing.live_revision == listing.latest_revision
        and listing.latest_revision.as_object().title_vi == listing.title_vi
    )
    assert Entry.objects.visible().get(key=listing.key).texts["vi"]["title"] == "Đọc hồ sơ giấy 1"
    assert list(StateChange.objects.filter(key=listing.key).values_list("from_state", "to_state")) == [
        ("", "published")
    ]
    assert ModelLogEntry.objects.for_instance(listing).get().action == "wagtail.create"
    assert ReferenceIndex.objects.filter(object_id=str(listing.pk), to_object_id=str(hospital.pk)).exists()


def test_each_kind_takes_its_own_columns(load, terms, hospital):
    load(
        [
            row(1, trl=7, cooperation=["pilot", "licence"], price_band="50m-200m", techniques=["ocr"], fields=["y te"]),
            row(2, kind="training", fee="1.500.000", languages=["vi"], in_house=True, mode="online", level="advanced",
                intakes=[{"starts_on": "2030-03-01", "seats": 30},
                         {"starts_on": "01/09/2030", "apply_by": "2030-08-15"}]),
            row(3, kind="application-need", trl_min=4, closes_at="31/01/2030", must_haves="Một\nHai", nature="order"),
            row(4, kind="training-need", headcount=40, level_now="none", starts_on="2030-02-01",
                organisation=hospital.slug),
        ]
    )  # fmt: skip
    research = ResearchProduct.objects.get()
    assert (research.trl, research.cooperation, research.price_band) == (7, ["pilot", "licence"], "50m-200m")
    assert [term.slug for term in research.fields.all()] == ["health"]
    assert [term.slug for term in research.techniques.all()] == ["ocr"]
    training = TrainingProduct.objects.get()
    assert (training.fee, training.taught_in, training.in_house) == (1_500_000, ["vi"], True)
    first, second = training.intakes.all()
    assert (first.starts_on, first.seats, second.starts_on) == (date(2030, 3, 1), 30, date(2030, 9, 1))
    assert timezone.localtime(second.apply_by).isoformat() == "2030-08-15T23:59:00+07:00"
    need = Need.objects.get(need_kind="application")
    assert (need.kind, need.nature, need.must_haves_vi) == ("application-need", "order", "Một\nHai")
    assert timezone.localtime(need.closes_at).date() == date(2030, 1, 31)
    other = Need.objects.get(need_kind="training")
    assert (other.headcount, other.starts_on, other.organisation) == (40, date(2030, 2, 1), hospital)


def test_rows_of_nobody_belong_to_the_programme_office_which_is_made(load):
    load([row(1)])
    office = Organisation.objects.get(slug="programme-office")
    assert ResearchProduct.objects.get().organisation == office


def test_the_language_of_unmarked_texts_is_found(load):
    load(
        [
            row(
                1,
                title="Reading paper forms",
                body="The system reads forms within two seconds. It was tried for a year.",
            ),
            row(2, title="Doc ho so giay", body="He thong doc ho so giay cho phuong."),
            row(3, title="OCR", body=None, summary="AI", language="en"),
            row(4, title=None, title_vi="Hai thứ tiếng", body=None, body_vi=BODY, title_en="Both", summary_en="Two."),
        ]
    )
    languages = {listing.external_id: listing.languages() for listing in ResearchProduct.objects.all()}
    assert languages == {"n-1": ["en"], "n-2": ["vi"], "n-3": ["en"], "n-4": ["vi", "en"]}


def test_a_missing_summary_and_contact_are_taken_from_body_and_organisation(load, hospital):
    long = "Một câu rất dài " * 40
    load([row(1), row(2, body=long), row(3, contact_email="toi@example.org")], "--organisation", hospital.slug)
    first, second, third = ResearchProduct.objects.order_by("external_id")
    assert first.summary_vi == BODY
    assert len(second.summary_vi) <= 300 and second.summary_vi.endswith("…") and second.summary_vi[-2].isalpha()
    assert (first.contact_email, first.contact_phone) == ("bv@example.org", "028 1")
    assert (third.contact_email, third.contact_phone) == ("toi@example.org", "")


def test_a_long_summary_is_kept_in_the_body(load):
    long = "Câu này nói một điều. " * 40
    load([row(1, summary=long)])
    listing = ResearchProduct.objects.get()
    assert (
        len(listing.summary_vi) <= 600 and listing.body_vi.startswith(long.strip()) and listing.body_vi.endswith(BODY)
    )


def test_the_same_file_twice_changes_nothing(load, terms):
    rows = [row(1, tags=["Hồ sơ", "AI"], fields=["health"], trl=3),
            row(2, kind="training", intakes=[{"starts_on": "2030-03-01", "seats": 3}])]  # fmt: skip
    load(rows, "--publish")
    before = (
        list(Entry.objects.values_list("key", "version")),
        StateChange.objects.count(),
        ModelLogEntry.objects.count(),
    )
    assert load(rows, "--publish").strip() == "0 created, 0 updated, 2 unchanged"
    assert before == (
        list(Entry.objects.values_list("key", "version")),
        StateChange.objects.count(),
        ModelLogEntry.objects.count(),
    )


def test_a_repeat_updates_the_public_listing_and_its_entry(load, terms):
    load([row(1, tags=["cũ"], fields=["health"], trl=3)], "--publish")
    listing = ResearchProduct.objects.get()
    entry = Entry.objects.get(key=listing.key)
    load([row(1, title="Đọc đơn viết tay", tags=["mới"], fields=["agriculture"], trl=None)])
    listing.refresh_from_db()
    assert (listing.live, listing.title_vi, listing.trl) == (True, "Đọc đơn viết tay", 3)
    changed = Entry.objects.get(key=listing.key)
    assert changed.version == entry.version + 1 and changed.indexed_version == entry.indexed_version
    assert changed.traits["tags"] == ["mới"] and changed.traits["fields"] == ["agriculture"]
    assert listing.get_latest_revision_as_object().title_vi == "Đọc đơn viết tay"
    assert listing.latest_revision.as_object().title_vi == "Đọc đơn viết tay"
    assert [field.slug for field in listing.latest_revision.as_object().fields.all()] == ["agriculture"]


def test_a_text_that_comes_back_in_the_other_language_replaces_the_old_one(load):
    load([row(1)], "--publish")
    load([row(1, title="Reading paper forms", body="The system reads every form within two seconds.")])
    listing = ResearchProduct.objects.get()
    assert (listing.languages(), listing.summary_vi, listing.body_vi) == (["en"], "", "")


def test_publishing_a_draft_and_what_is_withdrawn_stays_withdrawn(load):
    load([row(1), row(2)])
    load([row(1), row(2)], "--publish")
    first, second = ResearchProduct.objects.order_by("external_id")
    assert first.state() == second.state() == "published"
    withdraw(listing=first)
    load([row(1, title="Đọc đơn"), row(2)], "--publish")
    first.refresh_from_db()
    assert (first.state(), first.title_vi) == ("withdrawn", "Đọc đơn")
    assert not Entry.objects.visible().filter(key=first.key).exists()


def test_an_end_in_the_past_is_expired_from_the_start_and_a_renewal_publishes(load):
    load([row(1, expire_at="2020-01-01"), row(2)], "--publish")
    first = ResearchProduct.objects.get(external_id="n-1")
    assert (first.state(), Entry.objects.visible().filter(key=first.key).exists()) == ("expired", False)
    load([row(1, expire_at=(timezone.now() + timedelta(days=9)).date().isoformat())], "--publish")
    first.refresh_from_db()
    assert first.state() == "published" and Entry.objects.visible().filter(key=first.key).exists()


def test_an_empty_cell_does_not_open_what_was_withheld(load):
    load([row(1, audience="withheld")], "--publish")
    load([row(1, audience="", trl=5)], "--publish")
    assert ResearchProduct.objects.get().audience == "withheld"


def test_tags_are_shared_whatever_their_case(load):
    load([row(1, tags=["Đơn thư"]), row(2, tags=["đơn thư", "C++", "C#"])])
    assert Tag.objects.count() == 3
    assert ResearchProduct.objects.get(external_id="n-2").tags.count() == 3


@pytest.mark.parametrize("way", ["draft", "edit", "lock", "sent"])
def test_somebodys_work_is_not_overwritten(fail, load, city, hospital, editor, way):
    listing = ResearchFactory(
        organisation=hospital, external_id="n-2", published=way != "draft", title_vi="Của người khác"
    )
    if way == "edit":
        listing.title_vi = "Đang sửa"
        save_draft(listing=listing)
    elif way == "lock":
        type(listing).objects.filter(pk=listing.pk).update(locked=True)
    elif way == "sent":
        listing.save_revision()
        listing.get_workflow().start(listing, editor)
    said = fail([row(1), row(2)], "--organisation", hospital.slug)
    assert "row 2" in said and "external_id" in said and "n-2" in said
    assert ResearchProduct.objects.count() == 1
    assert ResearchProduct.objects.get().title_vi == "Của người khác"


def test_a_published_listing_of_the_admin_is_updated_with_its_draft(load, hospital):
    listing = ResearchFactory(organisation=hospital, external_id="n-1", published=True)
    load([row(1)], "--organisation", hospital.slug)
    listing.refresh_from_db()
    assert listing.title_vi == "Đọc hồ sơ giấy 1" and not listing.has_unpublished_changes
    publish(listing=listing)  # the newest revision is the import's
    assert ResearchProduct.objects.get().title_vi == "Đọc hồ sơ giấy 1"


def test_an_imported_draft_can_be_edited_and_published_in_the_admin(load, editor_client):
    load([row(1, tags=["một"])])
    listing = ResearchProduct.objects.get()
    page = editor_client.get(f"/admin/snippets/catalog/researchproduct/edit/{listing.pk}/")
    assert page.status_code == 200 and "Đọc hồ sơ giấy 1" in page.content.decode()
    publish(listing=listing)
    assert listing.state() == "published"
    changes = StateChange.objects.filter(key=listing.key).order_by("pk")
    assert list(changes.values_list("to_state", flat=True)) == ["draft", "published"]


def test_queries_do_not_grow_with_rows(load, django_assert_max_num_queries):
    load([row(0)])
    with django_assert_max_num_queries(75):
        load([row(number, tags=[f"t{number}"]) for number in range(1, 200)], "--publish")
