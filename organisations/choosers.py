"""Choosing one of many organisations in the admin: by a part of its name."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


class NameFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Part of the name")})
    )

    def filter(self, objects):
        words = self.cleaned_data.get("q", "").strip()
        if words:
            self.is_searching, self.search_query = True, words
            objects = objects.filter(
                Q(name_vi__icontains=words) | Q(name_en__icontains=words) | Q(slug__icontains=words)
            )
        return super().filter(objects)


class OrganisationChooseView(ChooseView):
    filter_form_class = NameFilterForm


class OrganisationChooseResultsView(ChooseResultsView):
    filter_form_class = NameFilterForm


class OrganisationChooserViewSet(SnippetChooserViewSet):
    choose_view_class = OrganisationChooseView
    choose_results_view_class = OrganisationChooseResultsView
