"""Loads the invented organisations and their scientists."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from organisations.models import Organisation, Scientist
from organisations.services import verify
from portal.demonstration.content import ContentError
from portal.demonstration.days import Days

NAMES = {"address_vi": "address"}  # what a file calls differently from the column
OF_ORGANISATION = (
    "kind name_vi name_en description_vi description_en code size address_vi ward website email phone email_domain"
).split()
OF_SCIENTIST = "name title_vi title_en expertise_vi expertise_en email".split()


@transaction.atomic
def load_organisations(records: Iterable[dict], *, by) -> dict[str, Organisation]:
    """By slug. A whole must stand before its parts in the file."""
    loaded: dict[str, Organisation] = {}
    for record in records:
        columns = {NAMES.get(name, name): record.get(name, "") for name in OF_ORGANISATION}
        columns["parent"] = _named(loaded, record, "parent") if "parent" in record else None
        organisation = Organisation.objects.filter(slug=record["slug"]).first()
        if organisation is not None and not organisation.is_demonstration:
            raise ContentError(
                f"{record['source']}: {record['slug']}: an organisation of that short name exists and is no "
                "demonstration; give one of them another short name."
            )
        organisation = organisation or Organisation(slug=record["slug"], is_demonstration=True)
        _save(organisation, columns, record)
        if record["verified"]:
            verify(organisation=organisation, by=by, reason="demonstration")
        loaded[organisation.slug] = organisation
    return loaded


@transaction.atomic
def load_scientists(
    records: Iterable[dict], *, organisations: dict[str, Organisation], days: Days
) -> dict[str, Scientist]:
    """By slug."""
    loaded: dict[str, Scientist] = {}
    for record in records:
        columns = {name: record.get(name, "") for name in OF_SCIENTIST}
        columns["organisation"] = _named(organisations, record, "organisation")
        columns["confirmed_at"] = days.appeared(record["slug"]) if record["confirmed"] else None
        scientist = Scientist.objects.filter(slug=record["slug"]).first() or Scientist(slug=record["slug"])
        _save(scientist, columns, record)
        loaded[scientist.slug] = scientist
    return loaded


def _named(organisations: dict[str, Organisation], record: dict, name: str) -> Organisation:
    try:
        return organisations[record[name]]
    except KeyError:
        raise ContentError(f"{record['source']}: {record['slug']}: {name}: unknown: {record[name]}") from None


def _save(instance, columns: dict, record: dict) -> None:
    """Writes only what differs: saving an organisation has all its listings indexed again."""
    changed = [name for name, value in columns.items() if getattr(instance, name, None) != value]
    if instance.pk and not changed:
        return
    for name in changed:
        setattr(instance, name, columns[name])
    try:
        instance.full_clean()
    except ValidationError as error:
        raise ContentError(f"{record['source']}: {record['slug']}: {error.message_dict}") from error
    instance.save()
