from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsConfig(AppConfig):
    name = "listings"
    verbose_name = _("Listings")

    def ready(self):
        from listings import history, letters, signals, wagtail_letters

        history.connect()
        letters.connect()
        signals.connect()
        wagtail_letters.connect()
