"""The admin's forms of terms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

LABELS = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("label_vi"), FieldPanel("label_en")]), FieldPanel("slug")], heading=_("Labels")
)

FIELD_PANELS = ObjectList([LABELS, FieldPanel("position")])
TECHNIQUE_PANELS = ObjectList([LABELS, FieldRowPanel([FieldPanel("group"), FieldPanel("position")])])
CONCEPT_PANELS = ObjectList(
    [
        LABELS,
        InlinePanel(
            "alternatives",
            heading=_("Alternative labels"),
            label=_("Alternative label"),
            help_text=_("Other words for the same. They are found in any case, with or without diacritics."),
            panels=[FieldRowPanel([FieldPanel("language"), FieldPanel("label")])],
        ),
        MultiFieldPanel([FieldPanel("broader"), FieldPanel("related")], heading=_("Other concepts")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("field"), FieldPanel("technique")])], heading=_("Belongs to")),
    ]
)
