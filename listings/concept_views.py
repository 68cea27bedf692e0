"""The page on which editors correct the concepts of a listing."""

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from listings.concepts import correct_concept, named_concepts
from listings.models import Listing
from taxonomy.models import Concept


class ConceptChoice(forms.ModelChoiceField):
    def label_from_instance(self, concept):
        return concept.label(get_language())


class CorrectionForm(forms.Form):
    concept = ConceptChoice(Concept.objects.all(), to_field_name="slug", label=gettext_lazy("Concept"))
    wanted = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")

    def __init__(self, *args, without=(), **options):
        super().__init__(*args, **options)
        column = "label_en" if get_language() == "en" else "label_vi"
        self.fields["concept"].queryset = Concept.objects.exclude(slug__in=without).order_by(column)


class ListingConceptsView(WagtailAdminTemplateMixin, TemplateView):
    """Only for whoever may change the listing."""

    template_name = "listings/admin/concepts.html"
    page_title = gettext_lazy("Concepts")
    header_icon = "tag"

    @cached_property
    def listing(self) -> Listing:
        try:
            model = apps.get_model(self.kwargs["app"], self.kwargs["model"])
        except LookupError as error:
            raise Http404 from error
        if not issubclass(model, Listing):
            raise Http404
        if not self.request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
            raise PermissionDenied
        return get_object_or_404(model, pk=self.kwargs["pk"])

    def get(self, request, *args, **options):
        self.listing  # noqa: B018  its rights are asked for before anything is shown
        return super().get(request, *args, **options)

    def post(self, request, *args, **options):
        listing, form = self.listing, CorrectionForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose a concept of the list."))
            return redirect(request.path)
        concept, wanted = form.cleaned_data["concept"], form.cleaned_data["wanted"]
        if correct_concept(listing=listing, concept=concept, wanted=wanted, by=request.user):
            said = _("The listing has the concept “%s” now.") if wanted else _("The concept “%s” was taken away.")
            messages.success(request, said % concept.label(get_language()))
        return redirect(request.path)

    def get_breadcrumbs_items(self):
        edit = AdminURLFinder(self.request.user).get_edit_url(self.listing) or ""
        return [{"url": edit, "label": str(self.listing)}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **options):
        named = named_concepts(self.listing.get_latest_revision_as_object(), get_language())
        return super().get_context_data(**options) | {
            "listing": self.listing,
            "named": named,
            "form": CorrectionForm(without=[each.slug for each in named if not each.is_removed]),
        }
