"""The screens: begin, list, thread, buttons, tasks, absence."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from enquiries.choices import State
from enquiries.models import Absence, Contact, Enquiry, Message
from enquiries.services import accept, answer, close, write
from portal.addresses import address
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def new(listing):
    return reverse("new_enquiry", args=["needs" if listing.key_prefix == "need" else listing.key_prefix, listing.pk])


def page(client, *args):
    response = client.get(reverse(*args[:1], args=args[1:]))
    assert response.status_code == 200
    return response.content.decode()


def test_from_the_listings_page_to_the_thread(site, engine, two, client, anna, minh):
    listing = address(two.offer.key, two.offer.slug, "vi")
    assert new(two.offer) in client.get(listing).content.decode()
    assert new(two.offer) in anna.get(listing).content.decode()
    assert new(two.offer) not in minh.get(listing).content.decode()
    sign_in = client.get(new(two.offer))
    assert sign_in.status_code == 302 and f"next={new(two.offer)}" in sign_in["Location"]
    shown = anna.get(new(two.offer)).content.decode()
    assert "Viện Ánh Dương" in shown and "Đọc hồ sơ" in shown
    file = SimpleUploadedFile("Kế hoạch.pdf", PDF, "application/pdf")
    sent = anna.post(new(two.offer), {"asker": two.asker.pk, "text": "Chào các bạn", "files": [file]})
    begun = Enquiry.objects.get()
    assert sent["Location"] == reverse("enquiry", args=[begun.pk])
    assert "Chào các bạn" in page(minh, "enquiry", begun.pk)
    begun.refresh_from_db()
    assert begun.state == State.READ
    kept = begun.messages.get().files.get()
    got = minh.get(reverse("enquiry_file", args=[begun.pk, kept.pk]))
    assert b"".join(got.streaming_content) == PDF
    assert got["Content-Disposition"].startswith("attachment") and "sandbox" in got["Content-Security-Policy"]


def test_a_need_is_answered_with_an_own_offer(site, two, anna):
    assert two.own_offer.key in anna.get(new(two.need)).content.decode()
    given = {"asker": two.asker.pk, "text": "Có sản phẩm phù hợp", "offer": two.own_offer.key}
    anna.post(new(two.need), given)
    begun = Enquiry.objects.get()
    assert begun.offer_key == two.own_offer.key
    assert "Máy đọc chữ" in page(anna, "enquiry", begun.pk)


@pytest.mark.parametrize(
    "data", [{"asker": "9999", "text": "x"}, {"text": ""}, {"text": "x", "offer": "research:9999"}]
)
def test_what_is_wrong_is_said_and_nothing_is_sent(site, two, anna, data):
    response = anna.post(new(two.need), {"asker": two.asker.pk} | data)
    assert response.status_code == 400 and "error-summary" in response.content.decode()
    assert not Enquiry.objects.exists()


def test_a_file_that_is_not_what_it_says_is_refused(site, two, anna):
    file = SimpleUploadedFile("a.pdf", b"<html><script>", "application/pdf")
    response = anna.post(new(two.offer), {"asker": two.asker.pk, "text": "x", "files": [file]})
    assert response.status_code == 400
    assert not Enquiry.objects.exists()


def test_who_writes_for_nobody_is_told_how_to_begin(site, two, enter, member_client):
    shown = member_client.get(new(two.offer)).content.decode()
    assert reverse("join_organisation") in shown and "<textarea" not in shown
    assert member_client.post(new(two.offer), {"text": "x"}).status_code == 403
    assert not Enquiry.objects.exists()


def test_one_not_yet_verified_is_told_and_marked(site, two, minh, enter):
    own = OrganisationFactory(verified=False, name_vi="Nhóm Mới")
    client = enter(own, "owner")
    shown = client.get(new(two.offer)).content.decode()
    assert "notice warn" in shown
    client.post(new(two.offer), {"asker": own.pk, "text": "x"})
    begun = Enquiry.objects.get()
    assert "not verified by the city" in minh.get(f"/en/workspace/enquiries/{begun.pk}/").content.decode()
    assert "not verified" in minh.get("/en/workspace/enquiries/").content.decode()


def test_an_address_or_number_is_warned_of_once(site, two, anna):
    given = {"asker": two.asker.pk, "text": "Gọi 0909 123 456 hoặc viết ten@example.org"}
    warned = anna.post(new(two.offer), given)
    told = warned.content.decode()
    assert warned.status_code == 400 and "ten@example.org" in told and 'name="anyway"' in told
    assert not Enquiry.objects.exists()
    assert anna.post(new(two.offer), given | {"anyway": "on"}).status_code == 302


def test_nobody_is_named_before_both_share_contacts(site, two, begun, anna, minh):
    two.minh.first_name, two.anna.first_name = "Minhbimat", "Annabimat"
    two.minh.save()
    two.anna.save()
    answer(enquiry=begun, by=two.minh, text="Vâng")
    personal = ("Minhbimat", two.minh.email), ("Annabimat", two.anna.email)
    said = page(anna, "enquiry", begun.pk)
    assert not any(each in said for each in personal[0])
    anna.post(reverse("enquiry_share", args=[begun.pk]), {"phone": "0909123456"})
    said = page(minh, "enquiry", begun.pk)
    assert not any(each in said for each in (*personal[1], "0909123456"))
    minh.post(reverse("enquiry_share", args=[begun.pk]))
    for client in (anna, minh):
        said = page(client, "enquiry", begun.pk)
        assert all(each in said for each in (*personal[0], *personal[1], "0909123456"))


def test_a_contact_is_taken_back(site, two, begun, anna):
    accept(enquiry=begun, by=two.minh)
    anna.post(reverse("enquiry_share", args=[begun.pk]))
    assert reverse("enquiry_unshare", args=[begun.pk]) in page(anna, "enquiry", begun.pk)
    anna.post(reverse("enquiry_unshare", args=[begun.pk]))
    assert not Contact.objects.exists()


def test_the_buttons_lead_from_accepting_to_agreed(site, two, begun, anna, minh):
    shown = page(minh, "enquiry", begun.pk)
    assert (
        reverse("enquiry_accept", args=[begun.pk]) in shown and reverse("enquiry_agree", args=[begun.pk]) not in shown
    )
    assert reverse("enquiry_accept", args=[begun.pk]) not in page(anna, "enquiry", begun.pk)
    assert anna.post(reverse("enquiry_accept", args=[begun.pk])).status_code == 404
    minh.post(reverse("enquiry_accept", args=[begun.pk]))
    anna.post(reverse("enquiry_agree", args=[begun.pk]))
    minh.post(reverse("enquiry_agree", args=[begun.pk]))
    begun.refresh_from_db()
    assert begun.state == State.AGREED
    again = minh.post(reverse("enquiry_agree", args=[begun.pk]), follow=True)
    assert "notice warn" in again.content.decode()


def test_declining_asks_why_and_tells_it(site, two, begun, anna, minh):
    where = reverse("enquiry_decline", args=[begun.pk])
    assert anna.get(where).status_code == 404
    assert "no-capacity" in minh.get(where).content.decode()
    assert minh.post(where, {"reason": "x"}).status_code == 400
    minh.post(where, {"reason": "no-capacity"})
    said = anna.get(f"/en/workspace/enquiries/{begun.pk}/").content.decode()
    assert "We have no capacity at present" in said and "<textarea" not in said


def test_a_message_is_answered_and_refused_when_it_is_over(site, two, begun, anna, minh):
    where = reverse("enquiry", args=[begun.pk])
    assert minh.post(where, {"text": "Vâng"}).status_code == 302
    assert minh.post(where, {"text": ""}).status_code == 400
    close(enquiry=begun, by=two.anna)
    assert minh.post(where, {"text": "Vâng"}).status_code == 400
    assert Message.objects.count() == 2


def test_the_list_has_what_waits_first_in_both_directions(site, two, anna, django_assert_max_num_queries):
    waits = write(listing=two.need, asker=two.asker, by=two.anna, text="x")
    answer(enquiry=waits, by=two.minh, text="Vâng")
    for _number in range(4):
        write(listing=ResearchFactory(published=True), asker=two.asker, by=two.anna, text="x")
    other = MembershipFactory(role="editor")
    received = write(listing=two.own_offer, asker=other.organisation, by=other.user, text="x")
    shown = page(anna, "enquiries")
    order = [shown.index(reverse("enquiry", args=[each.pk])) for each in (received, waits)]
    others = [reverse("enquiry", args=[each.pk]) for each in Enquiry.objects.exclude(pk__in=(waits.pk, received.pk))]
    assert max(order) < min(map(shown.index, others))
    for _number in range(6):
        write(listing=NeedFactory(published=True), asker=other.organisation, by=other.user, text="x")
    Enquiry.objects.exclude(owner=two.asker).update(asker=two.asker)
    with django_assert_max_num_queries(12):
        page(anna, "enquiries")


def test_what_waits_is_a_task(site, two, begun, anna, minh):
    where = reverse("enquiry", args=[begun.pk])
    assert where in page(minh, "workspace")
    assert where not in page(anna, "workspace")
    answer(enquiry=begun, by=two.minh, text="Vâng")
    assert where not in page(minh, "workspace")
    assert where in page(anna, "workspace")


def test_an_absence_is_said_shown_and_ended(site, engine, two, minh, anna, client):
    where = reverse("workspace_absence", args=[two.owner.slug])
    today = timezone.localdate()
    days = {"first_day": today.isoformat(), "last_day": (today + timedelta(days=3)).isoformat()}
    assert minh.post(where, days | {"text": "Nghỉ Tết"}).status_code == 302
    assert minh.post(where, days).status_code == 400
    assert "Nghỉ Tết" in anna.get(new(two.offer)).content.decode()
    for key, slug in ((two.offer.key, two.offer.slug), (two.owner.key, two.owner.slug)):
        assert "Nghỉ Tết" in client.get(address(key, slug, "vi")).content.decode()
    assert anna.get(where).status_code == 404
    minh.post(where, {"end": Absence.objects.get().pk})
    assert not Absence.objects.exists()
    minh.post(where, {"end": "9" * 40})


def test_the_promise_stands_on_both_pages_once_there_are_five(site, engine, two, client):
    def shown():
        pages = ((two.offer.key, two.offer.slug), (two.owner.key, two.owner.slug))
        return [client.get(address(key, slug, "en")).content.decode() for key, slug in pages]

    for number in range(5):
        assert not any("median of" in each for each in shown())
        now = timezone.now()
        Enquiry.objects.create(
            asker=OrganisationFactory(),
            owner=two.owner,
            listing_key=f"research:{number + 900}",
            sent_at=now,
            answered_at=now,
            state=State.IN_DISCUSSION,
        )
    assert all("usually answers on the same working day (median of 5 enquiries)" in each for each in shown())
