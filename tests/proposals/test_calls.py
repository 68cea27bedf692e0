"""A call's moments make its state; it changes until it opens, and is cancelled with a reason."""

from datetime import timedelta

import pytest
from django.core import mail

from demand.models import Need
from history.models import StateChange
from organisations.refusals import Refused
from proposals.models import Call, CallState
from proposals.services import cancel_call, open_call, save_call
from proposals.services.calls import current_call
from tests.factories import MembershipFactory, NeedFactory
from tests.proposals.conftest import CLOSES, OPENS, SECOND, drafted, sent

pytestmark = pytest.mark.django_db
CRITERIA = [("Phù hợp", 1)]


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (OPENS - SECOND, CallState.ANNOUNCED),
        (OPENS, CallState.OPEN),
        (CLOSES - SECOND, CallState.OPEN),
        (CLOSES, CallState.CLOSED),
    ],
)
def test_its_state_is_read_from_its_moments(moment, state):
    call = Call(opens_at=OPENS, closes_at=CLOSES, published_at=OPENS - timedelta(days=2))
    assert call.state(moment) == state
    assert call.is_unsealed(moment) is (state == CallState.CLOSED)


def made(need, by, **values):
    given = {"asked": "Đọc hồ sơ", "opens_at": OPENS, "closes_at": CLOSES, "criteria": CRITERIA}
    return save_call(need=need, by=by, **given | values)


def test_it_is_a_draft_until_it_is_made_public(at):
    at(OPENS - SECOND)
    member = MembershipFactory()
    need = NeedFactory(published=True, organisation=member.organisation)
    call = made(need, member.user)
    assert call.state() == CallState.DRAFT
    assert made(need, member.user, asked="Khác") == call
    open_call(call=call, by=member.user)
    call.refresh_from_db()
    assert (call.state(), call.asked) == (CallState.ANNOUNCED, "Khác")
    assert [letter.to for letter in mail.outbox] == [[member.user.email]]
    assert list(StateChange.objects.filter(key=call.key).order_by("id").values_list("to_state", flat=True)) == [
        "draft",
        "announced",
    ]


def test_what_has_opened_stays_as_it_is(open_to_all):
    with pytest.raises(Refused):
        made(open_to_all.need, open_to_all.owner, closes_at=CLOSES + timedelta(days=9))
    open_to_all.call.refresh_from_db()
    assert open_to_all.call.closes_at == CLOSES


@pytest.mark.parametrize(
    "values", [{"criteria": []}, {"closes_at": OPENS}, {"criteria": CRITERIA * 9}, {"closes_at": OPENS - SECOND}]
)
def test_what_makes_no_sense_is_refused(at, values):
    at(OPENS - timedelta(days=1))
    member = MembershipFactory()
    with pytest.raises(Refused):
        made(NeedFactory(published=True, organisation=member.organisation), member.user, **values)
    assert not Call.objects.exists()


def test_a_need_that_is_not_published_opens_no_call(at):
    at(OPENS)
    member = MembershipFactory()
    call = made(NeedFactory(organisation=member.organisation), member.user)
    with pytest.raises(Refused):
        open_call(call=call, by=member.user)


def test_it_is_cancelled_with_a_reason_that_all_are_told(open_to_all):
    call = open_to_all.call
    drafted(call)
    sent(call)
    mail.outbox.clear()
    with pytest.raises(Refused):
        cancel_call(call=call, reason=" ", by=open_to_all.owner)
    cancel_call(call=call, reason="Hết kinh phí", by=open_to_all.owner)
    call.refresh_from_db()
    assert call.state(CLOSES) == CallState.CANCELLED
    assert len(mail.outbox) == 2
    assert all("Hết kinh phí" in letter.body for letter in mail.outbox)
    assert not call.is_unsealed(CLOSES)
    again = made(open_to_all.need, open_to_all.owner, opens_at=CLOSES, closes_at=CLOSES + timedelta(days=5))
    assert current_call(Need.objects.get(pk=open_to_all.need.pk)) == again != call


def test_a_text_that_tells_a_withheld_name_is_refused(withheld):
    with pytest.raises(Refused, match="Kín Tiếng"):
        cancel_call(call=withheld.call, reason="Công ty Kín Tiếng đổi kế hoạch", by=withheld.owner)
    assert withheld.call.state() == CallState.OPEN
