"""A person brings their organisation in."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.codes import tidy_code
from organisations.domains import verified_addresses
from organisations.models import Membership, Organisation, Role
from organisations.refusals import Refused
from organisations.slugs import free_slug

MOST_UNVERIFIED = 5  # of one person at a time
SHORTEST_CODE = 3  # what is shorter is no code, and would find the wrong organisation


@transaction.atomic
def register(*, by, columns: Mapping[str, object]) -> Organisation:
    """Makes the organisation, unverified, and its first owner. Refused without a verified e-mail address, where the
    code is known (the person asks to join that one), and to who has five unverified ones."""
    if not verified_addresses(by):
        raise Refused(_("Confirm your e-mail address first; then register the organisation."))
    own = Membership.objects.filter(user=by, role=Role.OWNER, organisation__verified_at__isnull=True)
    if own.count() >= MOST_UNVERIFIED:
        raise Refused(_("You have five organisations that are not verified yet. Have these checked first."))
    organisation = Organisation(**columns)
    organisation.code = tidy_code(organisation.code)
    if known_by_number(organisation) is not None:
        raise Refused(_("This organisation is registered already. Ask to join it."))
    organisation.slug = free_slug(
        organisation.name_vi or organisation.name_en, taken=lambda slug: Organisation.objects.filter(slug=slug).exists()
    )
    organisation.full_clean()
    organisation.save()
    Membership.objects.create(user=by, organisation=organisation, role=Role.OWNER)
    return organisation


def known_by_number(organisation: Organisation) -> Organisation | None:
    """Another one with the same code, or with the same registration number in the same country."""
    others = Organisation.objects.exclude(pk=organisation.pk)
    code = tidy_code(organisation.code)
    if len(code) >= SHORTEST_CODE and (found := others.filter(country=organisation.country, code=code).first()):
        return found
    number = organisation.registration_number.strip()
    if organisation.is_abroad and len(number) >= SHORTEST_CODE:
        return others.filter(country=organisation.country, registration_number__iexact=number).first()
    return None
