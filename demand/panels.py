"""The admin's form of needs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from listings.attachments_panel import FILES_TAB
from listings.panels import MEDIA_TAB, PUBLISHING_TAB, choices, first_tab, form_of, in_both, texts

NEED_PANELS = form_of(
    first_tab(
        MultiFieldPanel([FieldRowPanel([FieldPanel("need_kind"), FieldPanel("nature")])], heading=_("Kind of need"))
    ),
    ObjectList(
        [
            texts("users", "present", "outcome", heading=_("Problem and aim")),
            texts("must_haves", "nice_to_haves", heading=_("What is asked")),
            MultiFieldPanel([in_both("data_available"), FieldPanel("data_sensitivity")], heading=_("Data")),
            MultiFieldPanel([FieldPanel("trl_min"), choices("delivery")], heading=_("Solution")),
        ],
        heading=_("Problem"),
    ),
    ObjectList(
        [
            MultiFieldPanel(
                [
                    in_both("roles"),
                    FieldPanel("headcount"),
                    FieldRowPanel([FieldPanel("level_now"), FieldPanel("level_wanted")]),
                ],
                heading=_("Who is to be trained"),
            ),
            MultiFieldPanel([FieldRowPanel([FieldPanel("mode"), FieldPanel("starts_on")])], heading=_("When and how")),
        ],
        heading=_("Training"),
    ),
    ObjectList(
        [
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("budget_band"), FieldPanel("closes_at")]), in_both("timeline")],
                heading=_("Budget and dates"),
            ),
            choices("cooperation"),
        ],
        heading=_("Budget and cooperation"),
    ),
    MEDIA_TAB,
    FILES_TAB,
    PUBLISHING_TAB,
)
