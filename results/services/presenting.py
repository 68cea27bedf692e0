"""What a team says of its entry, and which of its members are named there."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.refusals import Refused
from results.models import Naming, Presentation
from teams.models import Member, Team


@transaction.atomic
def present(*, team: Team, texts: Mapping[str, str], by=None) -> Presentation:
    """`texts` by column of Presentation. By a member of the team; None is the site itself."""
    if by is not None and not Team.objects.filter(pk=team.pk).of(by).exists():
        raise PermissionDenied
    row = Presentation.objects.select_for_update().filter(team=team).first() or Presentation(team=team)
    for column, text in texts.items():
        setattr(row, column, text.strip())
    row.by = by
    row.full_clean(exclude=["team", "by"])
    row.save()
    return row


@transaction.atomic
def agree_to_be_named(*, member: Member) -> None:
    """By the member; who takes part with a guardian's consent is named only once that is there."""
    if not member.is_in:
        raise PermissionDenied
    if member.waits_for_guardian:
        raise Refused(_("A parent or guardian has to agree to your taking part first."))
    Naming.objects.get_or_create(member=member, withdrawn_at=None)


def take_name_back(*, member: Member) -> None:
    """At any time."""
    Naming.objects.filter(member=member, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
