from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamsConfig(AppConfig):
    name = "teams"
    verbose_name = _("Teams")

    def ready(self):
        from accounts.personal_data import register
        from teams import personal_data

        register("teams", collect=personal_data.collect, erase=personal_data.erase)
