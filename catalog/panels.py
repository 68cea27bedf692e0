"""The admin's forms of offers."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from listings.attachments_panel import FILES_TAB
from listings.panels import MEDIA_TAB, PUBLISHING_TAB, choices, first_tab, form_of, texts

RESEARCH_PANELS = form_of(
    first_tab(),
    ObjectList(
        [
            FieldPanel("trl"),
            texts("evidence", "deployments", "comparison", heading=_("How sure it is")),
            texts("data_needed", "integration", heading=_("What it needs")),
        ],
        heading=_("Evidence"),
    ),
    ObjectList(
        [
            MultiFieldPanel(
                [FieldRowPanel([choices("cooperation"), choices("delivery")]), FieldPanel("price_band")],
                heading=_("Cooperation and price"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("ip_status"), FieldPanel("risk_class")])], heading=_("Rights and risk")
            ),
            MultiFieldPanel([FieldPanel("scientists")], heading=_("Scientists")),
        ],
        heading=_("Cooperation"),
    ),
    MEDIA_TAB,
    FILES_TAB,
    PUBLISHING_TAB,
)

TRAINING_PANELS = form_of(
    first_tab(),
    ObjectList(
        [
            MultiFieldPanel(
                [choices("audiences"), FieldRowPanel([FieldPanel("level"), choices("taught_in")])],
                heading=_("For whom"),
            ),
            texts("outcomes", "prerequisites", heading=_("What is learnt")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("pacing"), FieldPanel("mode")]),
                    FieldRowPanel([FieldPanel("workload_hours"), FieldPanel("certificate")]),
                    FieldPanel("open_material_url"),
                ],
                heading=_("How it is taught"),
            ),
        ],
        heading=_("Course"),
    ),
    ObjectList(
        [
            InlinePanel(
                "intakes",
                heading=_("Intakes"),
                label=_("Intake"),
                panels=[
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("apply_by")]),
                    FieldRowPanel([FieldPanel("seats"), FieldPanel("place")]),
                ],
            ),
            MultiFieldPanel([FieldRowPanel([FieldPanel("fee"), FieldPanel("in_house")])], heading=_("Fee")),
            MultiFieldPanel([FieldPanel("scientists")], heading=_("Teachers")),
        ],
        heading=_("Intakes and fee"),
    ),
    MEDIA_TAB,
    FILES_TAB,
    PUBLISHING_TAB,
)
