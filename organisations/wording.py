"""What was asked of city staff, in words."""

from dataclasses import dataclass

from organisations.models import Organisation, OrganisationKind, Verification


@dataclass(frozen=True)
class Change:
    """A column's name for people, what is public now, and what is asked for."""

    label: str
    before: str
    after: str


def changed_values(asked: Verification) -> list[Change]:
    organisation = asked.organisation
    return [
        Change(_label(column), _shown(column, getattr(organisation, column)), _shown(column, value))
        for column, value in asked.changes.items()
    ]


def _label(column: str) -> str:
    name = str(Organisation._meta.get_field(column).verbose_name)
    return name[:1].upper() + name[1:]


def _shown(column: str, value: str) -> str:
    if column == "kind" and value in OrganisationKind:
        return str(OrganisationKind(value).label)
    return value or "–"
