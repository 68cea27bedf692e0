"""Enquiries for city staff: states and times, to read. No text, no person, and no owner whose name is withheld."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from enquiries.models import Enquiry
from history.viewsets import ReadOnlyPolicy


class EnquiryViewSet(ModelViewSet):
    model = Enquiry
    form_fields = ["state"]
    list_filter = ["state", "decline_reason"]
    list_display = [
        Column("key", label=_("Enquiry")),
        "listing_key",
        Column("asker", label=_("From")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("state_at", label=_("Since"), sort_key="state_at"),
        DateColumn("sent_at", label=_("Sent on"), sort_key="sent_at"),
        DateColumn("answered_at", label=_("First answer"), sort_key="answered_at"),
        Column("get_decline_reason_display", label=_("Reason")),
    ]
    list_select_related = ["asker"]
    search_fields = ["listing_key"]
    search_backend_name = None
    ordering = ["-state_at", "-pk"]
    list_per_page = 50
    copy_view_enabled = False
    add_to_reference_index = False
    icon = "mail"
    menu_label = _("Enquiries")
    add_to_admin_menu = True
    menu_order = 220


register_permission_policy(Enquiry, ReadOnlyPolicy(Enquiry))
