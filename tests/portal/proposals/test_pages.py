"""The way of a call through its pages: made, opened, answered, closed, compared, scored, decided, told."""

from datetime import timedelta
from io import BytesIO

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from demand.models import Need
from proposals.models import Call, Proposal, Reviewer
from proposals.services import ask_reviewer, declare, set_needs_approval
from proposals.services.proposing import own_content
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory, UserFactory
from tests.proposals.conftest import CLOSES, OPENS, SECOND, drafted, sent

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SENTENCE = "Đặng Thị Thuỷ đề xuất: phương pháp nhận dạng ký tự, kết quả tốt ở phường Bến Nghé – độ chính xác 97,5 %"


def own(call_or_need):
    return f"/en/workspace/needs/{getattr(call_or_need, 'need_id', call_or_need.pk)}/call/"


def form(**values):
    given = {
        "asked": "Đọc hồ sơ giấy",
        "opens_at": "2027-03-01T08:00",
        "closes_at": "2027-03-08T17:00",
        "name_0": "Phù hợp",
        "weight_0": "3",
        "name_1": "Giá",
        "weight_1": "1",
    }
    return given | values


def test_a_call_is_made_changed_and_opened(member, at):
    at(OPENS - timedelta(days=3))
    organisation = OrganisationFactory()
    need = NeedFactory(published=True, organisation=organisation)
    client = member(organisation, "editor")
    assert client.get(own(need)).status_code == 200
    assert client.post(f"{own(need)}edit/", form(closes_at="2027-02-01T08:00")).status_code == 422
    assert client.post(f"{own(need)}edit/", form()).status_code == 302
    call = Call.objects.get()
    assert (call.closes_at, call.opens_at) == (CLOSES, OPENS)
    assert [(each.name, each.weight) for each in call.criteria.all()] == [("Phù hợp", 3), ("Giá", 1)]
    assert Client().get(f"/en/needs/{need.pk}/call/").status_code == 404
    assert 'value="2027-03-08T17:00"' in client.get(f"{own(need)}edit/").text
    client.post(f"{own(need)}edit/", form(name_1=""))
    assert client.post(f"{own(need)}open/").status_code == 302
    page = Client().get(f"/en/needs/{need.pk}/call/").text
    assert "not a tender" in page and "Vietnam time" in page and "17:00" in page
    assert f"/en/needs/{need.pk}/call/" in Client().get(f"/en/needs/{need.pk}/x/", follow=True).text
    at(OPENS)
    assert client.get(f"{own(need)}edit/").status_code == 302


def test_a_need_that_is_called_call_keeps_its_page(city, at):
    need = NeedFactory(published=True, title_vi="Call")
    assert need.slug == "call"
    assert Client().get(f"/en/needs/{need.pk}/call/").status_code == 200


def test_a_proposal_is_written_in_parts_and_sent(open_to_all, member):
    organisation = OrganisationFactory()
    offer = ResearchFactory(published=True, organisation=organisation, title_en="Reader of forms")
    client = member(organisation, "editor")
    answer = client.post(f"/en/workspace/needs/{open_to_all.need.pk}/answer/", {"organisation": organisation.pk})
    proposal = Proposal.objects.get()
    here = f"/en/workspace/proposals/{proposal.pk}/"
    assert answer["Location"] == f"{here}approach/"
    assert client.post(f"{here}approach/", {"approach": SENTENCE, "later": "1"})["Location"] == here
    assert "3 parts are still empty" in client.get(here).text
    assert client.post(f"{here}send/", follow=True).text.count("still empty") >= 2
    client.post(f"{here}evidence/", {"evidence": "Hai phường"})
    client.post(f"{here}plan/", {"timeline": "Ba tháng", "price_band": "50m-200m", "price_note": "chưa thuế"})
    files = [SimpleUploadedFile("../Kế hoạch.pdf", PDF), SimpleUploadedFile("b.pdf", b"<html>")]
    wrong = client.post(f"{here}attached/", {"offers": [offer.key], "files": files[1]})
    assert wrong.status_code == 422
    assert client.post(f"{here}attached/", {"offers": [offer.key], "files": files[0]}).status_code == 302
    proposal.refresh_from_db()
    content = own_content(proposal)
    assert content.offers == (offer.key,)
    assert [file.name for file in content.files] == ["Kế hoạch.pdf"]
    page = client.post(f"{here}send/", follow=True).text
    assert "Received and sealed" in page and "Receipt" in page and "Reader of forms" in page
    file = client.get(f"{here}files/{content.files[0].number}/")
    assert b"".join(file.streaming_content) == PDF
    assert "attachment" in file["Content-Disposition"]
    client.post(f"{here}withdraw/")
    proposal.refresh_from_db()
    assert not proposal.is_sent


