"""What the tests of a listing's life have in common."""

from history.models import StateChange
from listings.models import ReuseLicence
from listings.services import save_draft
from tests.factories import FieldFactory, MembershipFactory, ResearchFactory


def fresh(listing):
    return type(listing).objects.get(pk=listing.pk)


def member(organisation, role="owner", **person):
    """A new person with a role; their account."""
    made = MembershipFactory(organisation=organisation, role=role)
    for name, value in person.items():
        setattr(made.user, name, value)
    made.user.save()
    return made.user


def ready(factory=ResearchFactory, **options):
    """A listing that can be submitted."""
    return factory(**({"fields": [FieldFactory()], "reuse_licence": ReuseLicence.CC_BY} | options))


def edited(listing, by=None, **columns):
    """A newer draft with other columns."""
    draft = fresh(listing).get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(draft, name, value)
    save_draft(listing=draft, by=by)
    return fresh(listing)


def rows(key):
    return list(StateChange.objects.filter(key=key).order_by("at", "id").values_list("to_state", flat=True))
