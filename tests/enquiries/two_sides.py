"""Two organisations, a person who writes for each, and what they write about."""

from types import SimpleNamespace

import pytest

from enquiries.services import write
from listings.services import change_standing
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, ResearchFactory


@pytest.fixture
def two(db):
    """`asker` and `owner` with their editors `anna` and `minh`; `offer` is the owner's, `need` the owner's too, and
    `own_offer` the asker's."""
    asker = OrganisationFactory(name_vi="Công ty Sao Mai", name_en="Sao Mai Company", kind="company")
    owner = OrganisationFactory(name_vi="Viện Ánh Dương", name_en="Anh Duong Institute", kind="institute")
    return SimpleNamespace(
        asker=asker,
        owner=owner,
        anna=MembershipFactory(organisation=asker, role="editor", user__language="en").user,
        minh=MembershipFactory(organisation=owner, role="editor").user,
        offer=ResearchFactory(published=True, organisation=owner, title_vi="Đọc hồ sơ", title_en="Reads files"),
        need=NeedFactory(published=True, organisation=owner, title_vi="Hồ sơ tồn đọng"),
        own_offer=ResearchFactory(published=True, organisation=asker, title_vi="Máy đọc chữ"),
    )


@pytest.fixture
def withheld(two):
    change_standing(listing=two.need, audience="withheld")
    return two


@pytest.fixture
def begun(two):
    return write(listing=two.offer, asker=two.asker, by=two.anna, text="Chúng tôi muốn tìm hiểu.")


@pytest.fixture
def begun_unnamed(withheld):
    return write(listing=withheld.need, asker=withheld.asker, by=withheld.anna, text="Chúng tôi làm được.")
