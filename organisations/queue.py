"""The verification queue of city staff in the admin: what waits, what to look at, and the answer."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.generic import FormView, ListView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from history.access import record_access
from history.models import Access
from organisations.checks import checks
from organisations.models import JoinRequest, Role, Verification
from organisations.refusals import Refused
from organisations.services import accept_request, decline_request, refuse, verify
from organisations.wording import changed_values

PERMISSION = "organisations.change_verification"
# Shown to staff in the admin's language, and put into the letter as it reads there; staff may write on.
READY_REASONS = (
    gettext_lazy("The website does not name the organisation. Give one that does, or write to us from its address."),
    gettext_lazy("No owner has confirmed an e-mail address of the organisation's own domain."),
    gettext_lazy("The code does not agree with the public register."),
    gettext_lazy("The name does not agree with the public register."),
    gettext_lazy("The organisation is registered here already: ask to join it."),
)


class ForStaff:
    """Whoever may answer, and nobody else."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class QueueView(ForStaff, WagtailAdminTemplateMixin, ListView):
    """The oldest first. Below it, requests to join organisations that have no owner to answer them."""

    page_title = gettext_lazy("Verification queue")
    header_icon = "check"
    template_name = "organisations/admin/queue.html"
    paginate_by = 50
    _show_breadcrumbs = True

    def get_queryset(self):
        return Verification.objects.open().select_related("organisation")

    def get_context_data(self, **kwargs):
        waiting = JoinRequest.objects.filter(decided_at__isnull=True).select_related("organisation", "user")
        owned = {"organisation__memberships__role": Role.OWNER, "organisation__memberships__user__is_active": True}
        orphans = list(waiting.exclude(pk__in=waiting.filter(**owned).values("pk")))
        if orphans:  # with addresses of people
            record_access(by=self.request.user, what=Access.What.PERSON, key="join-requests")
        return super().get_context_data(orphans=orphans, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[("verify", gettext_lazy("Verify")), ("refuse", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
    )
    ready = forms.MultipleChoiceField(
        label=gettext_lazy("Reasons for a refusal"),
        choices=list(enumerate(READY_REASONS)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("What was checked, or what has to be put right"),
        help_text=gettext_lazy("Of a refusal, the owners read this in their letter; of a verification, only staff do."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self):
        data = super().clean()
        chosen = [str(READY_REASONS[int(number)]) for number in data.get("ready", ())]
        data["reason"] = "\n".join(filter(None, [*chosen, data.get("reason", "").strip()]))
        if data.get("decision") == "refuse" and not data["reason"]:
            self.add_error("reason", _("Say why, so that they can put it right."))
        return data


class DecisionView(ForStaff, WagtailAdminTemplateMixin, FormView):
    """One question with what to look at, and its answer."""

    form_class = DecisionForm
    header_icon = "check"
    template_name = "organisations/admin/decision.html"
    _show_breadcrumbs = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.asked = get_object_or_404(Verification.objects.open().select_related("organisation"), pk=kwargs["pk"])
        self.organisation = self.asked.organisation

    def get_page_title(self):
        return self.organisation.name_vi

    def get_page_subtitle(self):
        return self.asked.get_kind_display()

    def get_breadcrumbs_items(self):
        queue = {"url": reverse("verification_queue"), "label": QueueView.page_title}
        return [*super().get_breadcrumbs_items(), queue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        changes = changed_values(self.asked)
        for column, value in self.asked.changes.items():
            setattr(self.organisation, column, value)  # what is looked at is what they want to be, and is never saved
        earlier = self.organisation.verifications.exclude(decided_at__isnull=True)[:5]
        return super().get_context_data(
            asked=self.asked,
            organisation=self.organisation,
            changes=changes,
            checks=checks(self.organisation),
            earlier=earlier,
            **kwargs,
        )

    def form_valid(self, form):
        reason = form.cleaned_data["reason"]
        act, says = verify, _("“%(name)s” is verified.")
        if form.cleaned_data["decision"] == "refuse":
            act, says = refuse, _("“%(name)s” is refused; its owners get a letter.")
        try:
            act(organisation=self.organisation, by=self.request.user, reason=reason)
        except Refused as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, says % {"name": self.organisation.name_vi})
        return redirect(reverse("verification_queue"))


class AnswerJoinRequest(ForStaff, FormView):
    """Staff answer where no owner can: the first person becomes the owner."""

    http_method_names = ["post"]
    form_class = forms.Form

    def form_valid(self, form):
        asked = get_object_or_404(JoinRequest, pk=self.kwargs["pk"], decided_at__isnull=True)
        if asked.organisation.memberships.filter(role=Role.OWNER, user__is_active=True).exists():
            raise PermissionDenied
        if self.request.POST.get("answer") == "accept":
            accept_request(request=asked, role=Role.OWNER, by=self.request.user)
        else:
            decline_request(request=asked, by=self.request.user)
        messages.success(self.request, _("The request is answered; the person gets a letter."))
        return redirect(reverse("verification_queue"))
