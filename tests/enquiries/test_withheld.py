"""A need whose owner asked to stay unnamed: the asker learns the name when the owner accepts, and not before."""

import pytest
from django.core import mail

from enquiries.answering import promise_of
from enquiries.choices import Side, State
from enquiries.models import Enquiry, MessageFile
from enquiries.services import Upload, accept, answer, decline, give_up, remind, share_contacts
from enquiries.wording import party
from history.models import StateChange
from organisations.models import Size
from organisations.refusals import Refused
from tests.factories import OrganisationFactory

NAMES = ("Ánh Dương", "Anh Duong")


def told():
    return "".join(str(each.message()) + each.body + each.subject for each in mail.outbox if each.to == ["anna@x.vn"])


@pytest.fixture
def unnamed(begun_unnamed, withheld):
    withheld.anna.email = "anna@x.vn"
    withheld.anna.save()
    mail.outbox.clear()
    return begun_unnamed


def test_an_answer_does_not_tell_the_name_and_accepting_does(withheld, unnamed):
    answer(enquiry=unnamed, by=withheld.minh, text="Cho hỏi thêm.")
    assert (unnamed.state, unnamed.owner_is_named) == (State.READ, False)
    assert unnamed.answered_at
    seen = party(unnamed, Side.OWNER, "en")
    assert (seen.name, seen.slug, seen.is_named) == ("Research institute (name withheld)", "", False)
    assert told() and not any(name in told() for name in NAMES)
    accept(enquiry=unnamed, by=withheld.minh)
    assert party(unnamed, Side.OWNER, "en").name == "Anh Duong Institute"
    assert "Anh Duong Institute" in told()


def test_the_size_is_told_where_enough_share_it(withheld, unnamed):
    withheld.owner.size = Size.SMALL
    withheld.owner.save()
    unnamed.refresh_from_db()
    assert party(unnamed, Side.OWNER, "en").name == "Research institute (name withheld)"
    for _number in range(4):
        OrganisationFactory(kind="institute", size=Size.SMALL)
    assert party(unnamed, Side.OWNER, "en").name == "Research institute, 11 to 100 people (name withheld)"


def test_declining_and_silence_tell_no_name(withheld, unnamed):
    decline(enquiry=unnamed, by=withheld.minh, reason="timing")
    assert told() and not any(name in told() for name in NAMES)
    Enquiry.objects.update(state=State.SENT, answered_at=None, sent_at="2026-10-05T02:00:00Z")
    mail.outbox.clear()
    remind()
    give_up()
    unnamed.refresh_from_db()
    assert unnamed.state == State.NO_ANSWER
    assert told() and not any(name in told() for name in NAMES)
    answer(enquiry=unnamed, by=withheld.minh, text="Muộn")
    assert (unnamed.state, unnamed.owner_is_named) == (State.READ, False)
    assert not any(name in told() for name in NAMES)


def test_contacts_wait_for_the_name(withheld, unnamed):
    answer(enquiry=unnamed, by=withheld.minh, text="Cho hỏi thêm.")
    for person in (withheld.minh, withheld.anna):
        with pytest.raises(Refused):
            share_contacts(enquiry=unnamed, by=person)


def test_files_of_an_unnamed_owner_are_pictures_without_their_names(withheld, unnamed, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(Refused):
        answer(enquiry=unnamed, by=withheld.minh, text="x", files=[Upload("Viện Ánh Dương.pdf", b"%PDF")])
    answer(enquiry=unnamed, by=withheld.minh, text="x", files=[Upload("Viện Ánh Dương.png", b"png")])
    assert MessageFile.objects.get().name == "1.png"
    answer(enquiry=unnamed, by=withheld.anna, text="x", files=[Upload("Sao Mai.pdf", b"%PDF")])
    assert MessageFile.objects.filter(name="Sao Mai.pdf").exists()


def test_history_names_the_asker_only(withheld, unnamed):
    accept(enquiry=unnamed, by=withheld.minh)
    rows = StateChange.objects.filter(kind="enquiry")
    assert {row.organisation for row in rows} == {withheld.asker.key}


def test_it_counts_in_no_promise(withheld, unnamed):
    for number in range(6):
        Enquiry.objects.create(
            asker=OrganisationFactory(),
            owner=withheld.owner,
            listing_key=f"need:{number + 900}",
            is_withheld=True,
            state=State.NO_ANSWER,
        )
    assert promise_of(withheld.owner) is None
