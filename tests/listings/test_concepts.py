"""Editors see which concepts a listing's texts name, and where, and correct them; a correction stays."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from history.models import StateChange
from listings.bulk import Row, save_listings
from listings.concepts import FOUND, correct_concept, named_concepts
from listings.corrections import ConceptCorrection, Correction
from search import registry
from search.models import Entry
from search.sync import renew_stale
from tests.factories import (
    ConceptFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    TrainingFactory,
    UserFactory,
)
from tests.listings.forms import shown_values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ocr(db):
    return ConceptFactory(slug="ocr", label_vi="nhận dạng ký tự", label_en="OCR")


@pytest.fixture(autouse=True)
def invoices(db):
    return ConceptFactory(slug="invoices", label_vi="hóa đơn", label_en="invoices")


def listing(**values):
    values = {"title_vi": "Nhận dạng ký tự trên hoá đơn", "title_en": "OCR of invoices", "published": True} | values
    return ResearchFactory(**values)


def concepts(record):
    return Entry.objects.get(key=record.key).traits.get("concepts", [])


def page(record):
    meta = record._meta
    return reverse("listing_concepts", args=[meta.app_label, meta.model_name, record.pk])


def test_what_is_found_is_quoted_by_language():
    named = {each.slug: each for each in named_concepts(listing(tags=["Hóa đơn điện tử"]), "en")}
    assert {slug: each.standing for slug, each in named.items()} == {"ocr": FOUND, "invoices": FOUND}
    quotes = named["invoices"].quotes
    assert {code: quote.words for code, quote in quotes.items()} == {
        "vi": "hoá đơn",
        "en": "invoices",
        "tags": "Hóa đơn",
    }
    assert (quotes["vi"].before, quotes["tags"].after) == ("Nhận dạng ký tự trên ", " điện tử")


def test_a_removed_concept_stays_away_and_an_added_one_stays(ocr, editor):
    record, other = listing(), ConceptFactory(slug="archives")
    before = Entry.objects.get(key=record.key).version
    assert correct_concept(listing=record, concept=ocr, wanted=False, by=editor)
    assert correct_concept(listing=record, concept=other, wanted=True, by=editor)
    assert not correct_concept(listing=record, concept=other, wanted=True, by=editor)
    assert concepts(record) == ["archives", "invoices"]
    assert Entry.objects.get(key=record.key).version > before
    Entry.objects.mark_stale()
    renew_stale()
    record.save_revision().publish()
    assert concepts(record) == ["archives", "invoices"]


def test_an_import_does_not_bring_back_what_was_corrected(ocr):
    record = listing(external_id="KC-1")
    correct_concept(listing=record, concept=ocr, wanted=False)
    row = Row(
        organisation=record.organisation_id,
        external_id="KC-1",
        columns={"summary_vi": "Máy nhận dạng ký tự viết tay."},
        defaults={},
        related={},
        children={},
        tags=None,
    )
    assert save_listings(model=type(record), rows=[row], publish=True).updated == 1
    assert concepts(record) == ["invoices"]


def test_each_correction_is_a_row_of_history_that_changes_no_state(ocr, editor):
    record = listing()
    for wanted in (False, True):
        correct_concept(listing=record, concept=ocr, wanted=wanted, by=editor)
    rows = StateChange.objects.filter(kind="concept").order_by("id")
    assert [(row.key, row.from_state, row.to_state, row.by, row.reason) for row in rows] == [
        (f"{record.key}/concept:{ocr.pk}", FOUND, "removed", editor, "nhận dạng ký tự"),
        (f"{record.key}/concept:{ocr.pk}", "removed", FOUND, editor, "nhận dạng ký tự"),
    ]
    assert not ConceptCorrection.objects.exists()
    states = StateChange.objects.filter(key=record.key).count()
    record.save()
    assert StateChange.objects.filter(key=record.key).count() == states


def test_the_form_shows_and_the_page_corrects(editor_client, ocr):
    for factory in (ResearchFactory, TrainingFactory, NeedFactory):
        record = factory(title_vi="Nhận dạng ký tự", published=True)
        edit = editor_client.get(reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk]))
        assert page(record) in edit.content.decode()
        assert "<mark>Nhận dạng ký tự</mark>" in edit.content.decode()
        assert editor_client.get(page(record)).status_code == 200
        answer = editor_client.post(page(record), {"concept": "ocr", "wanted": "0"}, follow=True)
        assert "<s>nhận dạng ký tự</s>" in answer.content.decode()
        assert concepts(record) == []
        editor_client.post(page(record), {"concept": "invoices", "wanted": "1"})
        assert concepts(record) == ["invoices"]
        assert ConceptCorrection.objects.get(key=record.key, concept=ocr).correction == Correction.REMOVED


def test_the_form_still_saves(editor_client):
    record = listing()
    edit = reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])
    data = shown_values(editor_client.get(edit)) | {"title_vi": "Đọc hóa đơn"}
    assert editor_client.post(edit, data).status_code == 302
    assert type(record).objects.get(pk=record.pk).get_latest_revision_as_object().title_vi == "Đọc hóa đơn"


def test_what_is_wrongly_asked_changes_nothing(editor_client, client, ocr):
    record = listing()
    editor_client.post(page(record), {"concept": "no-such", "wanted": "1"})
    editor_client.post(page(record), {"concept": "ocr", "wanted": "perhaps"})
    assert not ConceptCorrection.objects.exists()
    for named in (["taxonomy", "concept", ocr.pk], ["no", "such", 1], ["catalog", "researchproduct", 10**9]):
        assert editor_client.get(reverse("listing_concepts", args=named), follow=True).status_code == 404


def test_only_who_may_change_a_listing_corrects_it(client, city):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    record = listing()
    for answer in (client.get(page(record)), client.post(page(record), {"concept": "ocr", "wanted": "0"})):
        assert answer.status_code == 302  # the admin sends who may not to its first page
    assert not ConceptCorrection.objects.exists()


def test_corrections_go_with_the_listing(ocr):
    record = listing()
    correct_concept(listing=record, concept=ocr, wanted=False)
    record.delete()
    assert not ConceptCorrection.objects.exists()


def test_many_listings_are_read_in_as_many_queries_as_one(ocr):
    owner = OrganisationFactory()
    records = [listing(organisation=owner) for _number in range(3)]
    correct_concept(listing=records[0], concept=ocr, wanted=False)

    def queries(keys):
        with CaptureQueriesContext(connection) as captured:
            registry.documents(keys)
        return len(captured)

    queries([records[0].key])  # the terms are read
    assert queries([records[0].key]) == queries([record.key for record in records])
