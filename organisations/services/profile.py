"""What an organisation says of itself."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.codes import tidy_code
from organisations.models import Organisation, VerificationKind
from organisations.refusals import Refused
from organisations.services.registering import known_by_number
from organisations.services.standing import ask_for_verification, open_question, take_question_back

# What city staff checked. The e-mail domain is among it: whoever has an address there joins without being asked.
CHECKED = ("kind", "name_vi", "name_en", "code", "country", "registration_number", "email_domain")


@transaction.atomic
def change_profile(*, organisation: Organisation, by, columns: Mapping[str, object]) -> list[str]:
    """Changes at once what needs no check. Of a verified organisation, what was checked waits in a question to city
    staff, and the public sees the old values until they said yes; returns those columns. A question that waits already
    takes the later values; one that asks for something else has to be answered first."""
    stored = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = {name: value for name, value in columns.items() if getattr(stored, name) != value}
    if "code" in changed:
        changed["code"] = tidy_code(str(changed["code"]))
    waiting = {name: value for name, value in changed.items() if name in CHECKED} if stored.is_verified else {}
    for name, value in changed.items():
        setattr(stored, name, value)
    if any(name in changed for name in ("code", "country", "registration_number")) and known_by_number(stored):
        raise Refused(_("Another organisation is registered with this code."))
    for name in waiting:
        setattr(stored, name, getattr(organisation, name))
    now = {name: value for name, value in changed.items() if name not in waiting}
    if now:
        stored.full_clean()
        stored.save()
    _ask(stored, by, waiting, columns)
    organisation.refresh_from_db()
    return sorted(waiting)


def _ask(organisation: Organisation, by, waiting: Mapping[str, object], columns: Mapping[str, object]) -> None:
    """One question holds all the changes that the form shows now."""
    asked = open_question(organisation)
    if asked is not None and asked.kind == VerificationKind.CHANGE:
        kept = {name: value for name, value in asked.changes.items() if name not in columns}
        merged = kept | dict(waiting)
        if not merged:
            take_question_back(organisation=organisation, by=by)
        elif merged != asked.changes:
            asked.changes, asked.asked_by = merged, by
            asked.save(update_fields=["changes", "asked_by"])
    elif waiting:
        ask_for_verification(organisation=organisation, by=by, changes=waiting)
