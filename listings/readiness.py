"""What must be there before a listing can be submitted; everything else raises its completeness only."""

from django.utils.translation import gettext as _

from listings.models import Listing


def lacking(listing: Listing) -> dict[str, str]:
    """By column, what to do about it. `listing` is the draft: `get_latest_revision_as_object()`. Empty when ready."""
    found = {}
    codes = listing.languages()
    if not codes:
        found["title_vi"] = _("Give a title in Vietnamese or in English.")
    if not any(getattr(listing, f"summary_{code}").strip() for code in codes or ["vi"]):
        found[f"summary_{(codes or ['vi'])[0]}"] = _("Give a summary of one or two sentences.")
    if not listing.fields.all():
        found["fields"] = _("Choose at least one field.")
    if not listing.contact_email and not listing.contact_phone:
        found["contact_email"] = _("Give an e-mail address or a telephone number.")
    if not listing.reuse_licence:
        found["reuse_licence"] = _("Choose how others may use the text.")
    return found
