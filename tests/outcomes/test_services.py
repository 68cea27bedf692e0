"""Both sides record, confirm, dispute and tell; each change is a dated row and a letter."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enquiries.choices import State as Enquired
from enquiries.models import Enquiry
from history.models import StateChange
from listings.services import change_standing
from organisations.refusals import Refused
from outcomes.choices import Publicity, State
from outcomes.models import Outcome
from outcomes.services import change_publicity, confirm, correct, dispute, withdraw_publicity
from tests.factories import MembershipFactory
from tests.outcomes.making import SAID, agreement, confirmed, recorded

pytestmark = pytest.mark.django_db


def moves(outcome):
    rows = StateChange.objects.filter(key=outcome.key).order_by("pk")
    return [(row.from_state, row.to_state, row.by) for row in rows]


def sent(mailoutbox):
    return [(letter.to, letter.subject) for letter in mailoutbox]


def test_one_side_records_and_the_other_confirms(mailoutbox):
    made = agreement()
    outcome = recorded(made)
    assert (outcome.state, outcome.waits_for, outcome.is_public) == (State.PROPOSED, "owner", False)
    outcome = confirm(outcome=outcome, by=made.owner, publicity=Publicity.TOLD, version=1)
    assert (outcome.state, outcome.waits_for, outcome.is_public) == (State.CONFIRMED, "", True)
    assert list(Outcome.objects.public()) == [outcome]
    assert moves(outcome) == [("", "proposed", made.asker), ("proposed", "confirmed", made.owner)]
    assert [to for to, _subject in sent(mailoutbox)] == [[made.owner.email], [made.asker.email]]
    assert f"/vi/workspace/enquiries/{made.enquiry.pk}/outcome/" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("asker", "owner", "public"),
    [("told", "told", True), ("told", "no", False), ("no", "told", False), ("no", "no", False)],
)
def test_only_what_both_let_be_told_is_public(asker, owner, public):
    outcome = confirmed(agreement(), asker, owner)
    assert outcome.is_public is public
    assert Outcome.objects.public().exists() is public


def test_publicity_is_taken_back_at_once_and_by_either(mailoutbox):
    made = agreement()
    outcome = confirmed(made)
    mailoutbox.clear()
    withdraw_publicity(outcome=outcome, by=made.owner)
    assert not Outcome.objects.public().exists()
    assert Outcome.objects.get().state == State.CONFIRMED
    row = StateChange.objects.get(key=f"{outcome.key}/owner", to_state="no")
    assert (row.from_state, row.by) == ("told", made.owner)
    assert [to for to, _subject in sent(mailoutbox)] == [[made.asker.email]]
    change_publicity(outcome=outcome, by=made.owner, publicity=Publicity.TOLD)
    assert Outcome.objects.public().exists()


def test_a_dispute_goes_back_with_its_reason_and_a_correction_is_confirmed_anew(mailoutbox):
    made = agreement()
    outcome = recorded(made)
    with pytest.raises(Refused):
        dispute(outcome=outcome, by=made.owner, reason="  ", version=1)
    outcome = dispute(outcome=outcome, by=made.owner, reason="Chưa phải hợp đồng", version=1)
    assert (outcome.state, outcome.waits_for) == (State.DISPUTED, "asker")
    assert "> Chưa phải hợp đồng" in mailoutbox[-1].body
    outcome = correct(outcome=outcome, by=made.asker, values=SAID | {"kind": "contract"}, publicity="told", version=1)
    assert (outcome.state, outcome.version, outcome.dispute, outcome.kind) == (State.PROPOSED, 2, "", "contract")
    with pytest.raises(Refused):
        confirm(outcome=outcome, by=made.owner, publicity="told", version=1)  # of the text that it read before
    assert confirm(outcome=outcome, by=made.owner, publicity="told", version=2).is_public


def test_a_correction_of_what_is_public_takes_it_off_until_both_stand_by_it():
    made = agreement()
    outcome = confirmed(made)
    outcome = correct(outcome=outcome, by=made.owner, values=SAID, publicity="told", version=1)
    assert (outcome.state, outcome.waits_for, outcome.asker_publicity) == (State.PROPOSED, "asker", "no")
    assert not Outcome.objects.public().exists()
    assert outcome.confirmed_by is None


def test_nobody_confirms_their_own_text():
    made = agreement()
    outcome = recorded(made)
    with pytest.raises(Refused):
        confirm(outcome=outcome, by=made.asker, publicity="told", version=1)
    assert Outcome.objects.get().state == State.PROPOSED


def test_who_may_not_write_for_a_side_changes_nothing():
    made = agreement()
    outcome = recorded(made)
    viewer = MembershipFactory(organisation=made.enquiry.owner, role="viewer").user
    stranger = MembershipFactory().user
    for person in (viewer, stranger):
        for change in (
            lambda by: confirm(outcome=outcome, by=by, publicity="told", version=1),
            lambda by: dispute(outcome=outcome, by=by, reason="x", version=1),
            lambda by: correct(outcome=outcome, by=by, values=SAID, publicity="told", version=1),
            lambda by: withdraw_publicity(outcome=outcome, by=by),
        ):
            with pytest.raises(PermissionDenied):
                change(person)
    assert len(moves(outcome)) == 1


@pytest.mark.parametrize("state", [state for state in Enquired if state != Enquired.AGREED])
def test_only_what_was_agreed_has_an_outcome(state):
    made = agreement()
    Enquiry.objects.update(state=state, owner_agreed_at=None)
    made.enquiry.refresh_from_db()
    with pytest.raises(Refused):
        recorded(made)
    assert not Outcome.objects.exists()


def test_closed_after_the_agreement_is_still_agreed():
    made = agreement()
    Enquiry.objects.update(state=Enquired.CLOSED)
    made.enquiry.refresh_from_db()
    assert recorded(made).pk


def test_there_is_one_outcome_an_enquiry():
    made = agreement()
    recorded(made)
    with pytest.raises(Refused):
        recorded(made)
    assert Outcome.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_vi": "", "title_en": ""},
        {"happened_on": timezone.localdate() + timedelta(days=1)},
    ],
)
def test_what_cannot_be_recorded_is_refused(wrong):
    with pytest.raises(Refused):
        recorded(agreement(), **wrong)
    assert not Outcome.objects.exists()


def test_a_text_does_not_say_who_a_withheld_owner_is():
    made = agreement(name_vi="Công ty Cổ phần Kryzantem")
    change_standing(listing=made.need, audience="withheld")
    with pytest.raises(Refused, match="Kryzantem"):
        recorded(made, text_vi="Kryzantem rất hài lòng.")
    outcome = recorded(made)
    with pytest.raises(Refused, match="KRYZANTEM"):
        correct(outcome=outcome, by=made.asker, values=SAID | {"title_en": "At KRYZANTEM"}, publicity="no", version=1)
    said = SAID | {"title_en": "At Kryzantem"}
    outcome = correct(outcome=outcome, by=made.owner, values=said, publicity=Publicity.NAMED, version=1)
    outcome = confirm(outcome=outcome, by=made.asker, publicity="told", version=2)
    with pytest.raises(Refused):
        change_publicity(outcome=outcome, by=made.owner, publicity=Publicity.TOLD)
    assert Outcome.objects.get().owner_publicity == Publicity.NAMED
    withdraw_publicity(outcome=outcome, by=made.owner)


def test_what_is_held_of_a_person_is_given_out_and_goes():
    from accounts.personal_data import holdings

    made = agreement()
    outcome = confirmed(made)
    held = holdings()["outcomes"]
    assert [each["enquiry_id"] for each in held.collect(made.asker)["recorded"]] == [made.enquiry.pk]
    assert [each["enquiry_id"] for each in held.collect(made.owner)["confirmed"]] == [made.enquiry.pk]
    held.erase(made.asker)
    held.erase(made.owner)
    outcome.refresh_from_db()
    assert (outcome.recorded_by, outcome.confirmed_by, outcome.state) == (None, None, State.CONFIRMED)
