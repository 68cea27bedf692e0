"""A listing's way through the admin, as city staff walk it."""

import pytest
from django.urls import reverse

from catalog.models import ResearchProduct
from demand.models import Need
from history.models import StateChange
from listings.choices import Audience, State
from search.models import Entry
from tests.factories import FieldFactory, NeedFactory, OrganisationFactory, ResearchFactory, TrainingFactory
from tests.listings.forms import shown_values

pytestmark = pytest.mark.django_db

FACTORIES = [ResearchFactory, TrainingFactory, NeedFactory]
each_kind = pytest.mark.parametrize("factory", FACTORIES)


def url(listing, name, *more):
    return reverse(type(listing).snippet_viewset.get_url_name(name), args=[listing.pk, *more])


def list_url(model):
    return reverse(model.snippet_viewset.get_url_name("list"))


def fresh(listing):
    return type(listing).objects.get(pk=listing.pk)


def states(listing):
    return list(StateChange.objects.filter(key=listing.key).order_by("at", "id").values_list("to_state", flat=True))


def complete(factory, **options):
    return factory(fields=[FieldFactory()], **options)


@each_kind
def test_pages_of_a_listing_answer(factory, editor_client):
    listing = complete(factory, published=True)
    model = type(listing)
    pages = [list_url(model), reverse(model.snippet_viewset.get_url_name("add"))]
    pages += [url(listing, name) for name in ("edit", "history", "unpublish", "delete", "workflow_history", "usage")]
    for page in pages:
        assert editor_client.get(page).status_code == 200, page


def test_the_list_is_searched_and_filtered(editor_client):
    owner = OrganisationFactory(name_vi="Viện Thử")
    field = FieldFactory()
    shown = ResearchFactory(title_vi="Đọc phim phổi", organisation=owner, fields=[field], published=True)
    other = ResearchFactory(title_vi="Dự báo nước", external_id="KC-01")

    def found(**query):
        response = editor_client.get(list_url(ResearchProduct), query)
        assert response.status_code == 200
        return set(response.context["object_list"])

    assert found() == {shown, other}
    assert found(q="phim phổi") == {shown}
    assert found(q="KC-01") == {other}
    assert found(q="Viện Thử") == {shown}
    assert found(state=State.PUBLISHED) == {shown}
    assert found(state=State.DRAFT) == {other}
    assert found(organisation=owner.pk) == {shown}
    assert found(fields=field.pk) == {shown}
    assert found(audience=Audience.MEMBERS) == set()


def test_needs_are_filtered_by_kind(editor_client):
    application, training = NeedFactory(), NeedFactory(need_kind="training")
    response = editor_client.get(list_url(Need), {"need_kind": "training"})
    assert set(response.context["object_list"]) == {training}
    assert application.kind == "application-need"


def test_a_list_of_fifty_asks_the_database_no_more_than_one_of_two(editor_client, django_assert_max_num_queries):
    owner = OrganisationFactory()
    for _number in range(2):
        ResearchFactory(organisation=owner)
    with django_assert_max_num_queries(200) as few:
        editor_client.get(list_url(ResearchProduct))
    for _number in range(10):
        ResearchFactory(organisation=owner)
    with django_assert_max_num_queries(len(few) + 2):
        response = editor_client.get(list_url(ResearchProduct))
    assert len(response.context["object_list"]) == 12


def test_lists_offer_no_export(editor_client):
    ResearchFactory(title_vi="=HYPERLINK(1)")
    response = editor_client.get(list_url(ResearchProduct), {"export": "csv"})
    assert b"HYPERLINK" not in b"".join(response), "asked for all the same, the file is empty"
    assert "export=csv" not in editor_client.get(list_url(ResearchProduct)).content.decode()


def test_create_a_draft(editor_client):
    add = reverse(ResearchProduct.snippet_viewset.get_url_name("add"))
    data = shown_values(editor_client.get(add))
    data |= {"organisation": OrganisationFactory().pk, "title_vi": "Bản nháp mới", "summary_vi": "Tóm tắt."}
    response = editor_client.post(add, data)
    listing = ResearchProduct.objects.get()
    assert response.status_code == 302
    assert (listing.live, listing.state(), states(listing)) == (False, State.DRAFT, [State.DRAFT])
    assert not Entry.objects.filter(key=listing.key).exists()


def test_publishing_asks_for_a_field_and_a_contact(editor_client):
    listing = ResearchFactory(contact_email="")
    data = shown_values(editor_client.get(url(listing, "edit")))
    response = editor_client.post(url(listing, "edit"), data | {"action-publish": "1"})
    assert response.status_code == 200
    assert {"fields", "contact_email"} <= set(response.context["form"].errors)
    assert not fresh(listing).live
    response = editor_client.post(url(listing, "edit"), data)
    assert response.status_code == 302, "a draft may still lack them"


