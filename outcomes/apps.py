from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutcomesConfig(AppConfig):
    name = "outcomes"
    verbose_name = _("Outcomes")

    def ready(self):
        from accounts.personal_data import register
        from outcomes import personal_data

        register("outcomes", collect=personal_data.collect, erase=personal_data.erase)
