"""Which teams of a competition are meant: by track, state, words, and what they handed in. Lists, exports and letters
choose by the same form."""

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from competitions.choices import PhaseKind
from competitions.models import CompetitionPage, Phase, Track
from portal.forms import DrawnForm
from submissions.reading import counting
from teams.models import State, Team


class ChosenForm(DrawnForm):
    """All teams where nothing is chosen; what does not fit is as if it was not chosen."""

    q = forms.CharField(label=_("Name of the team"), required=False, max_length=120)
    track = forms.ModelChoiceField(Track.objects.none(), label=_("Track"), required=False, empty_label=_("All tracks"))
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All states")), *State.choices])
    lacks = forms.ModelChoiceField(
        Phase.objects.none(),
        label=_("Has handed in nothing that counts"),
        required=False,
        empty_label=_("Does not matter"),
    )

    def __init__(self, *args, competition: CompetitionPage, **options):
        super().__init__(*args, **options)
        self.competition = competition
        self.fields["track"].queryset = competition.tracks.all()
        self.fields["lacks"].queryset = competition.phases.filter(kind=PhaseKind.SUBMISSION)

    def teams(self) -> QuerySet[Team]:
        """In the order of their names, with track and organisation."""
        self.is_valid()
        chosen = self.cleaned_data
        teams = Team.objects.filter(track__page=self.competition)
        if chosen.get("q"):
            teams = teams.filter(Q(name__icontains=chosen["q"]) | Q(affiliation__icontains=chosen["q"]))
        if chosen.get("track"):
            teams = teams.filter(track=chosen["track"])
        if chosen.get("state"):
            teams = teams.filter(state=chosen["state"])
        if chosen.get("lacks"):
            teams = teams.filter(~Exists(counting().filter(team=OuterRef("pk"), phase=chosen["lacks"])))
        return teams.select_related("track", "organisation").order_by("name", "pk")
