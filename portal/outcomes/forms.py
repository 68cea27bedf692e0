"""What came of it, what is not right, and what may be told."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.choices import VALUE_BANDS, Publicity
from outcomes.models import Outcome
from outcomes.services.recording import SAID
from portal.forms import DrawnForm, DrawnModelForm


class PublicityForm(DrawnForm):
    """`is_withheld`: the side's own listing hides its name, so that there is a third answer."""

    publicity = forms.ChoiceField(
        label=_("May it be told publicly?"),
        widget=forms.RadioSelect,
        help_text=_("As a short story on both listings. Only if both sides say yes, and each can take it back."),
    )

    def __init__(self, *args, is_withheld: bool = False, **options):
        super().__init__(*args, **options)
        offered = (
            Publicity.choices if is_withheld else [each for each in Publicity.choices if each[0] != Publicity.NAMED]
        )
        self.fields["publicity"].choices = offered


class ConfirmForm(PublicityForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class DisputeForm(DrawnForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What is not right"),
        max_length=Outcome._meta.get_field("dispute").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The other side reads this and corrects the text."),
    )


class OutcomeForm(DrawnModelForm):
    """What a side says; `version` is the text that a correction stands on, 0 for the first."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    publicity = PublicityForm.base_fields["publicity"]

    class Meta:
        model = Outcome
        fields = SAID
        widgets = {
            "kind": forms.RadioSelect,
            "happened_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "text_vi": forms.Textarea(attrs={"rows": 4}),
            "text_en": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, is_withheld: bool = False, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = self.fields["kind"].choices[1:]  # a radio for "nothing" is none
        self.fields["band"].choices = [("", _("not said")), *VALUE_BANDS]
        self.fields["happened_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        offered = PublicityForm(is_withheld=is_withheld).fields["publicity"].choices
        self.fields["publicity"].choices = offered

    def clean(self):
        given = super().clean()
        if not (given.get("title_vi") or given.get("title_en")):
            self.add_error("title_vi", _("Give a headline in Vietnamese or in English."))
        for code in ("vi", "en"):
            if given.get(f"text_{code}") and not given.get(f"title_{code}") and not self.errors.get("title_vi"):
                self.add_error(f"title_{code}", _("A text in this language needs a headline in it too."))
        return given

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come: record what has happened."))
        return day
