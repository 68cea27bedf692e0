from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    name = "alerts"
    verbose_name = _("Alerts")

    def ready(self):
        from accounts.personal_data import register
        from alerts import holdings

        register("alerts", collect=holdings.collect, erase=holdings.erase)
