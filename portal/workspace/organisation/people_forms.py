"""The forms about people: joining, inviting, roles, scientists."""

from django import forms
from django.utils.translation import gettext_lazy

from organisations.models import Role, Scientist
from organisations.services.joining import LONGEST_MESSAGE
from portal.forms import DrawnForm, DrawnModelForm
from portal.workspace.organisation.fields import NameField


class JoinForm(DrawnForm):
    message = forms.CharField(
        label=gettext_lazy("A line to the owners"),
        help_text=gettext_lazy("Who you are there, so that they know you. Your name or address goes with it."),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class InviteForm(DrawnForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), widget=forms.EmailInput({"autocomplete": "off", "inputmode": "email"})
    )
    role = forms.ChoiceField(label=gettext_lazy("As"), choices=Role, initial=Role.EDITOR)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role)


class ScientistForm(DrawnModelForm):
    name = NameField(
        label=gettext_lazy("Name"), max_length=120, help_text=gettext_lazy("Without title: Nguyễn Văn An.")
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy("Never shown. The person gets one letter there and says yes or no."),
    )

    class Meta:
        model = Scientist
        fields = ["name", "title_vi", "title_en", "expertise_vi", "expertise_en", "email"]
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("expertise_vi", "expertise_en")}
        labels = {"title_vi": gettext_lazy("Title in Vietnamese"), "title_en": gettext_lazy("Title in English")}
        help_texts = {"title_vi": gettext_lazy("Such as PGS. TS."), "title_en": gettext_lazy("Such as Assoc. Prof. Dr")}
