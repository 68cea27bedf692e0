"""What to write into a column, in a sentence for the template."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext as _

from portal.importing.columns import NUMBER, Column
from portal.importing.kinds import kinds

NEEDED = {"title", "summary", "fields"}
MOST_LISTED = 30


def explanation(column: Column, kind: str, words: Sequence[str]) -> str:
    """`words` are those of a closed column."""
    sentences = [_("Needed.")] if column.name in NEEDED else []
    if column.name in ("contact_email", "contact_phone"):
        sentences.append(_("An e-mail address or a telephone number is needed; an office's rather than a person's."))
    sentences.append(_closed(column, words) if words else _open(column, kind))
    return " ".join(sentence for sentence in sentences if sentence)


def _closed(column: Column, words: Sequence[str]) -> str:
    listed = "; ".join(words[:MOST_LISTED])
    if column.several:
        return _("One or more, with a semicolon between them: %(words)s.") % {"words": listed}
    return _("One of these: %(words)s.") % {"words": listed}


def _open(column: Column, kind: str) -> str:
    if column.name == NUMBER:
        return _("Any number or short name that you use for it and that stays the same.")
    if column.name == "tags":
        return _("Free words, with a semicolon between them.")
    if column.related:
        return _("Names that the portal has, with a semicolon between them.")
    name = column.name if column.name in kinds()[kind].readers else f"{column.name}_vi"
    field = kinds()[kind].model._meta.get_field(name)
    if isinstance(field, models.DateField):  # a time is one too
        return _("A date, such as 31/01/2027, or with a time: 31/01/2027 17:00.")
    if column.is_number:
        return " ".join(filter(None, (_("A whole number, such as 7 or 1.500.000."), str(field.help_text))))
    return _text(field)


def _text(field: models.Field) -> str:
    if isinstance(field, models.URLField):
        return _("An address that begins with https://.")
    longest = field.max_length
    told = _("A text of up to %(most)d characters.") % {"most": longest} if longest else _("A text of any length.")
    return " ".join(filter(None, (told, str(field.help_text))))
