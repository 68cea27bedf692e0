"""Beginning, reading, answering: who may, what it changes, what it refuses."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from enquiries import limits
from enquiries.choices import Side, State
from enquiries.models import Enquiry, Message, MessageFile
from enquiries.services import Upload, answer, close, decline, give_up, open_read, write
from history.models import StateChange
from listings.services import change_standing, withdraw
from organisations.refusals import Refused
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory, UserFactory

PNG = Upload("so-do.png", b"png")
PDF = Upload("Hồ sơ.pdf", b"%PDF")


def states(enquiry):
    return list(StateChange.objects.filter(key=enquiry.key).order_by("pk").values_list("from_state", "to_state"))


def test_an_enquiry_is_sent_read_and_discussed(two, begun):
    assert (begun.owner, begun.state, begun.waits_for) == (two.owner, State.SENT, Side.OWNER)
    open_read(enquiry=begun, by=two.anna)
    assert begun.state == State.SENT, "the asker's own look reads nothing"
    open_read(enquiry=begun, by=two.minh)
    open_read(enquiry=begun, by=two.minh)
    said = answer(enquiry=begun, by=two.minh, text="  Mời trao đổi.  ")
    assert (said.text, said.side) == ("Mời trao đổi.", Side.OWNER)
    assert (begun.state, begun.waits_for) == (State.IN_DISCUSSION, Side.ASKER)
    assert begun.answered_at == said.sent_at
    assert states(begun) == [("", "sent"), ("sent", "read"), ("read", "in_discussion")]
    assert set(StateChange.objects.filter(key=begun.key).values_list("kind", "organisation")) == {
        ("enquiry", two.asker.key)
    }


def test_a_viewer_of_the_owner_reads_without_a_trace(two, begun):
    viewer = MembershipFactory(organisation=two.owner, role="viewer").user
    open_read(enquiry=begun, by=viewer)
    begun.refresh_from_db()
    assert begun.state == State.SENT
    with pytest.raises(PermissionDenied):
        answer(enquiry=begun, by=viewer, text="x")


def test_the_first_answer_is_kept_and_the_turn_goes_to_and_fro(two, begun):
    first = answer(enquiry=begun, by=two.minh, text="Một").sent_at
    answer(enquiry=begun, by=two.anna, text="Hai")
    assert begun.waits_for == Side.OWNER
    answer(enquiry=begun, by=two.minh, text="Ba")
    assert begun.answered_at == first
    assert begun.waits_for == Side.ASKER


def test_nobody_else_has_a_part_in_it(two, begun):
    for stranger in (UserFactory(), MembershipFactory().user):
        with pytest.raises(PermissionDenied):
            answer(enquiry=begun, by=stranger, text="x")
    with pytest.raises(PermissionDenied):
        write(listing=two.need, asker=two.asker, by=UserFactory(), text="x")
    viewer = MembershipFactory(organisation=two.asker, role="viewer").user
    with pytest.raises(PermissionDenied):
        write(listing=two.need, asker=two.asker, by=viewer, text="x")
    assert Enquiry.objects.count() == 1


def test_nobody_writes_to_themselves(two):
    with pytest.raises(Refused):
        write(listing=two.own_offer, asker=two.asker, by=two.anna, text="x")
    MembershipFactory(user=two.anna, organisation=two.owner, role="viewer")
    with pytest.raises(Refused):
        write(listing=two.offer, asker=two.asker, by=two.anna, text="x")


def test_what_is_not_shown_or_closed_cannot_be_written_to(two):
    withdraw(listing=two.offer)
    draft = ResearchFactory(organisation=two.owner)
    over = NeedFactory(published=True, organisation=two.owner, closes_at=timezone.now() - timedelta(seconds=1))
    members = ResearchFactory(published=True, organisation=two.owner, audience="members")
    outsider = MembershipFactory(organisation=OrganisationFactory(verified=False)).user
    for listing in (two.offer, draft, over):
        with pytest.raises(Refused):
            write(listing=listing, asker=two.asker, by=two.anna, text="x")
    with pytest.raises(Refused):
        write(listing=members, asker=outsider.memberships.get().organisation, by=outsider, text="x")
    assert write(listing=members, asker=two.asker, by=two.anna, text="x")


def test_one_open_enquiry_a_listing(two, begun):
    with pytest.raises(Refused):
        write(listing=two.offer, asker=two.asker, by=two.anna, text="Một lần nữa")
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.create(asker=two.asker, owner=two.owner, listing_key=two.offer.key)
    close(enquiry=begun, by=two.anna)
    assert write(listing=two.offer, asker=two.asker, by=two.anna, text="Một lần nữa").pk != begun.pk


def test_an_answer_to_a_need_takes_an_own_published_offer_along(two):
    sent = write(listing=two.need, asker=two.asker, by=two.anna, text="x", offer=two.own_offer)
    assert sent.offer_key == two.own_offer.key
    close(enquiry=sent, by=two.anna)
    hidden = ResearchFactory(published=True, organisation=two.asker)
    change_standing(listing=hidden, audience="withheld")
    for offer in (two.offer, ResearchFactory(organisation=two.asker), hidden):
        with pytest.raises(Refused):
            write(listing=two.need, asker=two.asker, by=two.anna, text="x", offer=offer)
    with pytest.raises(Refused):
        write(listing=two.offer, asker=two.asker, by=two.anna, text="x", offer=two.own_offer)


def test_three_in_all_before_the_organisation_is_verified(two):
    new = MembershipFactory(organisation=OrganisationFactory(verified=False)).user
    own = new.memberships.get().organisation
    for left in (3, 2, 1):
        assert limits.left(own) == left
        write(listing=ResearchFactory(published=True), asker=own, by=new, text="x")
    with override("en"), pytest.raises(Refused, match="verified"):
        write(listing=two.offer, asker=own, by=new, text="x")
    assert limits.left(two.asker) is None


def test_flooding_ends_for_the_person_and_for_the_organisation(two, monkeypatch):
    monkeypatch.setattr(limits, "PERSON_A_DAY", 1)
    monkeypatch.setattr(limits, "ORGANISATION_A_DAY", 2)
    listings = ResearchFactory.create_batch(3, published=True, organisation=two.owner)
    colleagues = [MembershipFactory(organisation=two.asker, role="editor").user for _ in range(2)]
    write(listing=listings[0], asker=two.asker, by=two.anna, text="x")
    with pytest.raises(Refused):
        write(listing=listings[1], asker=two.asker, by=two.anna, text="x")
    write(listing=listings[1], asker=two.asker, by=colleagues[0], text="x")
    with pytest.raises(Refused):
        write(listing=listings[2], asker=two.asker, by=colleagues[1], text="x")
    Enquiry.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert write(listing=listings[2], asker=two.asker, by=two.anna, text="x")


def test_messages_are_bounded_by_side_and_person(two, begun, monkeypatch):
    monkeypatch.setattr(limits, "MESSAGES_SIDE_A_DAY", 2)
    answer(enquiry=begun, by=two.anna, text="Hai")
    with pytest.raises(Refused):
        answer(enquiry=begun, by=two.anna, text="Ba")
    monkeypatch.setattr(limits, "MESSAGES_PERSON_A_DAY", 1)
    answer(enquiry=begun, by=two.minh, text="Một")
    other = write(listing=two.need, asker=two.asker, by=two.anna, text="x")
    with pytest.raises(Refused):
        answer(enquiry=other, by=two.minh, text="x")


@pytest.mark.parametrize("text", ["", "  \n ", "a" * 4001])
def test_a_text_is_needed_and_bounded(two, begun, text):
    with pytest.raises(Refused):
        answer(enquiry=begun, by=two.minh, text=text)
    begun.refresh_from_db()
    assert (begun.state, begun.messages.count()) == (State.SENT, 1)


def test_files_are_kept_under_names_that_say_nothing_and_go_with_the_enquiry(
    two, begun, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    answer(enquiry=begun, by=two.minh, text="Kèm tệp", files=[PDF, PNG])
    kept = MessageFile.objects.order_by("pk")
    assert [each.name for each in kept] == ["Hồ sơ.pdf", "so-do.png"]
    assert all("so-do" not in each.file.name and each.file.name.startswith("enquiries/") for each in kept)
    with pytest.raises(Refused):
        answer(enquiry=begun, by=two.minh, text="x", files=[PNG] * 4)
    paths = [tmp_path / each.file.name for each in kept]
    assert all(path.exists() for path in paths)
    with django_capture_on_commit_callbacks(execute=True):
        begun.delete()
    assert not any(path.exists() for path in paths)


def test_what_is_over_takes_no_more_words(two, begun):
    decline(enquiry=begun, by=two.minh, reason="budget")
    for person in (two.anna, two.minh):
        with pytest.raises(Refused):
            answer(enquiry=begun, by=person, text="x")
    assert Message.objects.count() == 1


def test_a_late_answer_opens_it_again_unless_they_wrote_anew(two, begun):
    Enquiry.objects.update(sent_at=timezone.now() - timedelta(days=60))
    give_up()
    begun.refresh_from_db()
    assert begun.state == State.NO_ANSWER
    with pytest.raises(Refused):
        answer(enquiry=begun, by=two.anna, text="x")
    again = write(listing=two.offer, asker=two.asker, by=two.anna, text="x")
    with pytest.raises(Refused):
        answer(enquiry=begun, by=two.minh, text="Xin lỗi")
    close(enquiry=again, by=two.anna)
    answer(enquiry=begun, by=two.minh, text="Xin lỗi")
    assert begun.state == State.IN_DISCUSSION


def test_letters_go_to_who_may_answer_in_their_language_and_without_the_text(two):
    MembershipFactory(organisation=two.owner, role="viewer")
    MembershipFactory(organisation=two.owner, role="owner", user__language="en")
    mail.outbox.clear()
    sent = write(listing=two.offer, asker=two.asker, by=two.anna, text="Điều bí mật")
    assert len(mail.outbox) == 2
    by_language = {("/en/" in each.body): each for each in mail.outbox}
    assert "Sao Mai Company" in by_language[True].body and "Reads files" in by_language[True].subject
    assert "Công ty Sao Mai" in by_language[False].body and "Đọc hồ sơ" in by_language[False].subject
    for letter in mail.outbox:
        assert "bí mật" not in str(letter.message())
        assert two.anna.email not in letter.body
        assert f"/workspace/enquiries/{sent.pk}/" in letter.body
