from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookmarksConfig(AppConfig):
    name = "bookmarks"
    verbose_name = _("Bookmarks")

    def ready(self):
        from accounts.personal_data import register
        from bookmarks import personal_data, signals

        register("bookmarks", collect=personal_data.collect, erase=personal_data.erase)
        signals.connect()
