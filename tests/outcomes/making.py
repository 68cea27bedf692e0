"""Agreed enquiries and outcomes for tests."""

from datetime import date
from types import SimpleNamespace

from django.utils import timezone

from enquiries.choices import State
from enquiries.models import Enquiry
from outcomes.choices import Publicity
from outcomes.models import Outcome
from outcomes.services import confirm, propose
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory

SAID = {
    "kind": "pilot",
    "happened_on": date(2026, 10, 1),
    "band": "50m-200m",
    "title_vi": "Đọc hồ sơ nhanh gấp ba",
    "title_en": "Files read three times as fast",
    "text_vi": "Hai bên đã chạy thử tại một phường trong hai tháng.",
    "text_en": "Both sides ran a trial in one ward for two months.",
}


def agreement(*, published: bool = True, **owner) -> SimpleNamespace:
    """A company's need answered with a university's offer, and one writer on each side."""
    asker = OrganisationFactory()
    owner = OrganisationFactory(**{"kind": "company"} | owner)
    need = NeedFactory(organisation=owner, published=published)
    offer = ResearchFactory(organisation=asker, published=published)
    now = timezone.now()
    enquiry = Enquiry.objects.create(
        asker=asker,
        owner=owner,
        listing_key=need.key,
        title_vi=need.title_vi,
        offer_key=offer.key,
        state=State.AGREED,
        waits_for="",
        accepted_at=now,
        asker_agreed_at=now,
        owner_agreed_at=now,
    )
    people = {
        "asker": MembershipFactory(organisation=asker, role="editor").user,
        "owner": MembershipFactory(organisation=owner, role="editor").user,
    }
    return SimpleNamespace(enquiry=enquiry, need=need, offer=offer, **people)


def recorded(made, publicity: str = Publicity.TOLD, **said) -> Outcome:
    """By the asker."""
    return propose(enquiry=made.enquiry, by=made.asker, values=SAID | said, publicity=publicity)


def confirmed(made, asker: str = Publicity.TOLD, owner: str = Publicity.TOLD, **said) -> Outcome:
    outcome = recorded(made, asker, **said)
    return confirm(outcome=outcome, by=made.owner, publicity=owner, version=outcome.version)
