"""The dates on which a course starts, as a small table of forms; only a draft's own can be changed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.models import Intake, TrainingProduct
from portal.forms import DrawnForm

MOST, EMPTY_ROWS = 24, 2


class IntakeForm(DrawnForm):
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    starts_on = forms.DateField(
        label=_("Starts on"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    apply_by = forms.DateTimeField(
        label=_("Apply by"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=100_000, widget=forms.NumberInput
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=160)

    def clean(self):
        said = super().clean()
        is_dateless = not said.get("starts_on") and "starts_on" not in self.errors
        if is_dateless and not said.get("DELETE") and any(said.get(name) for name in ("apply_by", "seats", "place")):
            self.add_error("starts_on", _("Give the first day, or take the row away."))
        starts, until = said.get("starts_on"), said.get("apply_by")
        if starts and until and until.date() > starts:
            self.add_error("apply_by", _("People apply before it starts."))
        return said


class BaseIntakes(forms.BaseFormSet):
    """`product` is the draft whose intakes these are."""

    def __init__(self, *args, product: TrainingProduct, **options):
        self.product = product
        self.own = {intake.pk: intake for intake in product.intakes.all() if intake.pk}
        initial = [
            {"number": each.pk, "starts_on": each.starts_on, "apply_by": each.apply_by, "seats": each.seats}
            | {"place": each.place}
            for each in product.intakes.all()
        ]
        super().__init__(*args, initial=initial, prefix="intakes", **options)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this date away")

    def clean(self):
        numbers = [form.cleaned_data["number"] for form in self.forms if form.cleaned_data.get("number")]
        if set(numbers) - set(self.own) or len(numbers) != len(set(numbers)):
            raise ValidationError(_("One of these dates is not this course's. Nothing was saved: open the step anew."))

    def put(self) -> None:
        """The answers as the draft's intakes, in the order of their days."""
        said = [form.cleaned_data for form in self.forms if form.cleaned_data.get("starts_on")]
        kept = sorted((each for each in said if not each.get("DELETE")), key=lambda each: each["starts_on"])
        columns = ("starts_on", "apply_by", "seats", "place")
        self.product.intakes.set(
            [
                Intake(pk=each["number"], sort_order=order, **{name: each[name] for name in columns})
                for order, each in enumerate(kept)
            ]
        )


def intakes_of(product: TrainingProduct, data=None) -> BaseIntakes:
    made = forms.formset_factory(
        IntakeForm, formset=BaseIntakes, extra=EMPTY_ROWS, can_delete=True, max_num=MOST, absolute_max=MOST + 10
    )
    return made(data, product=product)
