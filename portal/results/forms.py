"""Forms of results."""

from django import forms
from django.utils.translation import gettext_lazy as _

from competitions.models import Track
from portal.forms import DrawnModelForm
from results.models import LedgerRow, Placement, Presentation
from teams.models import Team


class PresentationForm(DrawnModelForm):
    video_url = forms.URLField(label=_("video"), required=False, assume_scheme="https", max_length=200)
    repository_url = forms.URLField(label=_("source code"), required=False, assume_scheme="https", max_length=200)

    class Meta:
        model = Presentation
        fields = ("title_vi", "title_en", "summary_vi", "summary_en", "video_url", "repository_url")
        widgets = {name: forms.Textarea({"rows": 4}) for name in ("summary_vi", "summary_en")}


class PlacementForm(DrawnModelForm):
    class Meta:
        model = Placement
        fields = ("place", "prize_vi", "prize_en")


class ByHandForm(DrawnModelForm):
    """An entry that no judge of the portal placed."""

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Registered team"), required=False)

    class Meta:
        model = Placement
        fields = ("team", "name", "place", "prize_vi", "prize_en")
        help_texts = {"name": _("Of a team that is not registered here.")}

    def __init__(self, *args, track: Track, **options):
        super().__init__(*args, **options)
        self.fields["team"].queryset = track.teams.taking_part().filter(placement__isnull=True).order_by("name")


class LedgerForm(DrawnModelForm):
    since = forms.DateField(label=_("Since"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    link = forms.URLField(label=_("Link to read more"), required=False, assume_scheme="https", max_length=200)

    class Meta:
        model = LedgerRow
        fields = ("kind", "where_vi", "where_en", "since", "link")
