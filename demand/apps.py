from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemandConfig(AppConfig):
    name = "demand"
    verbose_name = _("Needs")

    def ready(self):
        from demand.documents import SOURCES
        from demand.models import Need
        from listings import attachments
        from search.registry import register

        for source in SOURCES:
            register(source)
        attachments.connect(Need)