def test_another_organisation_s_offer_cannot_be_attached(open_to_all, member):
    proposal, user = drafted(open_to_all.call)
    foreign = ResearchFactory(published=True)
    own_offer = ResearchFactory(published=True, organisation=proposal.organisation)
    client = Client()
    client.force_login(user)
    here = f"/en/workspace/proposals/{proposal.pk}/attached/"
    assert client.post(here, {"offers": [own_offer.key, foreign.key]}).status_code == 422


def test_an_owner_approves_where_that_is_set(open_to_all, signed):
    proposal, owner = drafted(open_to_all.call)
    set_needs_approval(organisation=proposal.organisation, needed=True)
    editor = signed(MembershipFactory(organisation=proposal.organisation, role="editor").user)
    here = f"/en/workspace/proposals/{proposal.pk}/"
    assert "Ask an owner to approve it" in editor.get(here).text
    mail.outbox.clear()
    editor.post(f"{here}send/")
    proposal.refresh_from_db()
    assert not proposal.is_sent and [letter.to for letter in mail.outbox] == [[owner.email]]
    client = signed(owner)
    assert "Approve the proposal" in client.get("/en/workspace/").text
    assert "Approve and send" in client.get(here).text
    client.post(f"{here}send/")
    proposal.refresh_from_db()
    assert proposal.is_sent
    setting = f"/en/workspace/organisations/{proposal.organisation.slug}/proposals/"
    assert editor.get(setting).status_code == 404
    client.post(setting, {})
    assert "checked" not in client.get(setting).text


def test_who_may_not_answer_is_told_why(open_to_all, signed, member):
    here = f"/en/workspace/needs/{open_to_all.need.pk}/answer/"
    assert "does not answer its own call" in signed(open_to_all.owner).get(here).text
    assert "the city has verified" in member(OrganisationFactory(verified=False)).get(here).text
    assert member(OrganisationFactory(), "viewer").post(here, {"organisation": "1"}).status_code == 200
    assert Client().get(here).status_code == 302
    assert not Proposal.objects.exists()


def test_the_owner_sees_before_the_closing_only_how_many_came(open_to_all, signed, at):
    proposal, _user = sent(open_to_all.call)
    at(CLOSES - SECOND)
    page = signed(open_to_all.owner).get(own(open_to_all.call)).text
    assert "<dd>1</dd>" in page and proposal.organisation.name_en not in page


def judged(asked, at):
    """Closed, with two proposals and a reviewer who declared no conflict."""
    reviewer = UserFactory()
    ask_reviewer(call=asked.call, email=reviewer.email)
    declare(reviewer=asked.call.reviewers.get(), user=reviewer, conflict="")
    first, _one = sent(asked.call, approach=SENTENCE)
    second, _two = sent(asked.call)
    at(CLOSES)
    return first, second, reviewer


