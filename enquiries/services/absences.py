"""When an organisation does not answer."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enquiries.models import Absence
from organisations.access import Action, may
from organisations.models import Organisation
from organisations.refusals import Refused

LONGEST = timedelta(days=60)  # an absence of years would be no promise


@transaction.atomic
def say_absence(*, organisation: Organisation, by, first_day: date, last_day: date, text: str = "") -> Absence:
    """From today at the earliest: the clock of what waited already is not turned back."""
    if not may(by, Action.WRITE, organisation):
        raise PermissionDenied
    if first_day < timezone.localdate():
        raise Refused(_("An absence begins today at the earliest."))
    if last_day < first_day:
        raise Refused(_("The last day comes before the first."))
    if last_day - first_day > LONGEST:
        raise Refused(_("An absence lasts at most 60 days."))
    Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
    if organisation.absences.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
        raise Refused(_("You have said an absence for these days already."))
    return Absence.objects.create(organisation=organisation, first_day=first_day, last_day=last_day, text=text.strip())


@transaction.atomic
def end_absence(*, absence: Absence, by) -> None:
    """Taken back where it has not begun, else over since yesterday: the days that were missed stay missed."""
    if not may(by, Action.WRITE, absence.organisation):
        raise PermissionDenied
    today = timezone.localdate()
    if absence.first_day >= today:
        absence.delete()
    elif absence.last_day >= today:
        absence.last_day = today - timedelta(days=1)
        absence.save(update_fields=["last_day"])
