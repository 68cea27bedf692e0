from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    name = "results"
    verbose_name = _("Results")

    def ready(self):
        from accounts.personal_data import register
        from results import personal_data

        register("results", collect=personal_data.collect, erase=personal_data.erase)
