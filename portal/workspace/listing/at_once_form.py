"""Fields for what changes without review, and for each intake its dates and seats."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from listings.live_changes import changeable
from listings.models import Listing
from listings.services.at_once import is_child
from portal.forms import DrawnForm

EMPTY_ROWS = 2
MOST_ROWS = 40
MOMENT = "%Y-%m-%dT%H:%M"
HELP = {
    "closes_at": _("Vietnam time. A date in the past closes it now."),
    "fee": _("In đồng; 0 is free of charge."),
    "demo_url": _("Begins with https:// or http://."),
}


def date_field(**options) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "field-box"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, required=False, **options)


def moment_field(**options) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "field-box"}, format=MOMENT)
    formats = [MOMENT, "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(widget=widget, input_formats=formats, required=False, **options)


class IntakeForm(DrawnForm):
    """One intake. Its place is a text that is reviewed, so it stays; a new intake has that of the one before it."""

    starts_on = date_field(label=_("starts on"))
    apply_by = moment_field(label=_("apply by"))
    seats = forms.IntegerField(
        label=_("seats"),
        min_value=0,
        max_value=100_000,
        required=False,
        widget=forms.NumberInput({"class": "field-box"}),
    )
    place = forms.CharField(required=False, disabled=True, widget=forms.HiddenInput)
    remove = forms.BooleanField(label=_("Take this intake away"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean(self):
        cleaned = super().clean()
        filled = any(cleaned.get(name) for name in ("apply_by", "seats"))
        if filled and not cleaned.get("starts_on") and not cleaned.get("remove"):
            self.add_error("starts_on", _("Say when it starts."))
        apply_by, starts_on = cleaned.get("apply_by"), cleaned.get("starts_on")
        if isinstance(apply_by, datetime) and starts_on and timezone.localtime(apply_by).date() > starts_on:
            self.add_error("apply_by", _("Applications close before it starts."))
        return cleaned


class ChangeNowForm(DrawnForm):
    """`changes()` is what `change_at_once` takes. Every field shows the public value."""

    def __init__(self, data=None, *, listing: Listing):
        super().__init__(data)
        self.listing = listing
        self.columns = [name for name in changeable(type(listing)) if not is_child(listing, name)]
        for name in self.columns:
            self.fields[name] = self._field(name)
            self.initial[name] = getattr(listing, name)
        self.intakes = self._intakes(data) if "intakes" in changeable(type(listing)) else None

    def is_valid(self) -> bool:
        return super().is_valid() and (self.intakes is None or self.intakes.is_valid())

    def changes(self) -> dict:
        found = {name: self.cleaned_data[name] for name in self.columns}
        if self.intakes is not None:
            found["intakes"] = self._kept_intakes()
        return found

    def _field(self, name: str) -> forms.Field:
        column = self.listing._meta.get_field(name)
        options = {"label": str(column.verbose_name).capitalize(), "help_text": HELP.get(name, "")}
        if name == "closes_at":
            return moment_field(**options)
        if name == "starts_on":
            return date_field(**options)
        if name == "demo_url":
            made = forms.URLField(required=False, assume_scheme="https", max_length=column.max_length, **options)
            made.validators = [forms.fields.validators.URLValidator(schemes=["http", "https"])]
        else:
            made = forms.IntegerField(required=False, min_value=0, max_value=10_000_000_000, **options)
        made.widget.attrs["class"] = "field-box"
        return made

    def _intakes(self, data):
        rows = [
            {name: getattr(intake, name) for name in ("starts_on", "apply_by", "seats", "place")}
            for intake in self.listing.intakes.all()
        ]
        made = forms.formset_factory(IntakeForm, extra=EMPTY_ROWS, max_num=MOST_ROWS, validate_max=True)
        return made(data, initial=rows, prefix="intakes")

    def _kept_intakes(self) -> list[dict]:
        kept, place = [], ""
        for form in self.intakes:
            cleaned = form.cleaned_data
            place = cleaned.get("place") or place
            if cleaned.get("starts_on") and not cleaned.get("remove"):
                columns = {name: cleaned.get(name) for name in ("starts_on", "apply_by", "seats")}
                kept.append(columns | {"place": place})
        return sorted(kept, key=lambda each: each["starts_on"])
