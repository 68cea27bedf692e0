"""The files of a listing in the admin's form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList

FILES_TAB = ObjectList(
    [
        InlinePanel(
            "attachments",
            heading=_("Files"),
            label=_("File"),
            panels=[FieldPanel("document"), FieldPanel("name")],
            max_num=5,
        )
    ],
    heading=_("Files"),
)
