"""What is told of an organisation whose name is withheld."""

import pytest

from listings.services import change_standing
from organisations.services import withdraw_verification
from organisations.unnamed import FEWEST, counted, size_told
from search.models import Entry
from search.sync import drain
from tests.factories import NeedFactory, OrganisationFactory


@pytest.mark.parametrize(("number", "told"), [(0, ""), (4, ""), (5, "large"), (900, "large")])
def test_a_size_is_told_where_five_have_it(number, told):
    assert size_told("company", "large", {("company", "large"): number, ("company", "small"): 99}) == told


def test_no_size_is_nothing():
    assert size_told("company", "", {}) == ""


def of_size(number, **values):
    return [OrganisationFactory(**{"kind": "company", "size": "large"} | values) for _each in range(number)]


@pytest.mark.django_db
def test_verified_organisations_of_the_same_kind_and_size_are_counted(django_assert_num_queries):
    of_size(3)
    of_size(1, verified=False)
    of_size(2, kind="university")
    with django_assert_num_queries(1):
        assert counted() == {("company", "large"): 3, ("university", "large"): 2}


@pytest.mark.django_db
def test_card_and_page_follow_the_number(client, city):
    owners = of_size(FEWEST - 1)
    need = NeedFactory(organisation=owners[0], published=True)
    change_standing(listing=need, audience="withheld")
    page = f"/en/needs/{need.pk}/{need.slug}/"

    def shown():
        drain()
        card = Entry.objects.get(key=need.key).card
        return card["organisation_kind"], card["organisation_size"], "more than 200 people" in client.get(page).text

    assert shown() == ("company", "", False)
    fifth = of_size(1)[0]
    assert shown() == ("company", "large", True)
    withdraw_verification(organisation=fifth, reason="Hết hạn")
    assert shown() == ("company", "", False)
