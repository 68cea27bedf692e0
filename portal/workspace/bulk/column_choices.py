"""The choices under a heading: our columns, those that every listing needs first."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal.importing.columns import CONTACT, KIND, NUMBER, Column

FIRST = {NUMBER, KIND, CONTACT, "fields", "contact_office", "contact_email", "contact_phone", "reuse_licence"}
FIRST_TEXTS = {"title", "summary", "body"}


def column_choices(columns: Iterable[Column], language: str) -> list:
    columns = list(columns)
    names = {column.name for column in columns}
    first, more = [], []
    for column in columns:
        base = column.name[:-3] if column.name[-3:] in ("_vi", "_en") else column.name
        group = first if column.name in FIRST or base in FIRST_TEXTS else more
        group.append((column.name, _label(column, f"{column.name}_vi" in names, language)))
    return [("", _("– not imported –")), (_("What every listing has"), first), (_("What else can be said"), more)]


def _label(column: Column, is_any_language: bool, language: str) -> str:
    label = column.labels[language]
    return _("%(text)s (its language is recognised)") % {"text": label} if is_any_language else label