def test_it_is_compared_scored_shortlisted_decided_and_all_are_told(open_to_all, signed, at):
    first, second, person = judged(open_to_all, at)
    here, reviewer, owner = own(open_to_all.call), signed(person), signed(open_to_all.owner)
    assert "Review" in reviewer.get("/en/workspace/").text
    one, two = open_to_all.call.criteria.all()
    for proposal, points in ((first, "5"), (second, "2")):
        wrong = reviewer.post(f"{here}proposals/{proposal.pk}/", {f"points_{one.pk}": "9"})
        assert wrong.status_code == 422
        given = {f"points_{one.pk}": points, f"points_{two.pk}": "3", f"comment_{one.pk}": "Rõ ràng"}
        assert reviewer.post(f"{here}proposals/{proposal.pk}/", given).status_code == 302
    assert "Proposals wait for your points" not in reviewer.get("/en/workspace/").text
    page = reviewer.get(f"{here}compare/?p={first.pk}&p={second.pk}").text
    assert SENTENCE in page and str(second.organisation.name_en) in page
    owner.post(f"{here}proposals/{first.pk}/shortlist/", {"listed": "1"})
    page = owner.get(here).text
    assert "Short list" in page and "4.50" in page and "2.25" in page
    assert "the decision is yours" in owner.get("/en/workspace/").text
    assert reviewer.get(f"{here}decision/").status_code == 404
    assert reviewer.post(f"{here}proposals/{first.pk}/shortlist/").status_code == 404
    mail.outbox.clear()
    reasons = {"chosen": first.pk, "reason": "Rõ nhất", f"reason_{first.pk}": "Tốt"}
    assert owner.post(f"{here}decision/", reasons).status_code == 422
    assert owner.post(f"{here}decision/", reasons | {f"reason_{second.pk}": "Thiếu"}).status_code == 302
    assert len(mail.outbox) == 2
    page = Client()
    page.force_login(second.organisation.memberships.get().user)
    text = page.get(f"/en/workspace/proposals/{second.pk}/").text
    assert "Not chosen" in text and "Thiếu" in text and "2.0 of 5" in text and SENTENCE not in text
    assert "Rõ ràng" not in text


def test_a_reviewer_declares_first(open_to_all, signed, at, city):
    person = UserFactory()
    ask_reviewer(call=open_to_all.call, email=person.email)
    client, here = signed(person), f"{own(open_to_all.call)}review/"
    assert client.get(here).status_code == 404  # the address is not shown to be theirs
    EmailAddress.objects.create(user=person, email=person.email, verified=True)
    assert client.get(here).status_code == 200
    assert client.post(here, {"has_conflict": "yes"}).status_code == 422
    client.post(here, {"has_conflict": "yes", "conflict": "Cùng nhóm"})
    assert Reviewer.objects.get().has_conflict
    proposal, _user = sent(open_to_all.call)
    at(CLOSES)
    assert client.get(f"{own(open_to_all.call)}compare/?p={proposal.pk}").status_code == 404


def test_the_owner_asks_reviewers_and_names_who_decides(open_to_all, signed):
    colleague = MembershipFactory(organisation=open_to_all.organisation, role="editor").user
    client, here = signed(open_to_all.owner), f"{own(open_to_all.call)}people/"
    client.post(here, {"decider": colleague.pk})
    client.post(here, {"email": "ai-do@example.org"})
    assert client.post(here, {"email": "x"}).status_code == 422
    open_to_all.call.refresh_from_db()
    assert open_to_all.call.decider == colleague
    assert "ai-do@example.org" in client.get(here).text
    client.post(here, {"remove": Reviewer.objects.get().pk})
    assert not Reviewer.objects.exists()


