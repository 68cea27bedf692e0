"""Who enters which route of the workspace: every route by every role, GET and POST (attacks 2 and 3)."""

import pytest

from listings.choices import State
from organisations.access import allows
from portal.workspace.access import LISTING, ORGANISATION, SIGNED_IN
from tests.access.asking import address, below, fingerprint, is_refused, of_listing, told
from tests.access.routes import own_routes
from tests.access.world import HIDDEN, MEMBERS, ROLES, secret

pytestmark = pytest.mark.django_db
RULED = {on: [route for route in own_routes() if route.rule and route.rule.on == on] for on in (LISTING, ORGANISATION)}
OPEN = [route for route in own_routes() if route.rule and route.rule.on == SIGNED_IN]
OUTSIDERS = ("anonymous", "person", "stranger", "staff")


def may(role: str, route) -> bool:
    return role in MEMBERS and allows(role, route.rule.action)


def named(route):
    return route.full_name


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", RULED[LISTING], ids=named)
def test_a_route_of_a_listing_lets_in_whom_its_rule_names(world, route, role):
    for state in [State.DRAFT] if may(role, route) else [*HIDDEN, State.PUBLISHED]:
        given = of_listing(world.listings[state])
        answer = world.clients[role].get(address(route, **given))
        assert is_refused(answer) is (not may(role, route) or answer.status_code == 405), (state, answer.status_code)
        if not may(role, route):
            assert secret(state) not in told(answer)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", RULED[ORGANISATION], ids=named)
def test_a_route_of_an_organisation_lets_in_whom_its_rule_names(world, route, role):
    answer = world.clients[role].get(address(route, **below(route, world)))
    if may(role, route):
        # An import has pages for each of its own states; the others of this one are not there for anybody.
        assert (answer.status_code != 404 or "job" in route.params) and "/login/" not in answer.get("Location", "")
    else:
        assert is_refused(answer)


@pytest.mark.parametrize("role", ROLES)
def test_a_post_of_whom_no_rule_names_changes_nothing(world, role):
    before = fingerprint()
    for route in RULED[LISTING] + RULED[ORGANISATION]:
        if may(role, route):
            continue
        for state in [State.DRAFT, State.PUBLISHED] if route in RULED[LISTING] else [None]:
            given = of_listing(world.listings[state]) if state else below(route, world)
            answer = world.clients[role].post(address(route, **given), {"reason": "x", "role": "owner"})
            assert is_refused(answer), (route.full_name, answer.status_code)
            assert not state or secret(state) not in told(answer)
    assert fingerprint() == before


@pytest.mark.parametrize("route", [route for route in RULED[ORGANISATION] if route.params - {"slug"}], ids=named)
def test_a_permitted_parent_with_anothers_child(world, route):
    """Attack 3: the stranger owns B, and names rows of A below it."""
    before, given = fingerprint(), below(route, world) | {"slug": world.b.slug}
    if not {"number", "job"} & set(route.params):
        return
    for method in ("get", "post"):
        answer = getattr(world.clients["stranger"], method)(
            address(route, **given), {"role": "owner", "answer": "accept"}
        )
        assert answer.status_code in (404, 405), (method, answer.status_code)
    assert fingerprint() == before


@pytest.mark.parametrize("route", OPEN, ids=named)
def test_what_is_for_every_person_shows_nothing_of_others(world, route):
    """A number here is one of A's rows, which no outsider may touch."""
    before = fingerprint()
    for role in OUTSIDERS:
        numbers = [world.rows["invitations"], world.rows["requests"]] if "number" in route.params else [None]
        for number in numbers:
            given = {"slug": world.a.slug} | ({"number": number} if number else {})
            answer = world.clients[role].get(address(route, **given))
            assert not any(secret(state) in told(answer) for state in HIDDEN)
            if role == "anonymous":
                assert is_refused(answer)
            elif number:
                answer = world.clients[role].post(address(route, **given))
                assert answer.status_code == 404, (role, answer.status_code)
    assert fingerprint() == before


def test_a_member_of_another_organisation_sees_only_theirs_in_their_own_workspace(world):
    client = world.clients["stranger"]
    for route in RULED[ORGANISATION]:
        if {"number", "job"} & set(route.params):
            continue
        answer = client.get(address(route, slug=world.b.slug))
        assert answer.status_code != 404, route.full_name
        assert not any(secret(state) in told(answer) for state in [*HIDDEN, "edited", "owner"]), route.full_name
    for route in RULED[LISTING]:
        answer = client.get(address(route, **of_listing(world.own_of_b)))
        assert answer.status_code in (200, 302, 405), route.full_name
        assert not any(secret(state) in told(answer) for state in [*HIDDEN, "edited", "owner"]), route.full_name
