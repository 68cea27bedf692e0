"""The rows of history in the admin, to read."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from history.models import Access, StateChange


class ReadOnlyPolicy(ModelPermissionPolicy):
    """What happened stays: nobody adds, changes or deletes a row, an administrator included."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class StateChangeFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    kind = django_filters.AllValuesFilter(label=_("Kind"))
    to_state = django_filters.AllValuesFilter(label=_("To"))

    class Meta:
        model = StateChange
        fields = ["at", "kind", "to_state"]


class StateChangeViewSet(ModelViewSet):
    model = StateChange
    form_fields = ["reason"]
    filterset_class = StateChangeFilterSet
    list_display = [
        "key",
        "kind",
        "from_state",
        "to_state",
        Column("by", label=_("Who")),
        DateColumn("at", label=_("When"), sort_key="at"),
        Column("reason", label=_("Why")),
    ]
    search_fields = ["key", "organisation", "reason"]
    search_backend_name = None
    ordering = ["-at", "-id"]
    list_per_page = 100
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["key", "kind", "organisation", "from_state", "to_state", "reason", "by", "at"]
    add_to_reference_index = False
    icon = "history"
    menu_label = _("State changes")
    add_to_admin_menu = True
    menu_order = 8000


register_permission_policy(StateChange, ReadOnlyPolicy(StateChange))


class AccessFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = Access
        fields = ["at", "what"]


class AccessViewSet(ModelViewSet):
    """No group has the permission to see them: administrators do."""

    model = Access
    form_fields = ["key"]
    filterset_class = AccessFilterSet
    list_display = [
        Column("get_what_display", label=_("What"), sort_key="what"),
        "key",
        Column("by", label=_("Who")),
        DateColumn("at", label=_("When"), sort_key="at"),
    ]
    search_fields = ["key", "by__username", "by__first_name", "by__email"]
    search_backend_name = None
    ordering = ["-at", "-id"]
    list_per_page = 100
    copy_view_enabled = False
    add_to_reference_index = False
    icon = "view"
    menu_label = _("Accesses")
    add_to_admin_menu = True
    menu_order = 8010


register_permission_policy(Access, ReadOnlyPolicy(Access))
