"""Steps save drafts: nothing is lost, nothing is overwritten unseen, nothing of another organisation is reached."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import TrainingProduct
from listings.services import submit
from portal.workspace.writing.steps import STEPS, steps_of
from search.models import Entry
from search.sync import drain
from tests.factories import (
    FieldFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    ScientistFactory,
    TechniqueFactory,
    TrainingFactory,
)
from tests.portal.workspace.writing.forms import address, draft_of, published, shown

MAKERS = {
    "research": ResearchFactory,
    "training": TrainingFactory,
    "application-need": NeedFactory,
    "training-need": lambda **values: NeedFactory(need_kind="training", **values),
}


@pytest.fixture
def product(owner):
    return ResearchFactory(organisation=owner, title_vi="Đọc phim phổi", summary_vi="Đọc phim.")


@pytest.mark.parametrize("kind", STEPS)
def test_every_step_of_every_kind_opens_and_goes_on_to_the_next(writer, owner, kind):
    FieldFactory()
    TechniqueFactory()
    listing = MAKERS[kind](organisation=owner)
    names = [step.name for step in steps_of(kind)]
    for place, name in enumerate(names[:-1]):
        page = writer.get(address(listing, name))
        assert page.status_code == 200, name
        answer = writer.post(address(listing, name), shown(page) | {"reuse_licence": "cc-by"})
        assert answer.status_code == 302, (name, answer.context["form"].errors)
        assert answer.url == address(listing, names[place + 1])
    assert writer.get(address(listing, "check")).status_code == 200


def test_a_step_is_saved_as_a_draft_and_the_public_sees_nothing_of_it(writer, owner):
    listing = ResearchFactory(organisation=owner, published=True, title_vi="Bản đã đăng")
    drain()
    page = writer.get(address(listing, "basics"))
    writer.post(address(listing, "basics"), shown(page) | {"title_vi": "Bản sửa bí mật"})
    assert draft_of(listing).title_vi == "Bản sửa bí mật"
    listing.refresh_from_db()
    assert listing.title_vi == "Bản đã đăng"
    drain()
    public = Client().get(f"/vi/research/{listing.pk}/", follow=True).content.decode()
    assert "Bản đã đăng" in public and "bí mật" not in public
    assert "bí mật" not in str(Entry.objects.get(key=listing.key).texts)


def test_come_back_later_leads_to_the_page_of_the_listing(writer, product):
    page = writer.get(address(product, "what"))
    answer = writer.post(address(product, "what"), shown(page) | {"body_vi": "Dài", "later": "1"})
    assert answer.url == reverse("workspace_listing", args=["research", product.pk])
    assert draft_of(product).body_vi == "Dài"


def test_an_unchanged_step_makes_no_new_version(writer, product):
    page = writer.get(address(product, "what"))
    writer.post(address(product, "what"), shown(page))
    assert product.revisions.count() == 1


def test_what_is_wrong_is_said_and_what_was_typed_stays(writer, product):
    page = writer.get(address(product, "basics"))
    typed = shown(page) | {"title_vi": "", "summary_vi": "Đã gõ rất lâu"}
    answer = writer.post(address(product, "basics"), typed)
    assert answer.status_code == 422
    assert "Đã gõ rất lâu" in answer.content.decode()
    assert 'id="errors"' in answer.content.decode()
    assert draft_of(product).summary_vi == "Đọc phim."


def test_text_is_kept_composed_and_without_hidden_marks(writer, product):
    page = writer.get(address(product, "what"))
    writer.post(address(product, "what"), shown(page) | {"body_vi": "Ho\u0302\u0300 sơ\u202e\x00\r\nmới"})
    assert draft_of(product).body_vi == "Hồ sơ\nmới"


def test_a_newer_draft_of_somebody_else_is_shown_and_not_overwritten(writer, owner, enter, product):
    mine = shown(writer.get(address(product, "what"))) | {"body_vi": "Bản của tôi"}
    other = enter(owner, "owner")
    other.post(address(product, "what"), shown(other.get(address(product, "what"))) | {"body_vi": "Bản của chị"})
    answer = writer.post(address(product, "what"), mine)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Bản của tôi" in body and "Bản của chị" in body
    assert draft_of(product).body_vi == "Bản của chị"
    writer.post(address(product, "what"), mine | {"revision": answer.context["revision"]})
    assert draft_of(product).body_vi == "Bản của tôi"


def test_a_listing_in_review_says_so_and_keeps_what_was_typed_on_the_page(writer, owner):
    listing = ResearchFactory(organisation=owner, fields=[FieldFactory()], reuse_licence="cc-by")
    typed = shown(writer.get(address(listing, "what"))) | {"body_vi": "Gõ trong lúc chờ"}
    submit(listing=listing, by=writer.user)
    answer = writer.post(address(listing, "what"), typed)
    assert answer.status_code == 423
    assert "Gõ trong lúc chờ" in answer.content.decode()
    assert draft_of(listing).body_vi == ""
    assert reverse("workspace_listing", args=["research", listing.pk]) in answer.content.decode()


def test_an_ended_session_loses_nothing(product, writer):
    typed = shown(writer.get(address(product, "what"))) | {"body_vi": "Gõ rồi phiên hết hạn"}
    client = Client()
    answer = client.post(address(product, "what"), typed)
    assert answer.url.startswith(reverse("account_login")) and "phi" not in answer.url
    client.force_login(writer.user)
    page = client.get(address(product, "what"))
    assert "Gõ rồi phiên hết hạn" in page.content.decode()
    assert draft_of(product).body_vi == ""
    client.post(address(product, "what"), shown(page))
    assert draft_of(product).body_vi == "Gõ rồi phiên hết hạn"
    assert "Gõ rồi" not in str(dict(client.session))


def test_another_language_is_added_without_losing_what_was_typed(writer, product):
    typed = shown(writer.get(address(product, "what"))) | {"body_vi": "Chưa lưu", "with": "en"}
    page = writer.post(address(product, "what"), typed)
    assert list(page.context["form"].fields) == ["title_en", "body_vi", "body_en"]
    assert "Chưa lưu" in page.content.decode() and 'id="errors"' not in page.content.decode()
    writer.post(address(product, "what"), shown(page) | {"title_en": "Chest films", "body_en": "Text"})
    draft = draft_of(product)
    assert (draft.title_en, draft.body_en, draft.body_vi) == ("Chest films", "Text", "Chưa lưu")


def test_only_scientists_of_ones_own_can_be_named(writer, owner, product):
    own, other = ScientistFactory(organisation=owner), ScientistFactory()
    page = writer.get(address(product, "people"))
    assert list(page.context["form"].fields["scientists"].queryset) == [own]
    assert writer.post(address(product, "people"), shown(page) | {"scientists": [other.pk]}).status_code == 422
    writer.post(address(product, "people"), shown(page) | {"scientists": [own.pk]})
    assert list(draft_of(product).scientists.all()) == [own]


def test_terms_and_tags_are_the_drafts(writer, product):
    field, technique = FieldFactory(), TechniqueFactory()
    page = writer.get(address(product, "topics"))
    typed = {"fields": [field.pk], "techniques": [technique.pk], "tags": "lao phổi, X-quang"}
    writer.post(address(product, "topics"), shown(page) | typed)
    draft = draft_of(product)
    assert (list(draft.fields.all()), list(draft.techniques.all())) == ([field], [technique])
    assert sorted(tag.name for tag in draft.tags.all()) == ["X-quang", "lao phổi"]
    assert not product.fields.all()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), ("lao phổi", "lao phổi"), (' X-quang ,, "lao phổi",X-quang', "X-quang, lao phổi")],
    ids=["none", "two words", "several"],
)
def test_keywords_stay_what_they_were_when_the_step_is_saved_again(writer, product, typed, kept):
    for words in (typed, kept):
        page = writer.get(address(product, "topics"))
        writer.post(address(product, "topics"), shown(page) | {"tags": words})
        field = writer.get(address(product, "topics")).context["form"]["tags"]
        assert field.subwidgets[0].data["value"] == (kept or None)
    assert ", ".join(sorted(tag.name for tag in draft_of(product).tags.all())) == kept


def test_who_may_see_it_holds_at_once(writer, product):
    page = writer.get(address(product, "contact"))
    writer.post(address(product, "contact"), shown(page) | {"audience": "withheld"})
    product.refresh_from_db()
    assert product.audience == "withheld"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x"])
def test_attack_15_links_are_http_alone(writer, owner, link):
    course = TrainingFactory(organisation=owner)
    page = writer.get(address(course, "teaching"))
    assert writer.post(address(course, "teaching"), shown(page) | {"open_material_url": link}).status_code == 422
    media = writer.get(address(course, "media"))
    assert writer.post(address(course, "media"), shown(media) | {"demo_url": link}).status_code == 422
    assert (draft_of(course).open_material_url, draft_of(course).demo_url) == ("", "")


def test_the_licence_is_chosen_and_not_overlooked(writer, owner):
    listing = ResearchFactory(organisation=owner, reuse_licence="")
    page = writer.get(address(listing, "licence"))
    assert "checked" not in str(page.context["form"]["reuse_licence"])
    assert writer.post(address(listing, "licence"), shown(page)).status_code == 422
    writer.post(address(listing, "licence"), shown(page) | {"reuse_licence": "cc-by"})
    assert draft_of(listing).reuse_licence == "cc-by"


@pytest.mark.parametrize("name", ["workspace_edit", "workspace_beside"])
@pytest.mark.parametrize("kind", STEPS)
def test_attack_2_another_organisations_listing_is_not_there(writer, kind, name):
    foreign = MAKERS[kind](organisation=OrganisationFactory(), title_vi="Bí mật của đơn vị khác")
    for step in steps_of(kind):
        for answer in (writer.get(address(foreign, step.name, name)), writer.post(address(foreign, step.name, name))):
            assert answer.status_code == 404
            assert "Bí mật" not in answer.content.decode()
    assert foreign.revisions.count() == 1


def test_a_viewer_does_not_write(enter, owner, product):
    viewer = enter(owner, "viewer")
    assert viewer.get(address(product, "what")).status_code == 404
    assert viewer.post(address(product, "what"), {"body_vi": "X"}).status_code == 404


def intakes(*rows, initial=0) -> dict:
    data = {"intakes-TOTAL_FORMS": str(len(rows)), "intakes-INITIAL_FORMS": str(initial)}
    for place, row in enumerate(rows):
        data |= {f"intakes-{place}-{name}": value for name, value in row.items()}
    return data


def test_intakes_are_added_changed_and_taken_away(writer, owner):
    course = TrainingFactory(organisation=owner)
    page = writer.get(address(course, "intakes"))
    two = intakes({"starts_on": "2027-03-01", "seats": "30"}, {"starts_on": "2027-01-10", "place": "Thủ Đức"})
    writer.post(address(course, "intakes"), {"revision": page.context["revision"]} | two)
    assert [str(each) for each in draft_of(course).intakes.all()] == ["2027-01-10", "2027-03-01"]
    published(course)
    page = writer.get(address(course, "intakes"))
    writer.post(address(course, "intakes"), shown(page) | {"intakes-0-DELETE": "on", "intakes-1-seats": "12"})
    assert [(str(each), each.seats) for each in draft_of(course).intakes.all()] == [("2027-03-01", 12)]
    assert TrainingProduct.objects.get(pk=course.pk).intakes.count() == 2


def test_attack_3_intakes_of_another_course_are_refused(writer, owner):
    foreign = TrainingFactory()
    foreign.intakes.create(starts_on="2027-05-05", seats=9)
    foreign.save()
    number = type(foreign).objects.get(pk=foreign.pk).intakes.get().pk
    course = TrainingFactory(organisation=owner)
    page = writer.get(address(course, "intakes"))
    stolen = intakes({"number": str(number), "starts_on": "2030-01-01", "seats": "1"})
    answer = writer.post(address(course, "intakes"), {"revision": page.context["revision"]} | stolen)
    assert answer.status_code == 422
    assert not draft_of(course).intakes.all()
    again = type(foreign).objects.get(pk=foreign.pk).intakes.get()
    assert (again.product_id, again.seats) == (foreign.pk, 9)


def test_a_need_ends_in_a_brief_made_from_the_answers(writer, owner):
    need = NeedFactory(
        organisation=owner,
        summary_vi="",
        body_vi="Kho đếm 3.000 thanh thép bằng tay. Hay sai.",
        outcome_vi="Sai dưới 1 trong 100 lần đếm",
    )
    page = writer.get(address(need, "brief"))
    proposed = "Kho đếm 3.000 thanh thép bằng tay. Sai dưới 1 trong 100 lần đếm."
    assert page.context["form"]["summary_vi"].value() == proposed
    writer.post(address(need, "brief"), shown(page))
    assert draft_of(need).summary_vi == proposed


def test_an_owner_who_stays_unnamed_is_warned_where_the_text_names_them(writer, owner):
    need = NeedFactory(organisation=owner, audience="withheld", body_vi="Kho của Thép Miền Nam.")
    page = writer.get(address(need, "check")).content.decode()
    assert "Thép Miền Nam”" in page and address(need, "brief") in page
    named = NeedFactory(organisation=owner, body_vi="Kho của Thép Miền Nam.")
    assert writer.get(address(named, "check")).context["unnamed"] == []
