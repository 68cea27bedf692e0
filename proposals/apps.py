from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    name = "proposals"
    verbose_name = _("Calls and proposals")

    def ready(self):
        from accounts.personal_data import register
        from proposals import personal_data, signals

        register("proposals", collect=personal_data.collect, erase=personal_data.erase)
        signals.connect()
