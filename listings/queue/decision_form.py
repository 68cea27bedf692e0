"""What a reviewer writes: on the whole, beside fields, and by ticking ready reasons."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from listings.models import ReadyReason

LONGEST = 2000


class DecisionForm(forms.Form):
    """A field `on-<column>` for each of the columns."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("On the whole listing"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )
    reasons = forms.ModelMultipleChoiceField(
        ReadyReason.objects.all(), label=_("Ready reasons"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, columns: Iterable[str], **options):
        super().__init__(*args, **options)
        self.columns = list(columns)
        for column in self.columns:
            widget = forms.Textarea({"rows": 2})
            self.fields[f"on-{column}"] = forms.CharField(required=False, max_length=LONGEST, widget=widget)

    def said(self, language: str) -> tuple[str, dict[str, str]]:
        """The comment on the whole and those by column; a ready reason in `language` joins the one it is about."""
        comments = {column: self.cleaned_data[f"on-{column}"].strip() for column in self.columns}
        whole = [self.cleaned_data["comment"].strip()]
        for reason in self.cleaned_data["reasons"]:
            if reason.column in comments:
                comments[reason.column] = "\n".join(filter(None, [reason.text(language), comments[reason.column]]))
            else:
                whole.append(reason.text(language))
        said = {column: text for column, text in comments.items() if text}
        return "\n".join(filter(None, whole)), said
