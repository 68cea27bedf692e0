"""A small world in which every listing has a word of its own, so that whoever shows it is caught.

Organisation A has a listing in each state, and two that are published for some; B is another; W withholds its name.
"""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from listings.choices import State
from listings.entries import write_listing_entries
from listings.services import change_standing, save_draft, withdraw
from organisations.models import Invitation, JoinRequest
from portal.workspace.bulk.models import ImportJob
from portal.workspace.writing.files.documents import attach
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MembershipFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    ScientistFactory,
    UserFactory,
)

BODY = "Nhận dạng chữ viết tay trên hồ sơ giấy của người dân và bóc tách họ tên, địa chỉ, nội dung đơn thư."
ROLES = ("anonymous", "person", "viewer", "editor", "owner", "stranger", "staff")
MEMBERS = ("viewer", "editor", "owner")  # of A
DAY = timedelta(days=1)


def _draft(factory, **values):
    return factory(**values)


def _in_review(factory, **values):
    listing = factory(**values)
    listing.get_workflow().start(listing, None)
    return _fresh(listing)


def _sent_back(factory, **values):
    listing = _in_review(factory, **values)
    state = listing.current_workflow_task_state
    state.task.specific.on_action(state, values.get("by") or UserFactory(), "reject", comment="Thiếu số liệu")
    return _fresh(listing)


def _scheduled(factory, **values):
    return factory(published=True, go_live_at=timezone.now() + DAY, **values)


def _published(factory, **values):
    return factory(published=True, **values)


def _expired(factory, **values):
    """Over, while the clock that takes it down has not run."""
    listing = factory(published=True, **values)
    type(listing).objects.filter(pk=listing.pk).update(expire_at=timezone.now() - DAY)
    write_listing_entries(type(listing), [listing.pk])
    return _fresh(listing)


def _withdrawn(factory, **values):
    return withdraw(listing=factory(published=True, **values))


def _fresh(listing):
    return type(listing).objects.get(pk=listing.pk)


STATES: dict[str, Callable] = {
    State.DRAFT: _draft,
    State.IN_REVIEW: _in_review,
    State.SENT_BACK: _sent_back,
    State.SCHEDULED: _scheduled,
    State.PUBLISHED: _published,
    State.EXPIRED: _expired,
    State.WITHDRAWN: _withdrawn,
}
HIDDEN = [state for state in STATES if state != State.PUBLISHED]


def secret(name: str) -> str:
    """A word that stands in one listing only; of letters alone, so that every engine takes it as one."""
    return "zirko" + "".join(letter for letter in name if letter.isalpha())


def build() -> SimpleNamespace:
    """`listings` by state, and "edited" (a public one with a newer draft), "members", "withheld"; `clients` by role."""
    field = FieldFactory(label_vi="Y tế")
    ConceptFactory(label_vi="nhận dạng chữ viết tay", label_en="handwriting recognition")
    a = OrganisationFactory(slug="don-vi-a", name_vi="Đơn vị A")
    b = OrganisationFactory(slug="don-vi-b", name_vi="Đơn vị B")
    # Not verified: it has no page of its own, so its name may stand nowhere at all.
    w = OrganisationFactory(verified=False, slug="to-chuc-giau-ten", name_vi=f"Công ty {secret('owner')}", name_en="")
    person = ScientistFactory(slug="nguoi-a", organisation=a, confirmed_at=timezone.now())

    def named(name):
        return {
            "title_vi": f"Chữ viết tay {secret(name)}",
            "summary_vi": f"Đọc hồ sơ {secret(name)}",
            "body_vi": f"{BODY} {secret(name)}",
            "external_id": secret(name),
            "contact_office": f"Phòng {secret(name)}",
            "tags": [secret(name)],
            "fields": [field],
            "scientists": [person],
            "organisation": a,
        }

    listings = {state: make(ResearchFactory, **named(state)) for state, make in STATES.items()}
    for state in (State.DRAFT, State.EXPIRED, State.WITHDRAWN):
        listings[state] = attached(listings[state])
    listings["edited"] = edited(**named("publicpart"))
    listings["members"] = ResearchFactory(published=True, audience="members", **named("members"))
    withheld = {"title_vi": "Đọc đơn thư viết tay", "body_vi": BODY, "contact_office": f"Phòng {secret('owner')}"}
    listings["withheld"] = ResearchFactory(published=True, organisation=w, fields=[field], **withheld)
    change_standing(listing=listings["withheld"], audience="withheld")
    need = NeedFactory(published=True, organisation=b, title_vi="Đọc đơn viết tay của người dân", body_vi=BODY)
    own = ResearchFactory(organisation=b, title_vi="Của B")
    return SimpleNamespace(
        a=a, b=b, w=w, need=need, own_of_b=own, listings=listings, rows=rows_below(a), clients=clients(a, b)
    )


def edited(**values):
    """Public, with a newer draft that has a word of its own."""
    listing = ResearchFactory(published=True, **values)
    draft = listing.get_latest_revision_as_object()
    draft.title_vi = f"Bản nháp {secret('edited')}"
    draft.body_vi = f"{BODY} {secret('edited')}"
    save_draft(listing=draft)
    return _fresh(listing)


def attached(listing):
    """With a file in its newest draft, which has the listing's word in its name."""
    draft = listing.get_latest_revision_as_object()
    attach(draft, name=f"{listing.external_id}.pdf", data=b"%PDF-1.4\nbi mat\n%%EOF\n", by=None)
    save_draft(listing=draft)
    return _fresh(listing)


def document_of(listing) -> int:
    """The number of its attached file, or one that is nobody's."""
    files = listing.get_latest_revision_as_object().attachments.all()
    return files[0].document_id if files else 0


def rows_below(organisation) -> dict[str, int | str]:
    """One of each kind of row that an organisation's own addresses name by a number."""
    invitation = Invitation.objects.create(
        organisation=organisation, email="moi@example.org", token_hash="x", expires_at=timezone.now() + DAY
    )
    request = JoinRequest.objects.create(organisation=organisation, user=UserFactory())
    member = MembershipFactory(organisation=organisation, role="viewer")
    job = ImportJob.objects.create(
        organisation=organisation,
        file_name="a.xlsx",
        format="xlsx",
        kind="research",
        table={"headings": ["Tên"], "rows": [[2, ["Chữ viết tay"]]]},
        mapping={"columns": ["title_vi"], "values": {}, "defaults": {}, "replace": False},
    )
    scientist = organisation.scientists.get()
    return {
        "invitations": invitation.pk,
        "requests": request.pk,
        "members": member.pk,
        "scientists": scientist.pk,
        "job": job.pk,
    }


def clients(a, b) -> dict[str, Client]:
    """One for each role; "stranger" owns B."""
    users = {role: MembershipFactory(organisation=a, role=role).user for role in MEMBERS}
    users |= {"person": UserFactory(), "stranger": MembershipFactory(organisation=b).user}
    made = {"anonymous": Client()}
    for role, user in users.items():
        made[role] = Client()
        made[role].force_login(user)
    return made
