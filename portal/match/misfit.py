"""“Not a fit”: a person says why, and it is counted."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from feedback.reasons import MISFIT_REASONS
from feedback.services import note_misfit
from feedback.visitors import visitor_of
from portal.limits import is_allowed

_REASONS = {value for value, _label in MISFIT_REASONS}


@dataclass(frozen=True)
class Noted:
    """`thanked` is the key that was called unfit; else `problem` says what was wrong, with the answer's `status`."""

    thanked: str = ""
    problem: str = ""
    status: int = 200


def note(request, *, source: str) -> Noted:
    """Of a POST with `misfit`. `source` is the key of the listing whose match it is, empty for a described text."""
    listing = request.POST.get("misfit", "") if request.method == "POST" else ""
    if not listing:
        return Noted()
    reason = request.POST.get(f"reason-{listing}", "")
    if reason not in _REASONS:
        return Noted(problem=_("Please choose why it does not fit."), status=400)
    if not is_allowed("match", request):
        return Noted(problem=_("Too many answers in a minute; please wait a little."), status=429)
    note_misfit(source=source, listing=listing, reason=reason, visitor=visitor_of(request))
    return Noted(thanked=listing)
