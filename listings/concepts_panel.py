"""Shows in a listing's form which concepts were found in its texts; they are corrected on a page of their own.

A correction applies at once and is no part of the draft, so that a button inside the form would promise too much.
"""

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.admin.panels import Panel

from listings.concepts import named_concepts


class ConceptsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "listings/admin/concepts_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context=None):
            meta, pk = self.instance._meta, self.instance.pk
            return super().get_context_data(parent_context) | {
                "named": named_concepts(self.instance, get_language()),
                "correct_url": reverse("listing_concepts", args=[meta.app_label, meta.model_name, pk]),
            }
