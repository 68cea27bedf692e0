from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnquiriesConfig(AppConfig):
    name = "enquiries"
    verbose_name = _("Enquiries")

    def ready(self):
        from accounts.personal_data import register
        from enquiries import personal_data
        from enquiries.models import MessageFile
        from files.with_rows import remove_with_row

        register("enquiries", collect=personal_data.collect, erase=personal_data.erase)
        remove_with_row(MessageFile)
