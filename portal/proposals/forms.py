"""The forms of those who call for proposals and judge them."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from portal.forms import DrawnForm
from portal.workspace.listing.at_once_form import MOMENT, moment_field
from proposals.models import Call
from proposals.models.review import MOST_POINTS
from proposals.services.calls import MOST_CRITERIA

ROWS = 6  # of criteria; a call that has more shows them all
NONE = "none"


def text_field(label, help_text="", *, longest=5000, rows=6, **options) -> forms.CharField:
    widget = forms.Textarea({"rows": rows, "class": "field-box"})
    return forms.CharField(label=label, help_text=help_text, max_length=longest, widget=widget, **options)


class CallForm(DrawnForm):
    """The criteria are pairs of fields, `name_0` and `weight_0` on; empty ones are left out."""

    asked = text_field(_("What is asked"), _("What a proposal has to solve, and what you bring to it."))
    opens_at = moment_field(label=_("Opens"), help_text=_("Vietnam time. A moment that has passed opens it at once."))
    closes_at = moment_field(
        label=_("Closes"),
        help_text=_("Vietnam time. At this very moment nothing more is taken; it cannot be moved later."),
    )

    def __init__(self, *args, call: Call | None = None, **options):
        criteria = list(call.criteria.all()) if call else []
        initial = {} if call is None else {name: getattr(call, name) for name in ("asked", "opens_at", "closes_at")}
        self.count = min(MOST_CRITERIA, max(ROWS, len(criteria) + 1))
        for place, criterion in enumerate(criteria):
            initial |= {f"name_{place}": criterion.name, f"weight_{place}": criterion.weight}
        super().__init__(*args, initial=initial, **options)
        for name in ("opens_at", "closes_at"):
            self.fields[name].required = True
            self.fields[name].widget.format = MOMENT
        for place in range(self.count):
            self.fields[f"name_{place}"] = forms.CharField(
                label=gettext("Criterion %(number)d") % {"number": place + 1},
                max_length=200,
                required=False,
                widget=forms.TextInput({"class": "field-box"}),
            )
            self.fields[f"weight_{place}"] = forms.IntegerField(
                label=gettext("Weight %(number)d") % {"number": place + 1},
                min_value=1,
                max_value=100,
                initial=1,
                required=False,
                widget=forms.NumberInput({"class": "field-box"}),
            )

    def rows(self):
        """Of the template: name and weight of each criterion."""
        return [(self[f"name_{place}"], self[f"weight_{place}"]) for place in range(self.count)]

    def criteria(self) -> list[tuple[str, int]]:
        given = self.cleaned_data
        pairs = ((given.get(f"name_{each}"), given.get(f"weight_{each}") or 1) for each in range(self.count))
        return [(name, weight) for name, weight in pairs if name]


class ReasonForm(DrawnForm):
    reason = text_field(_("Why?"), _("Everybody who began or sent a proposal is told this reason."), longest=2000)


class ReviewerForm(DrawnForm):
    email = forms.EmailField(
        label=_("E-mail address of a reviewer"),
        help_text=_(
            "A colleague or somebody from outside. They get a letter, and say first whether they have a conflict."
        ),
        widget=forms.EmailInput({"class": "field-box", "autocomplete": "off"}),
    )


class DeclareForm(DrawnForm):
    has_conflict = forms.ChoiceField(
        label=_("Do you have a conflict of interest?"),
        help_text=_("You or somebody close to you works for, owns part of or advises one who may answer this call."),
        choices=[("no", _("No: I can judge every proposal fairly")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
    )
    conflict = text_field(_("If yes: which one?"), longest=1000, rows=3, required=False)

    def clean(self):
        given = super().clean()
        if given.get("has_conflict") == "yes" and not given.get("conflict"):
            self.add_error("conflict", _("Say which one, in a sentence. The call's owner reads it."))
        return given

    def said(self) -> str:
        return self.cleaned_data["conflict"] if self.cleaned_data["has_conflict"] == "yes" else ""


class ScoreForm(DrawnForm):
    """Points and a comment for each of the call's criteria."""

    def __init__(self, *args, criteria, scores, **options):
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        before = {score.criterion_id: score for score in scores}
        points = [("", _("choose")), *((str(each), str(each)) for each in range(MOST_POINTS + 1))]
        for criterion in self.criteria:
            kept = before.get(criterion.pk)
            self.fields[f"points_{criterion.pk}"] = forms.TypedChoiceField(
                label=criterion.name,
                help_text=_("0 is not at all, 5 is fully."),
                choices=points,
                coerce=int,
                initial=kept.points if kept else "",
                widget=forms.Select({"class": "field-box"}),
            )
            self.fields[f"comment_{criterion.pk}"] = text_field(
                _("Comment"), longest=2000, rows=2, required=False, initial=kept.comment if kept else ""
            )

    def given(self) -> dict[int, tuple[int, str]]:
        given = self.cleaned_data
        return {each.pk: (given[f"points_{each.pk}"], given[f"comment_{each.pk}"]) for each in self.criteria}


class DecisionForm(DrawnForm):
    """`proposals` are those that were sent; `names` is whether the owner may name itself to the chosen one."""

    def __init__(self, *args, proposals, names: bool, **options):
        super().__init__(*args, **options)
        self.proposals = list(proposals)
        choices = [*((str(each.pk), str(each.organisation)) for each in self.proposals), (NONE, _("None of them"))]
        self.fields["chosen"] = forms.ChoiceField(label=_("Who is chosen?"), choices=choices, widget=forms.RadioSelect)
        self.fields["reason"] = text_field(
            _("Reason for the decision"), _("Every proposer reads it. Do not repeat what stands in a proposal.")
        )
        for each in self.proposals:
            label = _("Reason for %(organisation)s") % {"organisation": each.organisation}
            self.fields[f"reason_{each.pk}"] = text_field(label, _("Only this proposer reads it."), rows=3)
        if names:
            self.fields["is_named"] = forms.BooleanField(
                label=_("Tell the chosen one the name of our organisation"), required=False
            )

    def chosen(self):
        said = self.cleaned_data["chosen"]
        return next((each for each in self.proposals if str(each.pk) == said), None)

    def reasons(self) -> dict[int, str]:
        return {each.pk: self.cleaned_data[f"reason_{each.pk}"] for each in self.proposals}
