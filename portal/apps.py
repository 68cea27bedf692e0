from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        from accounts.personal_data import register
        from portal.organising import personal_data

        register("organising", collect=personal_data.collect, erase=personal_data.erase)
