from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    name = "submissions"
    verbose_name = _("Submissions")

    def ready(self):
        from accounts.personal_data import register
        from files.with_rows import remove_with_row
        from submissions import personal_data
        from submissions.models import SubmittedFile

        register("submissions", collect=personal_data.collect, erase=personal_data.erase)
        remove_with_row(SubmittedFile)
