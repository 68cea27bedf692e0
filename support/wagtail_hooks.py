"""The queues in the admin's menu."""

from wagtail import hooks

from support.viewsets import QuestionViewSet, ReportViewSet


@hooks.register("register_admin_viewset")
def queues():
    return [QuestionViewSet(), ReportViewSet()]
