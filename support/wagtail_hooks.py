"""The queues in the admin's menu."""

from wagtail import hooks

from support.answers_admin import SurveyAnswerViewSet
from support.viewsets import QuestionViewSet, ReportViewSet


@hooks.register("register_admin_viewset")
def queues():
    return [QuestionViewSet(), ReportViewSet(), SurveyAnswerViewSet()]
