from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    name = "support"
    verbose_name = _("Support centre")

    def ready(self):
        from accounts.personal_data import register
        from support import personal_data

        register("support", collect=personal_data.collect, erase=personal_data.erase)
