"""What stands beside the form: completeness, matches that the person may see, and listings that are there already."""

import pytest
from django.urls import reverse

from portal.workspace.writing.duplicates import similar
from search.engine import EngineUnavailable
from search.sync import drain
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory
from tests.portal.workspace.writing.forms import address, draft_of, shown

COMMON = "Đọc phim phổi của người bệnh ở bệnh viện quận để tìm dấu hiệu lao phổi."


@pytest.fixture
def need(owner):
    return NeedFactory(organisation=owner, title_vi="Đọc phim phổi", summary_vi=COMMON, body_vi="")


@pytest.fixture
def reader(city):
    made = ResearchFactory(title_vi="Phần mềm đọc phim phổi", summary_vi=COMMON, body_vi=COMMON, published=True)
    ResearchFactory(title_vi="Máy đọc phim nháp", summary_vi=COMMON, body_vi=COMMON)
    ResearchFactory(
        title_vi="Máy đọc phim cho thành viên", summary_vi=COMMON, body_vi=COMMON, audience="members", published=True
    )
    ResearchFactory(title_vi="Tưới cây", summary_vi="Đo độ ẩm đất rồi tưới.", published=True)
    drain()
    return made


def test_matches_follow_what_stands_in_the_form(writer, need, reader):
    typed = shown(writer.get(address(need, "problem"))) | {"body_vi": COMMON}
    answer = writer.post(address(need, "problem", "workspace_beside"), typed)
    assert "Phần mềm đọc phim phổi" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert draft_of(need).body_vi == "" and need.revisions.count() == 1


def test_matches_are_those_that_this_person_may_see(enter, writer, need, reader):
    page = writer.post(address(need, "problem", "workspace_beside"), {"title_vi": "Đọc phim phổi", "body_vi": COMMON})
    assert "cho thành viên" in page.content.decode() and "nháp" not in page.content.decode()
    newcomer = OrganisationFactory(verified=False)
    theirs = NeedFactory(organisation=newcomer, title_vi="Đọc phim phổi", summary_vi=COMMON)
    page = enter(newcomer, "editor").post(
        address(theirs, "problem", "workspace_beside"), {"title_vi": "Đọc phim phổi", "body_vi": COMMON}
    )
    assert "Phần mềm đọc phim phổi" in page.content.decode()
    assert "cho thành viên" not in page.content.decode()


def test_without_a_script_a_button_shows_them_and_nothing_is_saved(writer, need, reader):
    typed = shown(writer.get(address(need, "problem"))) | {"body_vi": f"{COMMON} Chưa lưu.", "show": "1"}
    page = writer.post(address(need, "problem"), typed).content.decode()
    assert "Phần mềm đọc phim phổi" in page and "Chưa lưu." in page
    assert draft_of(need).body_vi == ""


def test_nothing_of_it_is_counted_or_logged(writer, need, reader, caplog):
    from feedback.models import Unanswered

    writer.post(address(need, "problem", "workspace_beside"), {"title_vi": "Robot hái dừa ở Bến Tre bí mật"})
    assert not Unanswered.objects.exists()
    assert "hái dừa" not in caplog.text


def test_the_last_step_shows_them_without_being_asked(writer, need, reader):
    page = writer.get(address(need, "check"))
    assert [card.plain_title for card in page.context["beside"].cards] == [
        "Phần mềm đọc phim phổi",
        "Máy đọc phim cho thành viên",
    ]


def test_a_stopped_engine_does_not_stop_the_writing(writer, need, engine, monkeypatch):
    def stopped(*_args):
        raise EngineUnavailable("down")

    monkeypatch.setattr(engine, "find", stopped)
    answer = writer.post(
        address(need, "problem", "workspace_beside"), {"title_vi": "Đọc phim phổi quận", "body_vi": COMMON}
    )
    assert answer.status_code == 200
    assert writer.get(address(need, "check")).status_code == 200


def test_a_signed_out_form_gets_no_page_of_sign_in_beside_it(client, need):
    answer = client.post(address(need, "problem", "workspace_beside"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_completeness_grows_with_what_is_typed(writer, need):
    here = address(need, "success", "workspace_beside")
    before = writer.post(here, {}).context["completeness"].score
    assert writer.post(here, {"outcome_vi": "Dưới 4 phút một hồ sơ"}).context["completeness"].score == before + 11


def test_what_is_there_already_is_shown_before_submitting(writer, owner, reader):
    twin = ResearchFactory(
        organisation=owner, title_vi="Phần mềm đọc phim phổi 2", summary_vi=COMMON, body_vi=COMMON, audience="public"
    )
    own = ResearchFactory(organisation=owner, title_vi="PHẦN MỀM ĐỌC PHIM PHỔI 2", summary_vi="Khác.")
    found = similar(draft_of(twin), writer.user)
    assert found[0].title == own.title_vi
    assert "Phần mềm đọc phim phổi" in [each.title for each in found]
    assert not {"Máy đọc phim nháp", "Tưới cây"} & {each.title for each in found}
    page = writer.get(address(twin, "check")).content.decode()
    assert reverse("workspace_listing", args=["research", own.pk]) in page


def test_what_is_lacking_leads_to_its_step_and_holds_the_button(writer, owner):
    listing = ResearchFactory(organisation=owner, reuse_licence="", contact_email="")
    page = writer.get(address(listing, "check"))
    assert {name for _message, name in page.context["gaps"]} == {"topics", "contact", "licence"}
    assert "disabled" in page.content.decode().split("submit/")[1]
