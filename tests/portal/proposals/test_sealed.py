"""A sealed proposal cannot be read before the closing by anyone through any surface, city staff included, and the log
shows who opened it after. Walked over every address of the site, for every role."""

import logging

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from accounts.personal_data import export
from history.models import Access
from portal.setup import EDITORS, MODERATORS
from proposals.services import ask_reviewer, attach, declare, save_draft, send
from tests.access.asking import told
from tests.access.routes import module_of, routes
from tests.access.values import VALUES
from tests.factories import MembershipFactory, UserFactory
from tests.proposals.conftest import CLOSES, SECOND, WHOLE, drafted

pytestmark = pytest.mark.django_db
SECRETS = ("zirkonapproach", "zirkonevidence", "zirkontimeline", "zirkonprice", "zirkonfile", "zirkonbytes")
ROLES = (
    "anonymous",
    "person",
    "other proposer",
    "owner",
    "editor",
    "viewer",
    "reviewer",
    "city editor",
    "city moderator",
    "administrator",
)
NEAR = ("portal.proposals", "portal.api", "ninja", "portal.media", "accounts", "portal.workspace.home")
JUDGES = ("owner", "editor", "reviewer")
STAFF = ("city editor", "city moderator", "administrator")
WALKERS = ("owner", "reviewer", "other proposer")  # of every address; the others of those of calls and of the API
LEAVES = {"account_logout", "wagtailadmin_logout", "wagtailadmin_sprite"}


def people(asked):
    """An account for each role but the one that has none."""
    reviewer, administrator = UserFactory(), UserFactory(is_superuser=True, is_staff=True)
    ask_reviewer(call=asked.call, email=reviewer.email)
    declare(reviewer=asked.call.reviewers.get(), user=reviewer, conflict="")
    found = {
        "person": UserFactory(),
        "other proposer": drafted(asked.call)[1],
        "owner": asked.owner,
        "reviewer": reviewer,
        "administrator": administrator,
    }
    for role in ("editor", "viewer"):
        found[role] = MembershipFactory(organisation=asked.organisation, role=role).user
    for role, group in (("city editor", EDITORS), ("city moderator", MODERATORS)):
        found[role] = UserFactory()
        found[role].groups.add(Group.objects.get(name=group))
    return found


def answered(asked):
    """A proposal with a word of its own in each part, sent, with a newer draft."""
    texts = {name: f"{text} {secret}" for (name, text), secret in zip(WHOLE.items(), SECRETS, strict=False)}
    texts |= {"price_band": "over-1b", "price_note": SECRETS[3]}
    proposal, user = drafted(asked.call, **texts)
    attach(proposal=proposal, name=f"{SECRETS[4]}.pdf", data=f"%PDF-1.4 {SECRETS[5]} %%EOF".encode())
    send(proposal=proposal, by=user)
    save_draft(proposal=proposal, approach=f"mới {SECRETS[0]}")
    proposal.refresh_from_db()
    return proposal


def walks(role, route):
    """Staff walk the admin too, and those who could come near a proposal everything else."""
    near = "api" in route.namespace or module_of(route.view).startswith(NEAR)
    return near or (route.in_admin if role in STAFF else role in WALKERS and not route.in_admin)


def addresses(asked, proposal, role):
    """Every address whose parts we know values for, with the numbers of the need, the call and the proposal."""
    file = proposal.files.get()
    known = {
        "proposal": proposal.pk,
        "document": file.pk,
        "prefix": "needs",
        "slug": asked.organisation.slug,
        "path": file.file.name,
        "step": "attached",
    }
    for route in routes():
        known_parts = route.params <= set(VALUES) and walks(role, route)
        if not route.name or route.name in LEAVES or not known_parts:
            continue
        numbers = {asked.need.pk, proposal.pk, asked.call.pk} if "number" in route.params else {0}
        for number in numbers:
            given = {name: known.get(name, VALUES[name][0]) for name in route.params} | (
                {"number": number} if "number" in route.params else {}
            )
            try:
                with override("en"):
                    yield reverse(route.full_name, kwargs=given)
            except NoReverseMatch:
                continue
    yield f"/media/{file.file.name}"
    yield f"/en/workspace/needs/{asked.need.pk}/call/compare/?p={proposal.pk}"


def shown(client, paths):
    """(address, secret) for each that an answer gives away."""
    found = []
    for path in paths:
        answer = client.get(path)
        text = told(answer).lower()
        found += [(path, secret) for secret in SECRETS if secret in text]
    return found


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_it_before_the_closing(open_to_all, city, client, at, caplog, role):
    caplog.set_level(logging.DEBUG)
    user = people(open_to_all).get(role)
    proposal = answered(open_to_all)
    at(CLOSES - SECOND)
    if user:
        client.force_login(user)
    client.raise_request_exception = False
    paths = sorted(set(addresses(open_to_all, proposal, role)))
    assert len(paths) > 20
    assert shown(client, paths) == []
    assert not any(secret in export(user).lower() for secret in SECRETS if user)
    letters = "".join(str(letter.message()) + letter.body for letter in mail.outbox)
    assert not any(secret in letters + caplog.text for secret in SECRETS)
    assert not Access.objects.filter(what="proposal").exists()


@pytest.mark.parametrize("role", ROLES)
def test_after_it_those_who_judge_read_it_and_the_log_says_so(open_to_all, city, client, at, role):
    user = people(open_to_all).get(role)
    proposal = answered(open_to_all)
    at(CLOSES)
    if user:
        client.force_login(user)
    here = f"/en/workspace/needs/{open_to_all.need.pk}/call/"
    file = proposal.files.get().pk
    paths = [f"{here}proposals/{proposal.pk}/", f"{here}proposals/{proposal.pk}/files/{file}/"]
    found = shown(client, [*paths, f"{here}compare/?p={proposal.pk}"])
    rows = Access.objects.filter(what="proposal", key=proposal.key)
    if role in JUDGES:
        assert {secret for _path, secret in found} == set(SECRETS)
        assert [row.by for row in rows] == [user] * 3
    else:
        assert (found, rows.count()) == ([], 0)


def test_owner_and_proposer_see_who_opened_it(open_to_all, signed, at):
    proposal, proposer = drafted(open_to_all.call)
    send(proposal=proposal, by=proposer)
    at(CLOSES)
    open_to_all.owner.first_name, open_to_all.owner.last_name = "Lan", "Trần"
    open_to_all.owner.save()
    here = f"/en/workspace/needs/{open_to_all.need.pk}/call/"
    owner = signed(open_to_all.owner)
    assert owner.get(f"{here}proposals/{proposal.pk}/").status_code == 200
    name = open_to_all.owner.get_full_name()
    assert name in owner.get(f"{here}log/").text
    assert name in signed(proposer).get(f"/en/workspace/proposals/{proposal.pk}/").text


def test_to_a_proposer_a_withheld_owner_s_people_have_no_names(withheld, signed, at):
    proposal, proposer = drafted(withheld.call)
    send(proposal=proposal, by=proposer)
    at(CLOSES)
    withheld.owner.first_name = "Zirkonia"
    withheld.owner.save()
    signed(withheld.owner).get(f"/en/workspace/needs/{withheld.need.pk}/call/proposals/{proposal.pk}/")
    page = signed(proposer).get(f"/en/workspace/proposals/{proposal.pk}/").text
    assert "a member of the organisation that asks" in page and "Zirkonia" not in page
