"""A route without a rule is refused: whoever adds one says who may enter it, or why everybody may."""

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from portal.workspace.access import Rule
from tests.access.routes import OWN_ACCOUNT, PUBLIC, own_routes, routes
from tests.access.values import VALUES

# The sign-in page stands in for Wagtail's own under addresses without a name.
NAMELESS = {"accounts.entrance"}


def named():
    return [route for route in own_routes() if route.name]


@pytest.mark.parametrize("route", named(), ids=lambda route: route.full_name)
def test_every_route_of_ours_says_who_may_enter(route):
    stated = [isinstance(route.rule, Rule), route.name in PUBLIC, route.name in OWN_ACCOUNT]
    assert sum(stated) == 1, f"{route.full_name}: one of a rule (portal.workspace.access), PUBLIC or OWN_ACCOUNT"


@pytest.mark.parametrize("route", named(), ids=lambda route: route.full_name)
def test_the_walk_knows_a_value_for_every_part_of_an_address(route):
    assert route.params <= set(VALUES), f"{route.full_name}: say in tests/access/values.py what to ask with"


def test_nothing_stands_in_the_tables_that_is_no_route():
    names = {route.name for route in routes()}
    assert set(PUBLIC) | set(OWN_ACCOUNT) <= names


def test_nameless_routes_are_the_sign_in_page_alone():
    found = {route.view.__module__ for route in own_routes() if not route.name}
    assert found <= NAMELESS, found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workspace_is_there_in_both_languages(language):
    for route in named():
        if route.rule is None:
            continue
        with override(language):
            try:
                address = reverse(route.name, kwargs={name: VALUES[name][0] for name in route.params})
            except NoReverseMatch:
                pytest.fail(f"{route.name}: the values in tests/access/values.py do not fit its address")
        assert address.startswith(f"/{language}/")
