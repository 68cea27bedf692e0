from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "questions"
    verbose_name = _("Public questions")

    def ready(self):
        from accounts.personal_data import register
        from questions import personal_data

        register("public_questions", collect=personal_data.collect, erase=personal_data.erase)
