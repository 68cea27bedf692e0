"""Columns that Django does not have."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChoicesField(models.JSONField):
    """Several of the choices, kept as a list of their values, in any database."""

    def __init__(self, *args, choices_class=None, **options):
        self.choices_class = choices_class
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def deconstruct(self):
        name, _, args, options = super().deconstruct()
        return name, "listings.fields.ChoicesField", args, options

    def validate(self, value, instance):
        super().validate(value, instance)
        if not isinstance(value, list):
            raise ValidationError(_("This must be a list."))
        unknown = [item for item in value if item not in self.choices_class.values]
        if unknown:
            raise ValidationError(
                _("Unknown value “%(value)s”; known are: %(known)s."),
                params={"value": unknown[0], "known": ", ".join(self.choices_class.values)},
            )

    def formfield(self, **options):
        return forms.TypedMultipleChoiceField(
            choices=self.choices_class.choices,
            coerce=str,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