@each_kind
def test_publish_and_unpublish(factory, editor_client, editor):
    listing = complete(factory)
    data = shown_values(editor_client.get(url(listing, "edit")))
    editor_client.post(url(listing, "edit"), data | {"action-publish": "1"})
    assert fresh(listing).state() == State.PUBLISHED
    assert not Entry.objects.get(key=listing.key).is_deleted
    editor_client.post(url(listing, "unpublish"))
    assert fresh(listing).state() == State.WITHDRAWN
    assert Entry.objects.get(key=listing.key).is_deleted
    assert states(listing) == [State.DRAFT, State.PUBLISHED, State.WITHDRAWN]
    assert StateChange.objects.filter(key=listing.key).first().by == editor


def test_an_edit_of_a_published_listing_waits(editor_client):
    listing = complete(ResearchFactory, title_vi="Bản đang đăng", published=True)
    data = shown_values(editor_client.get(url(listing, "edit")))
    editor_client.post(url(listing, "edit"), data | {"title_vi": "Bản sửa"})
    row = fresh(listing)
    assert (row.title_vi, row.has_unpublished_changes) == ("Bản đang đăng", True)
    assert row.get_latest_revision_as_object().title_vi == "Bản sửa"
    assert Entry.objects.get(key=listing.key).texts["vi"]["title"] == "Bản đang đăng"


def test_standing_changes_at_once_and_the_text_waits(editor_client):
    listing = complete(ResearchFactory, title_vi="Bản đang đăng", published=True)
    owner = OrganisationFactory()
    data = shown_values(editor_client.get(url(listing, "edit")))
    data |= {"title_vi": "Bản sửa", "organisation": owner.pk, "external_id": "X-9", "audience": Audience.MEMBERS}
    assert editor_client.post(url(listing, "edit"), data).status_code == 302
    row = fresh(listing)
    assert (row.organisation, row.external_id, row.audience) == (owner, "X-9", Audience.MEMBERS)
    assert row.title_vi == "Bản đang đăng"
    entry = Entry.objects.get(key=listing.key)
    assert (entry.audience, entry.organisation, entry.texts["vi"]["title"]) == (
        Audience.MEMBERS,
        owner.key,
        "Bản đang đăng",
    )


def test_automatic_saving_opens_nothing_to_the_public(editor_client):
    listing = complete(ResearchFactory, title_vi="Bản đang đăng", audience=Audience.MEMBERS, published=True)
    data = shown_values(editor_client.get(url(listing, "edit"))) | {"title_vi": "Sửa", "audience": Audience.PUBLIC}
    answer = editor_client.post(url(listing, "edit"), data, headers={"accept": "application/json"})
    assert answer.json()["success"]
    assert fresh(listing).get_latest_revision_as_object().title_vi == "Sửa"
    assert fresh(listing).audience == Entry.objects.get(key=listing.key).audience == Audience.MEMBERS
    data |= {"loaded_revision_id": str(answer.json()["revision_id"])}
    data |= {"loaded_revision_created_at": answer.json()["revision_created_at"]}
    editor_client.post(url(listing, "edit"), data)
    assert fresh(listing).audience == Entry.objects.get(key=listing.key).audience == Audience.PUBLIC


def test_a_doubled_own_number_is_refused(editor_client):
    owner = OrganisationFactory()
    ResearchFactory(organisation=owner, external_id="A-1")
    listing = complete(ResearchFactory, organisation=owner, published=True)
    data = shown_values(editor_client.get(url(listing, "edit")))
    response = editor_client.post(url(listing, "edit"), data | {"external_id": "A-1"})
    assert response.status_code == 200 and response.context["form"].errors
    assert fresh(listing).external_id == ""


@each_kind
def test_the_whole_review(factory, editor_client, editor, moderator_client, moderator):
    listing = complete(factory, title_vi="Bản thứ nhất")
    data = shown_values(editor_client.get(url(listing, "edit")))
    editor_client.post(url(listing, "edit"), data | {"action-submit": "1"})
    assert fresh(listing).state() == State.IN_REVIEW

    # Sending back needs words.
    task = fresh(listing).current_workflow_task_state
    send_back = url(listing, "workflow_action", "reject", task.pk)
    assert moderator_client.get(send_back).status_code == 200
    moderator_client.post(send_back, {"comment": "  "})
    assert fresh(listing).state() == State.IN_REVIEW
    moderator_client.post(send_back, {"comment": "Thiếu số liệu"})
    assert fresh(listing).state() == State.SENT_BACK
    row = StateChange.objects.filter(key=listing.key).first()
    assert (row.to_state, row.reason, row.by) == (State.SENT_BACK, "Thiếu số liệu", moderator)

    # The author resumes the review with a better text.
    data = shown_values(editor_client.get(url(listing, "edit")))
    editor_client.post(url(listing, "edit"), data | {"title_vi": "Bản thứ hai", "action-submit": "1"})
    assert fresh(listing).state() == State.IN_REVIEW
    assert StateChange.objects.filter(key=listing.key).first().by == editor

    # The dashboard shows what waits; the approval publishes it.
    assert "Bản thứ hai" in moderator_client.get(reverse("wagtailadmin_home")).content.decode()
    task = fresh(listing).current_workflow_task_state
    moderator_client.post(url(listing, "workflow_action", "approve", task.pk), {"comment": "Tốt"})
    listing = fresh(listing)
    assert (listing.state(), listing.title_vi) == (State.PUBLISHED, "Bản thứ hai")
    row = StateChange.objects.filter(key=listing.key).first()
    assert (row.to_state, row.reason, row.by) == (State.PUBLISHED, "Tốt", moderator)
    assert states(listing) == [State.DRAFT, State.IN_REVIEW, State.SENT_BACK, State.IN_REVIEW, State.PUBLISHED]
    history = moderator_client.get(url(listing, "workflow_history"))
    assert history.status_code == 200
    assert editor_client.get(url(listing, "history")).status_code == 200