def test_the_dossier_holds_everything_with_its_diacritics(open_to_all, signed, at):
    first, second, _person = judged(open_to_all, at)
    answer = signed(open_to_all.owner).get(f"{own(open_to_all.call)}dossier.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    said = " ".join(text.split())
    for expected in (SENTENCE, first.organisation.name_en, second.organisation.name_en, "Phù hợp", "Hidden Office"):
        assert expected in said


def test_in_the_dossier_a_withheld_owner_has_no_name(withheld, signed, at):
    judged(withheld, at)
    answer = signed(withheld.owner).get(f"{own(withheld.call)}dossier.pdf")
    reader = PdfReader(BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    assert "Quiet" not in text and "Kín Tiếng" not in text and "Company" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_withheld_name_stands_on_no_page_for_others(withheld, signed, at, language):
    proposal, proposer = sent(withheld.call)
    reviewer = UserFactory()
    ask_reviewer(call=withheld.call, email=reviewer.email)
    declare(reviewer=withheld.call.reviewers.get(), user=reviewer, conflict="")
    number, root = withheld.need.pk, f"/{language}"
    pages = [
        (Client(), f"{root}/needs/{number}/call/"),
        (signed(proposer), f"{root}/workspace/proposals/{proposal.pk}/"),
        (signed(proposer), f"{root}/workspace/proposals/{proposal.pk}/approach/"),
        (signed(proposer), f"{root}/workspace/proposals/"),
        (signed(proposer), f"{root}/workspace/needs/{number}/answer/"),
        (signed(proposer), f"{root}/workspace/"),
        (signed(reviewer), f"{root}/workspace/needs/{number}/call/review/"),
        (signed(reviewer), f"{root}/workspace/needs/{number}/call/proposals/{proposal.pk}/"),
        (signed(reviewer), f"{root}/workspace/needs/{number}/call/compare/?p={proposal.pk}"),
    ]
    for moment in (CLOSES - SECOND, CLOSES):
        at(moment)
        for client, page in pages:
            text = client.get(page).content.decode()
            assert "Kín Tiếng" not in text and "Quiet" not in text and withheld.organisation.slug not in text, page
    letters = "".join(
        str(letter.message()) + letter.body for letter in mail.outbox if letter.to != [withheld.owner.email]
    )
    assert "Kín Tiếng" not in letters and "Quiet" not in letters


def test_a_cancelled_call_says_why_and_is_read_by_nobody(open_to_all, signed, at):
    proposal, user = sent(open_to_all.call)
    client = signed(open_to_all.owner)
    assert client.post(f"{own(open_to_all.call)}cancel/", {"reason": ""}).status_code == 422
    client.post(f"{own(open_to_all.call)}cancel/", {"reason": "Hết kinh phí"})
    assert "Hết kinh phí" in signed(user).get(f"/en/workspace/proposals/{proposal.pk}/").text
    assert "Hết kinh phí" in Client().get(f"/en/needs/{open_to_all.need.pk}/call/").text
    at(CLOSES)
    assert client.get(f"{own(open_to_all.call)}proposals/{proposal.pk}/").status_code == 404


def test_a_need_that_is_no_longer_public_hides_its_call(open_to_all):
    Need.objects.filter(pk=open_to_all.need.pk).update(live=False)
    assert Client().get(f"/en/needs/{open_to_all.need.pk}/call/").status_code == 404


def test_lists_ask_no_more_of_the_database_with_more_rows(open_to_all, signed, at, django_assert_max_num_queries):
    sent(open_to_all.call)
    client = signed(open_to_all.owner)
    at(CLOSES)
    client.get(own(open_to_all.call))
    with django_assert_max_num_queries(60) as few:
        client.get(own(open_to_all.call))
    at(CLOSES - SECOND)
    for _each in range(4):
        sent(open_to_all.call)
    at(CLOSES)
    with django_assert_max_num_queries(len(few)):
        client.get(own(open_to_all.call))


@pytest.mark.parametrize("page", ["", "edit/", "people/", "cancel/", "log/", "dossier.pdf", "decision/"])
def test_a_call_s_own_pages_are_its_organisation_s_alone(open_to_all, member, page):
    path = f"{own(open_to_all.call)}{page}"
    assert Client().get(path).status_code == 302
    assert member(OrganisationFactory()).get(path).status_code == 404
    if page not in ("", "log/"):
        viewer = member(open_to_all.organisation, "viewer")
        assert viewer.get(path).status_code == 404
        assert viewer.post(path).status_code == 404


@pytest.mark.parametrize("page", ["", "approach/", "send/", "withdraw/", "files/1/"])
def test_a_proposal_s_pages_are_its_organisation_s_alone(open_to_all, signed, member, page):
    proposal, _user = sent(open_to_all.call)
    path = f"/en/workspace/proposals/{proposal.pk}/{page}"
    for client in (member(OrganisationFactory()), signed(open_to_all.owner)):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    proposal.refresh_from_db()
    assert proposal.is_sent
