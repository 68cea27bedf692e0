"""From a publication to letters: who is told, once, and only what they may see at that moment."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from alerts.events import KEPT_FOR, forget, gather
from alerts.links import read_token
from alerts.matching import match
from alerts.models import Event, Frequency, Notice, Subscription
from history.models import StateChange
from listings.live_changes import LiveChange
from listings.services import approve, change_at_once, change_standing, publish, renew, save_draft, withdraw
from organisations.models import Membership
from portal.alerts.sending import send
from search.models import Entry
from search.sync import drain
from tests.alerts.conftest import confirmed
from tests.factories import (
    FieldFactory,
    MembershipFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BODY = "Đọc hồ sơ giấy viết tay của người dân tại phường và bóc tách họ tên, địa chỉ, nội dung đơn thư."
HANDWRITING = "q=h%E1%BB%93+s%C6%A1"  # hồ sơ


def run(now=None):
    """One pass of the worker."""
    drain()
    call_command("send_alerts", verbosity=0)
    if now:
        send(now)
    return mail.outbox


def published(factory=ResearchFactory, **values):
    return factory(published=True, **({"body_vi": BODY} | values))


def test_who_saved_the_search_is_told_once(reader, follows):
    follows(reader, "search", HANDWRITING)
    follows(confirmed(UserFactory()), "search", "q=giao+th%C3%B4ng")
    listing = published(title_vi="Đọc hồ sơ viết tay", title_en="Reading written files")
    for _pass in range(3):
        run()
    (letter,) = mail.outbox
    assert letter.to == [reader.email]
    assert letter.subject == "New: Reading written files"
    assert f"/en/research/{listing.pk}/" in letter.body
    assert listing.organisation.name_en in letter.body
    assert letter.alternatives[0][1] == "text/html"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["List-Unsubscribe"].strip("<>") in letter.body


def test_two_searches_that_find_the_same_make_one_letter(reader, follows):
    field = FieldFactory()
    follows(reader, "search", HANDWRITING)
    follows(reader, "search", f"field={field.slug}")
    published(fields=[field])
    assert len(run()) == 1
    assert Notice.objects.filter(is_told=True).count() == 2


def test_what_was_there_before_is_no_news(reader, follows):
    published()
    drain()
    follows(reader, "search", HANDWRITING)
    assert run() == []


def test_published_again_or_renewed_is_no_news(reader, follows):
    follows(reader, "search", HANDWRITING)
    listing = published()
    run()
    withdraw(listing=listing)
    listing.refresh_from_db()
    publish(listing=listing)
    type(listing).objects.filter(pk=listing.pk).update(
        expire_at=timezone.now() - timedelta(days=1), expired=True, live=False
    )
    listing.refresh_from_db()
    renew(listing=listing)
    assert StateChange.objects.filter(key=listing.key, to_state="published").count() >= 2
    assert len(run()) == 1


def test_what_was_withdrawn_before_the_letter_is_not_told(reader, follows):
    follows(reader, "search", HANDWRITING, frequency="daily")
    listing = published()
    run()
    assert Notice.objects.filter(settled_at__isnull=True).count() == 1
    withdraw(listing=listing)
    assert run(timezone.now() + timedelta(days=1)) == []
    assert Notice.objects.filter(settled_at__isnull=False, is_told=False).count() == 1


def test_only_members_are_told_what_is_for_members(reader, follows):
    membership = MembershipFactory()
    for person in (reader, confirmed(membership.user)):
        follows(person, "search", HANDWRITING)
    published(audience="members")
    assert [letter.to for letter in run()] == [[membership.user.email]]


def test_whose_membership_ended_meanwhile_is_told_nothing_for_members(follows):
    membership = MembershipFactory()
    follows(confirmed(membership.user), "search", HANDWRITING, frequency="daily")
    published(audience="members")
    run()
    Membership.objects.all().delete()
    assert run(timezone.now() + timedelta(days=1)) == []


def test_a_withheld_name_is_never_told_to_who_follows_the_organisation(follows, reader):
    owner = OrganisationFactory(name_vi="Công ty Zirkobimat", name_en="Zirkobimat Ltd")
    follows(reader, "search", f"organisation={owner.key}")
    follows(reader, "search", "q=zirkobimat")
    other = follows(confirmed(UserFactory()), "search", HANDWRITING)
    published(NeedFactory, organisation=owner, audience="withheld")
    (letter,) = run()
    assert letter.to == [other.user.email]
    assert "irkobimat" not in str(letter.message())


def test_a_name_that_was_withheld_after_matching_is_not_told(follows, reader):
    owner = OrganisationFactory(name_en="Zirkobimat Ltd")
    follows(reader, "search", f"organisation={owner.key}", frequency="weekly")
    listing = published(NeedFactory, organisation=owner)
    run()
    assert Notice.objects.count() == 1
    change_standing(listing=listing, audience="withheld")
    assert run(timezone.now() + timedelta(days=8)) == []


@pytest.mark.parametrize("lost", ["address", "account", "pause"])
def test_who_cannot_or_will_not_be_written_to_gets_nothing(reader, follows, lost):
    subscription = follows(reader, "search", HANDWRITING)
    published()
    drain()
    gather(timezone.now())
    match()
    if lost == "address":
        reader.emailaddress_set.update(verified=False)
    elif lost == "account":
        type(reader).objects.filter(pk=reader.pk).update(is_active=False)
    else:
        Subscription.objects.filter(pk=subscription.pk).update(is_paused=True)
    assert run() == []


def test_a_digest_is_one_letter_in_the_readers_language(reader, follows, django_assert_max_num_queries):
    reader.language = "vi"
    reader.save()
    follows(reader, "search", HANDWRITING, frequency="daily")
    for number in range(25):
        published(title_vi=f"Đọc hồ sơ số {number}")
    run()
    assert mail.outbox == []
    with django_assert_max_num_queries(30):
        send(timezone.now() + timedelta(days=1))
    (letter,) = mail.outbox
    assert letter.body.count("/vi/research/") == 20
    assert Notice.objects.filter(is_told=True).count() == 25
    send(timezone.now() + timedelta(days=2))
    assert len(mail.outbox) == 1


def test_a_follower_hears_of_new_dates_and_of_the_end_of_the_time(reader, follows):
    need = published(NeedFactory, closes_at=timezone.now() + timedelta(days=30))
    run()
    follows(reader, "listing", need.key)
    owner = MembershipFactory(organisation=need.organisation).user
    soon = (timezone.now() + timedelta(days=2)).replace(microsecond=0)
    change_at_once(listing=need, by=owner, changes={"closes_at": soon})
    assert LiveChange.objects.count() == 1
    run()
    run()
    assert set(Event.objects.exclude(what="published").values_list("what", flat=True)) == {"changed", "closing"}
    assert len(mail.outbox) == 1  # both in one letter
    assert "Vietnam time" in mail.outbox[0].body


@pytest.mark.parametrize("end", ["withdrawn", "expired", "deleted"])
def test_a_follower_hears_once_of_the_end_and_nothing_but_that(reader, follows, end):
    owner = OrganisationFactory(name_vi="Công ty Zirkobimat", name_en="Zirkobimat Ltd")
    need = published(NeedFactory, organisation=owner, audience="withheld", title_en="Misprinted name")
    run()
    follows(reader, "listing", need.key)
    follows(reader, "search", HANDWRITING)
    number = need.pk
    if end == "withdrawn":
        withdraw(listing=need)
    elif end == "deleted":
        need.delete()
    else:
        type(need).objects.filter(pk=number).update(expire_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled")
    for _pass in range(3):
        run()
    (letter,) = mail.outbox
    state = "Expired" if end == "expired" else "Withdrawn"
    assert letter.subject == f"{state}: Number {number}, which you follow, is not public any more"
    text = str(letter.message())
    assert f"{state} · Need" in letter.body and "/needs/" not in text
    assert "irkobimat" not in text and "Misprinted" not in text and "hồ sơ" not in letter.body


def test_what_is_public_again_before_the_letter_has_not_ended(reader, follows):
    listing = published()
    run()
    follows(reader, "listing", listing.key, frequency="daily")
    withdraw(listing=listing)
    run()
    listing.refresh_from_db()
    publish(listing=listing)
    assert run(timezone.now() + timedelta(days=1)) == []


def test_each_of_those_who_are_told_the_same_gets_a_way_out_of_their_own(follows):
    people = [confirmed(UserFactory(language="en")) for _number in range(3)]
    for person in people:
        follows(person, "search", HANDWRITING)
    published()
    letters = {letter.to[0]: letter for letter in run()}
    assert letters.keys() == {person.email for person in people}
    for person in people:
        letter, own = letters[person.email], person.subscriptions.get().pk
        token = letter.extra_headers["List-Unsubscribe"].rstrip("/>").rpartition("/")[2]
        assert read_token(token) == (person.pk, own)
        assert letter.body.count(token) == 1 and token in letter.alternatives[0][0]
    assert len({letter.extra_headers["Message-ID"] for letter in letters.values()}) == 3


def test_an_edit_that_was_approved_is_told(reader, follows, city, moderator):
    listing = published()
    owner = MembershipFactory(organisation=listing.organisation).user
    run()
    follows(reader, "listing", listing.key)
    draft = listing.get_latest_revision_as_object()
    draft.title_vi = "Đọc hồ sơ nhanh hơn"
    save_draft(listing=draft, by=owner)
    listing.refresh_from_db()
    listing.get_workflow().start(listing, owner)
    listing.refresh_from_db()
    run()
    approve(listing=listing, by=moderator)
    (letter,) = (each for each in run() if each.to == [reader.email])
    assert letter.subject == "Changed: Đọc hồ sơ nhanh hơn"


def test_members_hear_of_new_matches_for_their_listing(reader, follows):
    need = published(NeedFactory, title_vi="Cần đọc hồ sơ viết tay")
    owner = confirmed(MembershipFactory(organisation=need.organisation).user)
    run()
    follows(owner, "matches", need.key)
    follows(reader, "matches", need.key)  # who left meanwhile
    published(title_vi="Dự báo giá cà phê", summary_vi="Chuỗi thời gian.", body_vi="Giá cà phê theo mùa.")
    assert run() == []
    published(title_vi="Đọc hồ sơ viết tay")
    (letter,) = run()
    assert letter.to == [owner.email]


def test_what_the_index_does_not_have_yet_waits(reader, follows):
    follows(reader, "search", HANDWRITING)
    published()
    call_command("send_alerts", verbosity=0)
    assert Event.objects.filter(matched_at__isnull=True).count() == 1
    assert len(run()) == 1


def test_what_was_told_long_ago_is_forgotten_and_still_no_news(reader, follows):
    follows(reader, "search", HANDWRITING)
    published()
    run()
    forget(timezone.now() + KEPT_FOR + timedelta(days=1))
    assert not Notice.objects.exists()
    assert Event.objects.filter(what="published").exists()
    assert len(run()) == 1


def test_what_people_typed_makes_no_header_and_no_markup(reader, follows):
    follows(reader, "search", HANDWRITING)
    listing = published()
    entry = Entry.objects.get(key=listing.key)
    entry.texts = {
        "vi": {"title": "Hồ sơ\r\nBcc: x@y.z <b>", "summary": "a\n\nhttps://evil.example\n\nb", "body": "hồ sơ"}
    }
    entry.save()
    (letter,) = run()
    assert "Bcc" not in letter.message()
    assert "<b>" not in letter.alternatives[0][0]
    assert 'href="https://evil.example"' not in letter.alternatives[0][0]


def test_many_people_cost_no_more_queries_than_few(follows, django_assert_max_num_queries):
    for _number in range(40):
        follows(confirmed(UserFactory()), "search", HANDWRITING)
    published()
    drain()
    gather(timezone.now())
    match()
    with django_assert_max_num_queries(25):
        assert send(timezone.now()) == 40
    assert {tuple(letter.to) for letter in mail.outbox} == {(each.user.email,) for each in Subscription.objects.all()}


def test_every_rhythm_has_its_turn(reader, follows):
    for frequency in Frequency.values:
        follows(confirmed(UserFactory()), "search", HANDWRITING, frequency=frequency)
    published()
    run()
    assert len(mail.outbox) == 1
    now = datetime.now(UTC)
    send(now + timedelta(days=1))
    assert len(mail.outbox) in (2, 3)  # three when tomorrow is a Monday
    send(now + timedelta(days=7))
    assert len(mail.outbox) == 3