@pytest.mark.parametrize("by_script", [False, True])
def test_a_refused_approval_says_so_and_changes_nothing(by_script, editor_client, editor, moderator_client):
    listing = complete(ResearchFactory)
    listing.get_workflow().start(listing, editor)
    draft = fresh(listing)
    draft.title_vi = "Chưa ai xem"
    draft.save_revision(user=editor)
    task = fresh(listing).current_workflow_task_state
    headers = {"x-requested-with": "XMLHttpRequest"} if by_script else {}
    response = moderator_client.post(url(listing, "workflow_action", "approve", task.pk), headers=headers)
    if by_script:
        assert response.json() == {"step": "success", "redirect": url(listing, "edit")}
    else:
        assert response.url == url(listing, "edit")
    page = moderator_client.get(url(listing, "edit")).content.decode()
    assert "changed after it was submitted" in page or "đã được sửa sau khi gửi" in page
    assert fresh(listing).state() == State.IN_REVIEW


def test_a_reviewer_approves_in_the_form_what_the_form_shows(editor_client, editor, moderator_client):
    listing = complete(ResearchFactory, title_vi="Bản thứ nhất")
    listing.get_workflow().start(listing, editor)
    data = shown_values(moderator_client.get(url(listing, "edit")))
    data |= {
        "title_vi": "Người duyệt sửa",
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": "{}",
    }
    moderator_client.post(url(listing, "edit"), data)
    row = fresh(listing)
    assert (row.state(), row.title_vi, row.has_unpublished_changes) == (State.PUBLISHED, "Người duyệt sửa", False)


def test_a_form_opened_before_a_newer_edit_approves_nothing(editor, moderator_client):
    listing = complete(ResearchFactory, title_vi="Bản thứ nhất")
    listing.get_workflow().start(listing, editor)
    data = shown_values(moderator_client.get(url(listing, "edit")))
    draft = fresh(listing)
    draft.title_vi = "Bản mới hơn"
    newer = draft.save_revision(user=editor)
    data |= {"action-workflow-action": "1", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"}
    response = moderator_client.post(url(listing, "edit"), data)
    assert response.status_code == 200
    row = fresh(listing)
    assert (row.state(), row.latest_revision_id) == (State.IN_REVIEW, newer.pk)


def test_an_editor_cannot_edit_during_review(editor_client, editor):
    listing = complete(ResearchFactory, title_vi="Bản đã gửi")
    listing.get_workflow().start(listing, editor)
    data = shown_values(editor_client.get(url(listing, "edit")))
    editor_client.post(url(listing, "edit"), data | {"title_vi": "Sửa lén"})
    assert fresh(listing).get_latest_revision_as_object().title_vi == "Bản đã gửi"


def test_a_cancelled_review_is_a_draft_again(editor_client, editor):
    listing = complete(ResearchFactory)
    listing.get_workflow().start(listing, editor)
    data = shown_values(editor_client.get(url(listing, "edit")))
    editor_client.post(url(listing, "edit"), data | {"action-cancel-workflow": "1"})
    assert fresh(listing).state() == State.DRAFT
    assert states(listing) == [State.DRAFT, State.IN_REVIEW, State.DRAFT]


@each_kind
def test_preview(factory, editor_client):
    listing = complete(factory, title_vi="Bản xem trước")
    preview = url(listing, "preview_on_edit")
    data = shown_values(editor_client.get(url(listing, "edit")))
    answer = editor_client.post(preview, data | {"title_vi": "Tên chưa lưu"})
    assert answer.json()["is_valid"], answer.json()
    page = editor_client.get(preview)
    assert page.status_code == 200
    assert "Tên chưa lưu" in page.content.decode()


def test_deletion_from_the_admin_is_noted_with_who(editor_client, editor):
    listing = complete(ResearchFactory, published=True)
    editor_client.post(url(listing, "delete"))
    assert not ResearchProduct.objects.exists()
    row = StateChange.objects.filter(key=listing.key).first()
    assert (row.from_state, row.to_state, row.by) == (State.PUBLISHED, State.WITHDRAWN, editor)
    assert Entry.objects.get(key=listing.key).is_deleted


def test_organisations_are_chosen_by_a_part_of_the_name(editor_client):
    wanted = OrganisationFactory(name_vi="Trường Đại học Bách Thử")
    OrganisationFactory(name_vi="Công ty Khác")
    address = reverse("wagtailsnippetchoosers_organisations_organisation:choose_results")
    response = editor_client.get(address, {"q": "Bách"})
    assert list(response.context["results"]) == [wanted]
