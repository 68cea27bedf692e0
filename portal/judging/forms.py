"""The forms of judges and of those who organise judging."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from competitions.choices import PhaseKind
from competitions.models import CompetitionPage
from judging.models import Assignment, Judge, Round, Stage
from judging.models.marks import MOST_POINTS, STEP
from portal.forms import DrawnForm
from portal.workspace.listing.at_once_form import MOMENT, moment_field
from teams.models import State, Team

MOST_JUDGES_A_TEAM = 20
SELECT = {"class": "field-box"}


def text_field(label, help_text="", *, longest=2000, rows=3, **options) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "class": "field-box"})
    return forms.CharField(label=label, help_text=help_text, max_length=longest, widget=widget, **options)


class MarksForm(DrawnForm):
    """Points and a comment for each criterion, and a comment for the team. A draft may leave points out."""

    def __init__(self, *args, criteria, assignment: Assignment, is_draft: bool = False, **options):
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        before = {mark.criterion_id: mark for mark in assignment.marks.all()}
        for criterion in self.criteria:
            kept = before.get(criterion.pk)
            self.fields[f"points_{criterion.pk}"] = forms.DecimalField(
                label=criterion.title(),
                help_text=gettext("0 to 10, in halves. Weight: %(weight)d%%") % {"weight": criterion.weight},
                min_value=0,
                max_value=MOST_POINTS,
                step_size=STEP,
                required=not is_draft,
                initial=kept.points if kept else None,
                widget=forms.NumberInput({"class": "field-box", "inputmode": "decimal"}),
            )
            self.fields[f"comment_{criterion.pk}"] = text_field(
                _("Comment for the organisers"), rows=2, required=False, initial=kept.comment if kept else ""
            )
        self.fields["comment"] = text_field(
            _("Comment for the team"),
            _("The team reads it once the results are published, without your name."),
            longest=5000,
            rows=5,
            required=False,
            initial=assignment.comment,
        )

    def rows(self):
        """Of the template: points and comment of each criterion."""
        return [(self[f"points_{each.pk}"], self[f"comment_{each.pk}"]) for each in self.criteria]

    def given(self) -> dict[int, tuple[Decimal | None, str]]:
        given = self.cleaned_data
        return {each.pk: (given[f"points_{each.pk}"], given[f"comment_{each.pk}"]) for each in self.criteria}


class ReasonForm(DrawnForm):
    reason = text_field(_("Which conflict of interest?"), _("The organisers read it."), longest=1000)


class OwnConflictForm(DrawnForm):
    """A judge names a team that they know; of blind tracks they say so on the entry itself."""

    def __init__(self, *args, judge: Judge, **options):
        super().__init__(*args, **options)
        teams = _teams(judge.competition).filter(track__is_blind=False).exclude(pk__in=judge.conflicts.values("team"))
        if judge.track_id:
            teams = teams.filter(track=judge.track_id)
        self.fields["team"] = forms.ModelChoiceField(teams, label=_("Team"), widget=forms.Select(SELECT))
        self.fields["reason"] = text_field(_("Which conflict of interest?"), _("The organisers read it."), longest=1000)

    @property
    def has_teams(self) -> bool:
        return self.fields["team"].queryset.exists()


class AskForm(DrawnForm):
    email = forms.EmailField(
        label=_("E-mail address of a judge"),
        help_text=_("They get a letter, with or without an account here."),
        widget=forms.EmailInput({"class": "field-box", "autocomplete": "off"}),
    )

    def __init__(self, *args, competition: CompetitionPage, **options):
        super().__init__(*args, **options)
        self.fields["track"] = forms.ModelChoiceField(
            competition.tracks.all(),
            label=_("Track"),
            empty_label=_("all tracks"),
            required=False,
            widget=forms.Select(SELECT),
        )


class ConflictForm(DrawnForm):
    """As organisers enter one."""

    def __init__(self, *args, competition: CompetitionPage, **options):
        super().__init__(*args, **options)
        judges = competition.judges.filter(accepted_at__isnull=False).select_related("user")
        self.fields["judge"] = forms.ModelChoiceField(judges, label=_("Judge"), widget=forms.Select(SELECT))
        self.fields["team"] = forms.ModelChoiceField(_teams(competition), label=_("Team"), widget=forms.Select(SELECT))
        self.fields["reason"] = text_field(_("Reason"), longest=1000, required=False)


class RoundForm(DrawnForm):
    opens_at = moment_field(label=_("Judging opens"), help_text=_("Vietnam time. Judges read entries from then on."))
    closes_at = moment_field(label=_("Judging closes"), help_text=_("Vietnam time. After it no marks are taken."))

    def __init__(self, *args, competition: CompetitionPage, round: Round | None = None, **options):
        names = ("track", "stage", "phase", "advancing", "opens_at", "closes_at")
        initial = {name: getattr(round, name) for name in names} if round else {}
        super().__init__(*args, initial=initial, **options)
        phases = competition.phases.filter(kind=PhaseKind.SUBMISSION)
        own = {
            "track": forms.ModelChoiceField(
                competition.tracks.all(), label=_("Track"), widget=forms.Select(SELECT), empty_label=None
            ),
            "stage": forms.TypedChoiceField(
                label=_("Stage"), choices=Stage.choices, coerce=int, widget=forms.Select(SELECT)
            ),
            "phase": forms.ModelChoiceField(
                phases, label=_("What is judged"), widget=forms.Select(SELECT), empty_label=None
            ),
            "advancing": forms.IntegerField(
                label=_("How many go on or win"), min_value=1, max_value=1000, widget=forms.NumberInput(SELECT)
            ),
        }
        self.fields = own | self.fields
        for name in ("opens_at", "closes_at"):
            self.fields[name].required = True
            self.fields[name].widget.format = MOMENT


class AssignForm(DrawnForm):
    each = forms.IntegerField(
        label=_("Judges for each entry"),
        help_text=_("What is assigned already stays."),
        min_value=1,
        max_value=MOST_JUDGES_A_TEAM,
        initial=3,
        widget=forms.NumberInput(SELECT),
    )


class CloseForm(DrawnForm):
    """`tied` are the teams of a tie on the line, `seats` how many of them go on; without a tie nothing is asked."""

    def __init__(self, *args, tied=(), seats: int = 0, **options):
        super().__init__(*args, **options)
        if tied:
            self.fields["chosen"] = forms.TypedMultipleChoiceField(
                label=gettext("Equal points: who goes on? Choose %(seats)d") % {"seats": seats},
                choices=[(team.pk, team.name) for team in tied],
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields["reason"] = text_field(_("Reason"), _("It stays with the standings."))


class ReopenForm(DrawnForm):
    why = text_field(_("Why is it opened again?"), _("The judges are told."))


class ScoresForm(DrawnForm):
    file = forms.FileField(
        label=_("Table of scores"),
        help_text=_("CSV or XLSX with the columns team (number or name) and points. The higher the better."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


def _teams(competition: CompetitionPage):
    return Team.objects.filter(track__page=competition, state=State.APPROVED).order_by("name")
