"""A listing's columns in words."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from listings.models import Listing


def label_of(model: type[Listing], name: str) -> str:
    """As forms call it; an empty name is the whole listing."""
    if not name:
        return _("The whole listing")
    if name == "tagged_items":
        return _("Tags")
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if field.one_to_many:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(field.verbose_name))


def is_column(model: type[Listing], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())
