"""A call that is open, its owner and those who answer; the clock stands where a test puts it."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from demand.models import Need
from proposals.services import begin, open_call, save_call, save_draft, send
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory

OPENS = datetime(2027, 3, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CLOSES = datetime(2027, 3, 8, 17, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SECOND = timedelta(seconds=1)
SECRET = "zirkoniumgiaiphapmat"
WHOLE = {
    "approach": f"Cách làm {SECRET}",
    "evidence": "Đã chạy ở hai phường",
    "timeline": "Ba tháng",
    "price_band": "50m-200m",
}


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def at(monkeypatch):
    """`at(moment)`: from now on it is then."""

    def put(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return put


@pytest.fixture
def open_to_all(db, at):
    """`call`, its `owner` (an account), `need`; it opened a day ago."""
    at(OPENS - timedelta(days=1))
    owner = MembershipFactory(organisation=OrganisationFactory(name_vi="Sở Bí Mật", name_en="Hidden Office"))
    need = NeedFactory(published=True, organisation=owner.organisation)
    return _opened(need, owner, at)


@pytest.fixture
def withheld(db, at):
    """The same where the need's owner is not named."""
    at(OPENS - timedelta(days=1))
    organisation = OrganisationFactory(name_vi="Công ty Kín Tiếng", name_en="Quiet Ltd", kind="company", size="small")
    owner = MembershipFactory(organisation=organisation)
    need = NeedFactory(published=True, organisation=organisation)
    Need.objects.filter(pk=need.pk).update(audience="withheld")
    need.refresh_from_db()
    return _opened(need, owner, at)


def _opened(need, owner, at):
    criteria = [("Phù hợp", 3), ("Giá", 1)]
    call = save_call(
        need=need, asked="Đọc hồ sơ giấy", opens_at=OPENS, closes_at=CLOSES, criteria=criteria, by=owner.user
    )
    open_call(call=call, by=owner.user)
    at(OPENS + timedelta(days=1))
    call.refresh_from_db()
    return SimpleNamespace(call=call, need=need, owner=owner.user, organisation=owner.organisation)


def drafted(call, **values):
    """A whole draft of a new verified organisation, and its owner."""
    member = MembershipFactory()
    proposal = begin(call=call, organisation=member.organisation, by=member.user)
    return save_draft(proposal=proposal, **WHOLE | values), member.user


def sent(call, **values):
    proposal, user = drafted(call, **values)
    send(proposal=proposal, by=user)
    proposal.refresh_from_db()
    return proposal, user
