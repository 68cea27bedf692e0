"""A need, its owner, and somebody who asks."""

from types import SimpleNamespace

import pytest

from organisations.models import Role
from tests.factories import MembershipFactory, NeedFactory, OrganisationFactory, UserFactory


@pytest.fixture
def asked(city):
    """`need` is public; `owner` may answer for it, `asker` belongs to nobody."""
    organisation = OrganisationFactory(name_vi="Công ty Mây Sông", name_en="")
    need = NeedFactory(published=True, organisation=organisation, title_vi="Đọc đơn thư", title_en="Reading letters")
    owner = MembershipFactory(organisation=organisation, role=Role.EDITOR, user__language="en").user
    asker = UserFactory(language="en")
    return SimpleNamespace(need=need, owner=owner, asker=asker, organisation=organisation)
