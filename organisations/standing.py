"""City staff verify an organisation in the admin, or take that back, with a reason."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from organisations.models import Organisation
from organisations.services import verify, withdraw_verification

PERMISSION = "organisations.change_organisation"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What was checked, or why it is taken back"), widget=forms.Textarea({"rows": 3})
    )


class StandingView(WagtailAdminTemplateMixin, FormView):
    """Verifies an organisation that is not verified, and the reverse."""

    form_class = ReasonForm
    template_name = "wagtailadmin/generic/form.html"
    header_icon = "check"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(Organisation, pk=kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return _("Take back verification") if self.organisation.is_verified else _("Verify")

    def get_page_subtitle(self):
        return self.organisation.name_vi

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path, submit_button_label=self.get_page_title(), **kwargs
        )

    def form_valid(self, form):
        change = withdraw_verification if self.organisation.is_verified else verify
        change(organisation=self.organisation, by=self.request.user, reason=form.cleaned_data["reason"])
        done = _("“%(name)s” is verified.") if self.organisation.is_verified else _("“%(name)s” is no longer verified.")
        messages.success(self.request, done % {"name": self.organisation.name_vi})
        return redirect(reverse(Organisation.snippet_viewset.get_url_name("list")))
