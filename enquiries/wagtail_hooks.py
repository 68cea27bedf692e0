"""The list of enquiries in the admin's menu."""

from wagtail import hooks

from enquiries.viewsets import EnquiryViewSet


@hooks.register("register_admin_viewset")
def enquiries():
    return EnquiryViewSet()
