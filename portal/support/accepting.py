"""When what a visitor sent is taken: whole, not too often, and not from a robot that fills every field."""

from django.utils.translation import gettext as _

from portal.limits import is_allowed
from portal.support.forms import VisitorForm

LIMIT = "support"  # in the settings, by minute and address


def is_accepted(request, form: VisitorForm) -> bool:
    """Whether to keep it. Otherwise the form says why; a trapped one is thanked and not kept."""
    if request.method != "POST" or not form.is_valid():
        return False
    if is_allowed(LIMIT, request):
        return True
    form.add_error(None, _("Too many messages in a minute; please wait a little and send it again."))
    form.comes_too_often = True
    return False


def status_of(form: VisitorForm) -> int:
    """The status of a page with this form."""
    if getattr(form, "comes_too_often", False):
        return 429
    return 400 if form.errors else 200
