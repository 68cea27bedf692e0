"""The admin's forms of organisations and people."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList

from organisations.members_admin import MembershipForm

ORGANISATION_PANELS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("slug")]),
                FieldPanel("parent"),
            ],
            heading=_("Organisation"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("description_vi"), FieldPanel("description_en")]), FieldPanel("logo")],
            heading=_("Description"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(content=_("An organisation is verified in the list, under its name; a reason is noted.")),
                FieldRowPanel([FieldPanel("code"), FieldPanel("email_domain")]),
                FieldPanel("size"),
            ],
            heading=_("Who it is"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("address"), FieldPanel("ward")]),
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                FieldPanel("website"),
            ],
            heading=_("Contact"),
        ),
    ]
)

SCIENTIST_PANELS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
                FieldRowPanel([FieldPanel("title_vi"), FieldPanel("title_en")]),
                FieldPanel("organisation"),
            ],
            heading=_("Scientist"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("expertise_vi"), FieldPanel("expertise_en")])], heading=_("Expertise")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("email"), FieldPanel("confirmed_at", read_only=True)])], heading=_("Consent")
        ),
    ]
)

MEMBERSHIP_PANELS = ObjectList(
    [
        FieldPanel("user", heading=_("User")),
        FieldPanel("organisation", heading=_("Organisation")),
        FieldPanel("role"),
    ],
    base_form_class=MembershipForm,
)
