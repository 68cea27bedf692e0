"""The queue in the admin, its listings and imports, and what is decided there."""

from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import TaskState

from listings.keys import listing_models, listings_of
from listings.letters import submitters
from listings.models import Batch, Listing, ReadyReason
from listings.queue.checks import check, doubles
from listings.queue.decision_form import DecisionForm
from listings.queue.differences import differences
from listings.queue.reading import Row, median_hours, waiting
from listings.queue.working_time import working_hours
from listings.refusals import Refusal
from listings.services import approve, approve_batch, refuse, send_back, send_back_batch
from listings.services.claims import claim, current_claims, release
from listings.services.deciding_batches import waiting_keys

PER_PAGE = 50


def may_review(user) -> bool:
    """Whether a person publishes any kind of listing; the review itself asks again, for the kind and its group."""
    return any(user.has_perm(f"{model._meta.app_label}.publish_{model._meta.model_name}") for model in listing_models())


class ForReviewers(AccessMixin, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "list-ul"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        queue = {"url": reverse("review_queue"), "label": _("Review queue")}
        return [*super().get_breadcrumbs_items(), queue, {"url": "", "label": self.get_page_title()}]

    def act(self, key: str, do):
        """Runs what a button asks for; claims and releases are the same for all."""
        action = self.request.POST.get("action", "")
        try:
            if action == "claim":
                claim(key=key, by=self.request.user)
                said = _("It is yours for an hour.")
            elif action == "release":
                release(key=key, by=self.request.user)
                said = _("It is free again.")
            else:
                said = do(action)
        except Refusal as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.request.path)
        messages.success(self.request, said)
        return redirect(self.request.path if action in ("claim", "release") else reverse("review_queue"))


class QueueView(ForReviewers):
    page_title = gettext_lazy("Review queue")
    template_name = "listings/admin/queue.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **options):
        page = Paginator(waiting(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**options) | {"page_obj": page, "median": median_hours()}

    def post(self, request, *args, **options):
        """Claims or releases a row of the list."""
        key = request.POST.get("key", "")
        if key not in {row.key for row in waiting()}:
            raise Http404
        return self.act(key, lambda action: _unknown())


class ItemView(ForReviewers):
    """One listing: what changed, what to look at, and the decision."""

    template_name = "listings/admin/review.html"

    @cached_property
    def listing(self) -> Listing:
        model = next((model for model in listing_models() if model.key_prefix == self.kwargs["prefix"]), None)
        if model is None:
            raise Http404
        return get_object_or_404(model.objects.select_related("organisation"), pk=self.kwargs["pk"])

    @cached_property
    def task_state(self) -> TaskState | None:
        return self.listing.current_workflow_task_state

    def get_page_title(self):
        return str(self.draft)

    @cached_property
    def draft(self) -> Listing:
        return self.task_state.revision.as_object() if self.task_state else self.listing

    def get(self, request, *args, **options):
        if self.task_state is None:
            messages.warning(request, _("It does not wait for a review any more."))
            return redirect("review_queue")
        return super().get(request, *args, **options)

    def get_context_data(self, form=None, **options):
        public = type(self.listing).objects.get(pk=self.listing.pk) if self.listing.live else None
        shown = differences(public, self.draft)
        form = form or DecisionForm(columns=[each.column for each in shown])
        now, since = timezone.now(), self.task_state.started_at
        row = Row(self.listing.key, since, working_hours(since, now), listing=self.listing)
        row.claim = current_claims([row.key]).get(row.key)
        return super().get_context_data(**options) | {
            "row": row,
            "revision": self.task_state.revision_id,
            "batch": getattr(getattr(self.task_state.workflow_state, "batch_item", None), "batch", None),
            "differences": [(each, form[f"on-{each.column}"]) for each in shown],
            "findings": [*check(self.draft), *doubles(self.draft)],
            "edit_url": AdminURLFinder(self.request.user).get_edit_url(self.listing),
            "form": form,
        }

    def post(self, request, *args, **options):
        return self.act(self.listing.key, self._decide)

    def _decide(self, action: str) -> str:
        form = DecisionForm(self.request.POST, columns=[field.name for field in self.listing._meta.get_fields()])
        if not form.is_valid():
            raise Refusal(_("This is longer than it may be, or not of this form. Nothing was done."))
        given = {"listing": self.listing, "by": self.request.user, "revision": form.cleaned_data["revision"]}
        if action == "approve":
            approve(**given)
            return _("Approved: “%s”.") % self.draft
        state = self.task_state
        people = submitters(state.workflow_state) if state else []
        comment, comments = form.said(people[0].language if people else "vi")
        if action == "send_back":
            send_back(**given, comment=comment, comments=comments)
            return _("Sent back: “%s”.") % self.draft
        if action == "refuse":
            refuse(**given, reason="\n".join(filter(None, [comment, *comments.values()])))
            return _("Refused: “%s”.") % self.draft
        return _unknown()


class BatchView(ForReviewers):
    """An import: its listings, each to open, and one decision on all or on those ticked."""

    template_name = "listings/admin/review_batch.html"

    @cached_property
    def batch(self) -> Batch:
        return get_object_or_404(Batch.objects.select_related("organisation", "by"), pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.batch.label

    def get_context_data(self, **options):
        page = Paginator(waiting_keys(self.batch), PER_PAGE).get_page(self.request.GET.get("p"))
        listings = listings_of(page.object_list).items()
        return super().get_context_data(**options) | {
            "batch": self.batch,
            "page_obj": page,
            "items": [(key, each, check(each.get_latest_revision_as_object())) for key, each in listings],
            "decision": self.batch.decisions.first(),
            "claim": current_claims([self.batch.key]).get(self.batch.key),
            "reasons": ReadyReason.objects.all(),
        }

    def post(self, request, *args, **options):
        return self.act(self.batch.key, self._decide)

    def _decide(self, action: str) -> str:
        post = self.request.POST
        keys = post.getlist("key") if action.endswith("_some") else None
        if keys == []:
            raise Refusal(_("Tick the listings that are meant; nothing was done."))
        given = {"batch": self.batch, "by": self.request.user, "keys": keys}
        if action.startswith("approve"):
            decision = approve_batch(**given)
        elif action.startswith("send_back"):
            chosen = ReadyReason.objects.filter(pk__in=[pk for pk in post.getlist("reasons") if pk.isdecimal()])
            language = self.batch.by.language if self.batch.by else "vi"
            said = [*(reason.text(language) for reason in chosen), post.get("comment", "").strip()[:2000]]
            decision = send_back_batch(**given, comment="\n".join(filter(None, said)))
        else:
            return _unknown()
        if decision.finished_at is None:
            return _("The decision is being carried out; the page of the import shows how far it is.")
        for key, why in decision.refused.items():
            messages.warning(self.request, f"{key}: {why}")
        number = len(decision.done)
        return ngettext("%d listing was decided.", "%d listings were decided.", number) % number


def _unknown():
    raise Refusal(_("This page has no such button. Nothing was done."))
