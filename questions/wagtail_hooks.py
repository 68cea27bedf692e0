"""The queue in the admin's menu."""

from wagtail import hooks

from questions.viewsets import PublicQuestionViewSet


@hooks.register("register_admin_viewset")
def queue():
    return PublicQuestionViewSet()
