from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    name = "proposals"
    verbose_name = _("Calls and proposals")

    def ready(self):
        from accounts.personal_data import register
        from files.with_rows import remove_with_row
        from proposals import personal_data
        from proposals.models import SealedFile

        register("proposals", collect=personal_data.collect, erase=personal_data.erase)
        remove_with_row(SealedFile)
