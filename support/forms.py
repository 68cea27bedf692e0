"""The forms with which the support centre moves what waits in its queues."""

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from support.choices import OPEN
from support.questions import move
from support.reports import decide


class ReportDecisionForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") not in OPEN and not (cleaned.get("answer") or "").strip():
            self.add_error("answer", forms.ValidationError(_("Say what was done, and why.")))
        return cleaned

    def save(self, commit=True):
        given = self.cleaned_data
        return decide(report=self.instance, state=given["state"], answer=given["answer"], by=self.for_user)


class QuestionMoveForm(WagtailAdminModelForm):
    def save(self, commit=True):
        given = self.cleaned_data
        return move(question=self.instance, state=given["state"], note=given["note"], by=self.for_user)
