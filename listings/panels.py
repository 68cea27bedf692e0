"""Groups of the admin's forms that all listings share: the two languages stand beside each other."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from listings.concepts_panel import ConceptsPanel
from listings.forms import ListingForm
from search.documents import LANGUAGES


def in_both(column: str) -> FieldRowPanel:
    """A text in Vietnamese and English, side by side."""
    return FieldRowPanel([FieldPanel(f"{column}_{code}") for code in LANGUAGES])


def texts(*columns: str, heading, **options) -> MultiFieldPanel:
    return MultiFieldPanel([in_both(column) for column in columns], heading=heading, **options)


def choices(column: str) -> FieldPanel:
    return FieldPanel(column, widget=forms.CheckboxSelectMultiple)


def first_tab(*before) -> ObjectList:
    """What every listing must have: owner, title, summary, fields, contact."""
    return ObjectList(
        [
            *before,
            MultiFieldPanel(
                [FieldPanel("organisation"), FieldRowPanel([FieldPanel("external_id"), FieldPanel("audience")])],
                heading=_("Whose it is, and who may see it"),
                help_text=_("These apply at once, to the draft and to the published version."),
            ),
            texts("title", "summary", heading=_("In short"), help_text=_("In Vietnamese, in English, or in both.")),
            texts("body", heading=_("Text")),
            MultiFieldPanel(
                [choices("fields"), choices("techniques"), FieldPanel("tags")], heading=_("Fields and techniques")
            ),
            MultiFieldPanel(
                [
                    FieldPanel("contact_office"),
                    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                ],
                heading=_("Contact"),
                help_text=_("An office; name a person only with their consent."),
            ),
        ],
        heading=_("Main"),
    )


MEDIA_TAB = ObjectList(
    [
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("demo_url")], heading=_("Picture and demonstration")),
        MultiFieldPanel([FieldPanel("place")], heading=_("Place")),
    ],
    heading=_("Media and place"),
)

PUBLISHING_TAB = ObjectList(
    [
        HelpPanel(content=_("A date to go live takes effect once the draft is approved or published.")),
        PublishingPanel(),
        MultiFieldPanel([FieldPanel("reuse_licence")], heading=_("Re-use")),
    ],
    heading=_("Publishing"),
)


CONCEPTS_TAB = ObjectList([ConceptsPanel(heading=_("Concepts found in the text"))], heading=_("Concepts"))


def form_of(*tabs: ObjectList) -> TabbedInterface:
    return TabbedInterface([*tabs, CONCEPTS_TAB], base_form_class=ListingForm)
