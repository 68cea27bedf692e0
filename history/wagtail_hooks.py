"""The accesses of staff in the admin's menu."""

from wagtail import hooks

from history.viewsets import AccessViewSet


@hooks.register("register_admin_viewset")
def accesses():
    return AccessViewSet()
