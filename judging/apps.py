from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JudgingConfig(AppConfig):
    name = "judging"
    verbose_name = _("Judging")

    def ready(self):
        from accounts.personal_data import register
        from judging import personal_data

        register("judging", collect=personal_data.collect, erase=personal_data.erase)
