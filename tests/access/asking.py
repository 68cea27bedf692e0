"""How the walks ask: every address of a route for a role, and what an answer says, unpacked where it is a workbook."""

import zipfile
from io import BytesIO

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Revision, WorkflowState

from history.models import StateChange
from listings.models import Listing
from organisations.models import Invitation, JoinRequest, Membership, Organisation, Scientist, Verification
from portal.workspace.access import LISTING_MODELS
from portal.workspace.bulk.models import ImportJob
from tests.access.values import VALUES
from tests.access.world import document_of

WATCHED = (
    *LISTING_MODELS.values(),
    *(Revision, WorkflowState, StateChange, Invitation, JoinRequest, Membership, Organisation, Scientist, Verification),
    ImportJob,
)


def address(route, language: str = "vi", **given) -> str:
    values = {name: given.get(name, VALUES[name][0]) for name in route.params}
    with override(language):
        return reverse(route.full_name, kwargs=values)


def of_listing(listing: Listing) -> dict:
    """What the parts of an address are for a listing; not its slug, which would come back in the answer."""
    return {"prefix": "research", "number": listing.pk, "slug": "x", "document": document_of(listing)}


def below(route, world) -> dict:
    """What they are for organisation A, with a row of the kind that the route names by its number."""
    given = {"slug": world.a.slug, "job": world.rows["job"]}
    if "number" in route.params:
        plain = address(route, slug=world.a.slug).split("/")
        given["number"] = next(world.rows[part] for part in plain if part in world.rows)
    return given


def told(answer) -> str:
    """Everything that an answer says, its headers too."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(body)) as book:
            body = b"\n".join(book.read(name) for name in book.namelist())
    return body.decode(errors="replace") + str(dict(answer.items()))


def is_refused(answer) -> bool:
    """Not there, not theirs, not this way, or: sign in first."""
    if answer.status_code in (403, 404, 405):
        return True
    return answer.status_code == 302 and ("/account/login/" in answer["Location"] or "/login/" in answer["Location"])


def fingerprint() -> str:
    """Everything that a route of the workspace could change."""
    return str([list(model.objects.order_by("pk").values()) for model in WATCHED])
