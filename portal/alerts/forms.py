"""How often somebody wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alerts.models import Frequency, Kind
from portal.forms import DrawnForm

USUAL = {Kind.SEARCH: Frequency.DAILY, Kind.MATCHES: Frequency.DAILY, Kind.LISTING: Frequency.AT_ONCE}


class FrequencyForm(DrawnForm):
    frequency = forms.ChoiceField(label=_("How often"), choices=Frequency.choices, widget=forms.RadioSelect)
