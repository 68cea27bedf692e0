from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = _("Organisations")

    def ready(self):
        from organisations.documents import (
            OrganisationSource,
            organisation_deleted,
            organisation_saved,
            scientist_changed,
        )
        from organisations.models import Organisation, Scientist
        from search.registry import register

        register(OrganisationSource())
        post_save.connect(organisation_saved, sender=Organisation, dispatch_uid="organisation_entry")
        pre_delete.connect(organisation_deleted, sender=Organisation, dispatch_uid="organisation_entry")
        post_save.connect(scientist_changed, sender=Scientist, dispatch_uid="scientist_saved")
        pre_delete.connect(scientist_changed, sender=Scientist, dispatch_uid="scientist_deleted")
